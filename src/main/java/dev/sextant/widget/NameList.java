package dev.sextant.widget;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** A list of names that pops up beside a node, to choose one from. */
public final class NameList {

    private static final double ROW = 28;
    private static final int MOST_ROWS = 12;

    private NameList() {}

    /**
     * @param chosen hears the name that was clicked, or on which Enter was pressed
     */
    public static PopOver show(
            Node beside, String title, List<String> names, Consumer<String> chosen) {
        var list = new ListView<>(FXCollections.observableArrayList(names));
        list.setId("name-list");
        list.setFixedCellSize(ROW);
        list.setPrefSize(280, ROW * Math.min(MOST_ROWS, Math.max(1, names.size())) + 2);
        list.setCellFactory(_ -> new NameCell());
        var popOver = new PopOver(list);
        popOver.setTitle(title);
        popOver.setHeaderAlwaysVisible(true);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        list.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) choose(list, popOver, chosen);
                });
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) choose(list, popOver, chosen);
                    if (event.getCode() == KeyCode.ESCAPE) popOver.hide();
                });
        Theme.ground(popOver, beside);
        popOver.show(beside);
        list.requestFocus();
        return popOver;
    }

    private static void choose(ListView<String> list, PopOver popOver, Consumer<String> chosen) {
        var name = list.getSelectionModel().getSelectedItem();
        if (name == null) return;
        popOver.hide();
        chosen.accept(name);
    }

    private static final class NameCell extends ListCell<String> {
        NameCell() {
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setEllipsisString("…");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : SafeText.line(name));
        }
    }
}
