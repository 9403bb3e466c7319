package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.text.Sentence;
import dev.sextant.ui.settings.profiles.ProfileDraft.AuthKind;
import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import dev.sextant.ui.settings.profiles.ProfileDraft.TrustKind;
import dev.sextant.widget.Messages;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Where the cluster is, and whether it is one: no credentials are sent. */
final class ConnectAddress extends ConnectStep {

    private final ConnectDraft draft;
    private final TextField urls = new TextField();
    private final LiveCheck check;

    ConnectAddress(ConnectDraft draft, ConnectionTest test, Executor workers) {
        super(Messages.text("wizard.address.text"));
        this.draft = draft;
        check = new LiveCheck(test, workers, this::trial, this::own, this::pin);
        urls.setPromptText("https://host:9200");
        urls.textProperty().bindBidirectional(draft.urls);
        var trust = new ComboBox<TrustKind>();
        trust.getItems().setAll(TrustKind.values());
        trust.setConverter(Kinds.words(Kinds::word));
        trust.valueProperty().bindBidirectional(draft.trust);
        var caFile = new TextField();
        caFile.textProperty().bindBidirectional(draft.caFile);
        var usual = new ExtensionFilter("PEM", "*.pem", "*.crt", "*.cer");
        var fileField = new FileField(caFile, "wizard-ca-file", usual);
        var file = row(Messages.text("connect.caFile"), caFile, fileField, Field.CA_FILE);
        var fingerprint = new TextField();
        fingerprint.textProperty().bindBidirectional(draft.fingerprint);
        var pinned =
                row(
                        Messages.text("connect.fingerprint"),
                        "wizard-fingerprint",
                        fingerprint,
                        Field.FINGERPRINT);
        showWhen(file, draft.trust.isEqualTo(TrustKind.CA_FILE));
        showWhen(pinned, draft.trust.isEqualTo(TrustKind.CA_FINGERPRINT));
        getChildren()
                .addAll(
                        row(Messages.text("wizard.urls"), "wizard-urls", urls, Field.URLS),
                        row(Messages.text("connect.trust"), "wizard-trust", trust, null),
                        file,
                        pinned,
                        check);
        draft.urls.subscribe((before, now) -> check.soon());
        draft.trust.subscribe((before, now) -> check.soon());
        draft.caFile.subscribe((before, now) -> check.soon());
        draft.fingerprint.subscribe((before, now) -> check.soon());
    }

    private LiveCheck.@Nullable Trial trial() {
        var profile = draft.tried(AuthKind.NONE, Field.URLS, Field.CA_FILE, Field.FINGERPRINT);
        return profile == null ? null : new LiveCheck.Trial(profile, Credentials.NONE);
    }

    /** That nobody may come in without saying who they are is as it should be. */
    private @Nullable Finding own(@Nullable Finding finding) {
        if (finding == null) return null;
        if (finding.step() == Step.CREDENTIALS) propose(finding.outcome());
        return switch (finding.step()) {
            case CONNECTION, CERTIFICATE, SERVER ->
                    finding.outcome() == Outcome.SKIPPED ? null : finding;
            case CREDENTIALS ->
                    finding.outcome() == Outcome.FAILED
                            ? Finding.ok(Step.SERVER, Sentence.of("wizard.asksWho"))
                            : null;
            case PRIVILEGES, INDICES, FIELDS -> null;
        };
    }

    /** Whether there is anything to prove; what a person typed already stays. */
    private void propose(Outcome outcome) {
        if (!draft.secret.get().isEmpty()) return;
        if (outcome == Outcome.OK) draft.auth.set(AuthKind.NONE);
        if (outcome == Outcome.FAILED && draft.auth.get() == AuthKind.NONE) {
            draft.auth.set(AuthKind.API_KEY);
        }
    }

    private void pin(String sha256) {
        draft.trust.set(TrustKind.CA_FINGERPRINT);
        draft.fingerprint.set(sha256);
        check.now();
    }

    @Override
    LiveCheck check() {
        return check;
    }

    @Override
    Set<Field> fields() {
        return EnumSet.of(Field.URLS, Field.CA_FILE, Field.FINGERPRINT);
    }

    @Override
    void shown() {
        urls.requestFocus();
        urls.end();
    }
}
