package dev.sextant.ui.settings.profiles;

import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import dev.sextant.widget.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** What the profile is called, and whether rules judge it. */
final class ConnectDone extends ConnectStep {

    private final ConnectDraft draft;
    private final TextField name = new TextField();
    private final Label summary = new Label();
    private List<String> taken = List.of();

    ConnectDone(ConnectDraft draft) {
        super(Messages.text("wizard.done.text"));
        this.draft = draft;
        name.textProperty().bindBidirectional(draft.name);
        var watched = new CheckBox(Messages.text("wizard.watched"));
        watched.setId("wizard-watched");
        watched.selectedProperty().bindBidirectional(draft.watched);
        var note = new Label(Messages.text("wizard.watched.text"));
        note.getStyleClass().addAll("muted", "note");
        note.setWrapText(true);
        summary.setId("wizard-summary");
        summary.setWrapText(true);
        getChildren()
                .addAll(
                        summary,
                        row(Messages.text("connect.name"), "wizard-name", name, Field.NAME),
                        watched,
                        note);
    }

    void taken(List<String> names) {
        taken = names;
    }

    @Override
    @Nullable LiveCheck check() {
        return null;
    }

    @Override
    Set<Field> fields() {
        return EnumSet.of(Field.NAME);
    }

    @Override
    void shown() {
        if (draft.name.get().isBlank()) draft.name.set(draft.likelyName(taken));
        summary.setText(
                Messages.text("wizard.summary", draft.index.get().strip(), draft.urlText()));
        name.requestFocus();
        name.selectAll();
    }
}
