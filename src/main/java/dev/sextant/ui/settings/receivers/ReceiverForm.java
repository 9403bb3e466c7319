package dev.sextant.ui.settings.receivers;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Receiver.Kind;
import dev.sextant.store.StoreException;
import dev.sextant.ui.settings.FormRows;
import dev.sextant.ui.settings.receivers.ReceiverDraft.Field;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Held;
import dev.sextant.widget.Messages;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Makes or changes one receiver. What is wrong with a field stands under it as it is typed. */
final class ReceiverForm extends VBox {

    private final Receivers receivers;
    private final Executor workers;
    private final @Nullable Receiver edited;
    private final List<String> taken;
    private final Consumer<String> saved;
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final Map<Field, TextField> inputs = new EnumMap<>(Field.class);
    private final Map<Field, Label> names = new EnumMap<>(Field.class);
    private final Map<Field, Node> rows = new EnumMap<>(Field.class);
    private final FormRows<Field> form = new FormRows<>(Field.class);
    private final ReceiverDraft filled;
    private final Label notice = new Label();
    private final Button save = new Button(Messages.text("receiver.save"));
    private final Held saving = new Held(save);

    /**
     * @param edited the receiver to change; null to make one
     * @param taken the names of the others
     * @param saved hears the name of what was written, on the JavaFX thread
     */
    ReceiverForm(
            Receivers receivers,
            Executor workers,
            @Nullable Receiver edited,
            List<String> taken,
            Consumer<String> saved,
            Runnable cancelled) {
        this.receivers = receivers;
        this.workers = workers;
        this.edited = edited;
        this.taken = List.copyOf(taken);
        this.saved = saved;
        getStyleClass().add("profile-form");
        var draft = edited == null ? ReceiverDraft.empty() : ReceiverDraft.of(edited);
        kind.setId("receiver-kind");
        kind.getItems().setAll(Kind.SLACK, Kind.PAGERDUTY, Kind.EMAIL, Kind.WEBHOOK, Kind.DESKTOP);
        kind.setConverter(new KindText());
        kind.setValue(draft.kind());
        kind.setDisable(edited != null);
        getChildren().add(row(Messages.text("receiver.kind"), kind, null));
        for (var field : Field.values()) add(field);
        fill(draft);
        filled = draft();
        notice.setId("receiver-notice");
        notice.getStyleClass().add("p1");
        notice.setWrapText(true);
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        getChildren().addAll(hint(), notice, buttons(cancelled));
        kind.valueProperty().subscribe((before, now) -> kindChanged(now));
        showFields();
        validate();
    }

    private void add(Field field) {
        var input = field == Field.SECRET ? new PasswordField() : new TextField();
        input.setId("receiver-" + field.name().toLowerCase(Locale.ROOT));
        inputs.put(field, input);
        var row = row("", input, field);
        rows.put(field, row);
        getChildren().add(row);
        input.textProperty()
                .subscribe(
                        (before, now) -> {
                            form.touch(field);
                            validate();
                        });
    }

    private static Label hint() {
        var hint = new Label(Messages.text("receiver.hint"));
        hint.getStyleClass().add("note");
        hint.setWrapText(true);
        return hint;
    }

