package dev.sextant.ui.model;

import dev.sextant.ui.model.ModelsScreen.ModelRow;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The models, a row each; the whole row leads to the model. */
final class ModelsTable extends TableView<ModelRow> {

    ModelsTable(Consumer<String> open) {
        setId("models-table");
        getStyleClass().add("data-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add(Messages.text("model.column.model"), ModelRow::model, SafeText::line, 240, false);
        add(
                Messages.text("model.column.predictions"),
                ModelRow::predictions,
                Numbers::count,
                120,
                true);
        add(Messages.text("model.column.errors"), ModelRow::errors, Numbers::count, 100, true);
        add(
                Messages.text("model.column.rate"),
                ModelRow::errorRate,
                Numbers::percentFigure,
                110,
                true);
        add(
                Messages.text("model.column.production"),
                ModelRow::inProduction,
                SafeText::line,
                300,
                false);
        setRowFactory(
                table -> {
                    var row = new TableRow<ModelRow>();
                    row.setOnMouseClicked(
                            event -> {
                                if (event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                                    open.accept(row.getItem().model());
                                }
                            });
                    return row;
                });
        setOnKeyPressed(
                event -> {
                    var row = getSelectionModel().getSelectedItem();
                    if (event.getCode() != KeyCode.ENTER || row == null) return;
                    open.accept(row.model());
                    event.consume();
                });
    }

    private <V extends Comparable<V>> void add(
            String head,
            Function<ModelRow, @Nullable V> value,
            Function<V, String> text,
            double width,
            boolean numeric) {
        var column = new TableColumn<ModelRow, @Nullable V>(head);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        column.setPrefWidth(width);
        if (numeric) column.getStyleClass().add("number");
        column.setCellFactory(
                any ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable V item, boolean empty) {
                                super.updateItem(item, empty);
                                if (empty) setText(null);
                                else setText(item == null ? Numbers.NONE : text.apply(item));
                            }
                        });
        getColumns().add(column);
    }
}
