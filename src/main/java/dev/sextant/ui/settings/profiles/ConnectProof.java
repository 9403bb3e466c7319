package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.ui.settings.profiles.ProfileDraft.AuthKind;
import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import dev.sextant.widget.Messages;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Half-typed passwords are not tried, for a cluster may lock a user out: they are tried
 * when their field is left, or when a person wants to go on.
 */
final class ConnectProof extends ConnectStep {

    private final ConnectDraft draft;
    private final ComboBox<AuthKind> auth = new ComboBox<>();
    private final TextField user = new TextField();
    private final AwsFields aws = AwsFields.empty();
    private final PasswordField secret = new PasswordField();
    private final LiveCheck check;

    ConnectProof(ConnectDraft draft, ConnectionTest test, Executor workers) {
        super(Messages.text("wizard.proof.text"));
        this.draft = draft;
        check = new LiveCheck(test, workers, this::trial, ConnectProof::own, sha256 -> {});
        auth.getItems().setAll(AuthKind.values());
        auth.setConverter(Kinds.words(Kinds::word));
        auth.valueProperty().bindBidirectional(draft.auth);
        user.textProperty().bindBidirectional(draft.user);
        secret.textProperty().bindBidirectional(draft.secret);
        var userRow = row(Messages.text("connect.user"), "wizard-user", user, Field.USER);
        var secretRow = row(Messages.text("connect.secret"), "wizard-secret", secret, null);
        showWhen(userRow, draft.auth.isEqualTo(AuthKind.BASIC));
        showWhen(secretRow, AwsFields.hasSecret(draft.auth, aws));
        aws.fill(draft.aws.get());
        getChildren()
                .addAll(row(Messages.text("connect.auth"), "wizard-auth", auth, null), userRow);
        getChildren().addAll(aws.rows("wizard", this::row, draft.auth.isEqualTo(AuthKind.AWS)));
        getChildren().addAll(secretRow, check);
        draft.auth.subscribe((before, now) -> changed());
        draft.user.subscribe((before, now) -> check.forget());
        aws.onChange(
                () -> {
                    draft.aws.set(aws.draft());
                    check.forget();
                });
        draft.secret.subscribe((before, now) -> check.forget());
        secret.focusedProperty().subscribe(this::left);
    }

    /** Tries what was typed when a person went on to another field; not when to another window. */
    private void left(boolean focused) {
        if (focused || getScene() == null || secret.equals(getScene().getFocusOwner())) return;
        if (check.state().get() == LiveCheck.State.NOT_RUN) check.now();
    }

    private void changed() {
        if (draft.auth.get() == AuthKind.NONE) check.soon();
        else check.forget();
    }

    private LiveCheck.@Nullable Trial trial() {
        var kind = draft.auth.get();
        if (draft.needsSecret() && draft.secret.get().isBlank()) return null;
        var profile =
                draft.tried(
                        kind,
                        Field.URLS,
                        Field.CA_FILE,
                        Field.FINGERPRINT,
                        Field.USER,
                        Field.REGION,
                        Field.ACCESS_KEY);
        return profile == null ? null : new LiveCheck.Trial(profile, draft.credentials());
    }

    private static @Nullable Finding own(@Nullable Finding finding) {
        if (finding == null) return null;
        return switch (finding.step()) {
            case CREDENTIALS, SERVER -> finding.outcome() == Outcome.SKIPPED ? null : finding;
            case CONNECTION, CERTIFICATE -> finding.outcome() == Outcome.FAILED ? finding : null;
            case PRIVILEGES, INDICES, FIELDS -> null;
        };
    }

    @Override
    LiveCheck check() {
        return check;
    }

    @Override
    Set<Field> fields() {
        return EnumSet.of(Field.USER, Field.REGION, Field.ACCESS_KEY);
    }

    @Override
    void shown() {
        if (check.state().get() == LiveCheck.State.NOT_RUN) check.now();
        if (draft.auth.get() == AuthKind.NONE) auth.requestFocus();
        else if (draft.auth.get() == AuthKind.BASIC) user.requestFocus();
        else if (draft.auth.get() == AuthKind.AWS) aws.region().requestFocus();
        else secret.requestFocus();
    }
}
