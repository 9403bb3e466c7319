package dev.sextant.ui.settings.profiles;

import dev.sextant.ui.settings.FormRows;
import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One step on the way to a profile: some fields, and what is found out about them. */
abstract class ConnectStep extends VBox {

    private final FormRows<Field> rows = new FormRows<>(Field.class);

    ConnectStep(String explanation) {
        getStyleClass().add("profile-form");
        var text = new Label(explanation);
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        getChildren().add(text);
    }

    /** What is checked about this step; null when nothing is. */
    abstract @Nullable LiveCheck check();

    /** The fields of this step that have to be good before the next one. */
    abstract Set<Field> fields();

    /** It comes to the front. */
    abstract void shown();

    /** Shows beneath its field what is wrong with what was touched. */
    final void show(Map<Field, String> found) {
        rows.show(found);
    }

    /** A person wants to go on: now everything counts as touched. */
    final void touchAll() {
        rows.touchAll(fields());
    }

    final void touch(Field field) {
        rows.touch(field);
    }

    final Node row(String text, String id, Region input, @Nullable Field field) {
        input.setId(id);
        return row(text, input, input, field);
    }

    /**
     * @param input gets the focus
     * @param shown stands in the row; holds the input
     */
    final Node row(String text, Region input, Region shown, @Nullable Field field) {
        if (field != null && input instanceof TextInputControl typed) {
            typed.textProperty().subscribe((before, now) -> touch(field));
        }
        return rows.row(new Label(text), input, shown, field);
    }

    static void showWhen(Node row, ObservableValue<Boolean> condition) {
        row.visibleProperty().bind(condition);
        row.managedProperty().bind(condition);
    }
}