    private HBox buttons(Runnable cancelled) {
        save.setId("receiver-save");
        save.getStyleClass().add("accent-button");
        save.setDefaultButton(true);
        save.setOnAction(event -> save());
        var cancel = new Button(Messages.text("connect.cancel"));
        cancel.setId("receiver-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> cancelled.run());
        var bar = new HBox(save, cancel);
        bar.getStyleClass().add("form-buttons");
        return bar;
    }

    private void kindChanged(Kind now) {
        input(Field.ENDPOINT).setText(ReceiverDraft.start(now));
        form.untouch();
        showFields();
        validate();
    }

    private void showFields() {
        for (var field : Field.values()) {
            var node = rows.get(field);
            if (node == null) continue;
            var wanted = ReceiverDraft.has(kind.getValue(), field);
            node.setVisible(wanted);
            node.setManaged(wanted);
            var name = names.get(field);
            if (name != null) name.setText(name(kind.getValue(), field));
        }
        input(Field.ENDPOINT).setPromptText(prompt(kind.getValue()));
        input(Field.MATCHERS).setPromptText("severity=P1, model=fraud-detector");
        if (edited != null && edited.credential() != null) {
            input(Field.SECRET).setPromptText(Messages.text("connect.secret.kept"));
        }
    }

    private static String prompt(Kind kind) {
        return switch (kind) {
            case SLACK -> Messages.text("receiver.endpoint.slack");
            case WEBHOOK -> "https://host/path";
            case PAGERDUTY, EMAIL, DESKTOP -> "";
        };
    }

    private static String name(Kind kind, Field field) {
        return switch (field) {
            case NAME -> Messages.text("receiver.name");
            case ENDPOINT ->
                    kind == Kind.SLACK
                            ? Messages.text("receiver.server")
                            : Messages.text("receiver.endpoint");
            case SERVER -> Messages.text("receiver.smtp");
            case FROM -> Messages.text("receiver.from");
            case TO -> Messages.text("receiver.to");
            case USER -> Messages.text("receiver.user");
            case SECRET ->
                    switch (kind) {
                        case SLACK -> Messages.text("receiver.secret.slack");
                        case PAGERDUTY -> Messages.text("receiver.secret.pagerduty");
                        case EMAIL -> Messages.text("receiver.secret.email");
                        case WEBHOOK, DESKTOP -> Messages.text("receiver.secret.webhook");
                    };
            case MATCHERS -> Messages.text("receiver.matchers");
        };
    }

    private TextField input(Field field) {
        return Objects.requireNonNull(inputs.get(field));
    }

    private ReceiverDraft draft() {
        return new ReceiverDraft(
                kind.getValue(),
                input(Field.NAME).getText(),
                input(Field.ENDPOINT).getText(),
                input(Field.SERVER).getText(),
                input(Field.FROM).getText(),
                input(Field.TO).getText(),
                input(Field.USER).getText(),
                input(Field.SECRET).getText(),
                input(Field.MATCHERS).getText());
    }

    private void fill(ReceiverDraft draft) {
        input(Field.NAME).setText(draft.name());
        input(Field.ENDPOINT).setText(draft.endpoint());
        input(Field.SERVER).setText(draft.server());
        input(Field.FROM).setText(draft.from());
        input(Field.TO).setText(draft.to());
        input(Field.USER).setText(draft.user());
        input(Field.MATCHERS).setText(draft.matchers());
        form.untouch();
    }

    private Map<Field, String> found() {
        return draft().problems(taken, edited != null && edited.credential() != null);
    }

    private void validate() {
        if (inputs.size() < Field.values().length) return;
        form.show(found());
    }

    private void save() {
        form.touchAll(EnumSet.allOf(Field.class));
        validate();
        if (!found().isEmpty()) return;
        var draft = draft();
        var receiver = draft.receiver();
        var secret = draft.secret().isBlank() ? null : new Secret(draft.secret().strip());
        saving.hold(true);
        workers.execute(
                () -> {
                    try {
                        if (edited == null) receivers.add(receiver, secret);
                        else receivers.replace(edited.name(), receiver, secret);
                        Fx.run(() -> saved.accept(receiver.name()));
                    } catch (StoreException e) {
                        Fx.run(() -> notice.setText(Messages.text(e)));
                    } finally {
                        Fx.run(() -> saving.hold(false));
                    }
                });
    }

    private HBox row(String text, Region input, @Nullable Field field) {
        var label = new Label(text);
        if (field != null) names.put(field, label);
        return form.row(label, input, input, field);
    }

    /** Whether something was typed that is not saved yet. */
    boolean isChanged() {
        return !draft().equals(filled);
    }

    void focus() {
        (edited == null ? kind : input(Field.NAME)).requestFocus();
    }

    private static final class KindText extends StringConverter<Kind> {
        @Override
        public String toString(@Nullable Kind value) {
            return value == null ? "" : ReceiverWords.kind(value);
        }

        @Override
        public Kind fromString(String text) {
            throw new UnsupportedOperationException("chosen from a list, never typed");
        }
    }
}
