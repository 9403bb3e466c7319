package dev.sextant.ui.find;

import dev.sextant.ui.find.Findings.Line;
import dev.sextant.widget.SafeText;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of what was found: icon, name, what is known of it, its key and its kind. */
final class FindCell extends ListCell<Line> {

    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label cap = new Label();
    private final Label kind = new Label();
    private final HBox row;

    FindCell() {
        name.getStyleClass().add("find-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setEllipsisString("…");
        name.setMinWidth(120);
        detail.getStyleClass().add("note");
        detail.setMinWidth(0);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        kind.getStyleClass().addAll("axis", "find-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row = new HBox(icon, name, detail, space, cap, kind);
        row.getStyleClass().add("find-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().remove("find-group");
        switch (empty ? null : line) {
            case null -> {
                setText(null);
                setGraphic(null);
            }
            case Line.Head(var head) -> {
                setText(head.head());
                setGraphic(null);
                setContentDisplay(ContentDisplay.LEFT);
                setAccessibleText(head.head());
                getStyleClass().add("find-group");
            }
            case Line.Found(var finding) -> show(finding);
        }
    }

    private void show(Finding finding) {
        icon.setIconCode(finding.icon());
        name.setText(SafeText.line(finding.name()));
        detail.setText(SafeText.line(finding.detail()));
        cap.setText(finding.keys());
        cap.setVisible(!finding.keys().isEmpty());
        cap.setManaged(!finding.keys().isEmpty());
        kind.setText(finding.kind().word());
        setText(null);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(row);
        setAccessibleText(finding.kind().word() + ": " + name.getText() + " " + detail.getText());
    }
}
