package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.ui.settings.FormRows;
import dev.sextant.ui.settings.profiles.ProfileDraft.AuthKind;
import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import dev.sextant.ui.settings.profiles.ProfileDraft.TrustKind;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Held;
import dev.sextant.widget.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Makes or changes one profile. What is wrong with a field stands under it as it is typed. */
public final class ProfileForm extends VBox {

    private final ProfileStore store;
    private final Probes probes;
    private final Executor workers;
    private final @Nullable ClusterProfile edited;
    private final List<String> taken;
    private final Consumer<ClusterProfile> saved;

    private final TextField name = new TextField();
    private final TextField urls = new TextField();
    private final ComboBox<AuthKind> auth = new ComboBox<>();
    private final TextField user = new TextField();
    private final AwsFields aws = AwsFields.empty();
    private final PasswordField secret = new PasswordField();
    private final ComboBox<TrustKind> trust = new ComboBox<>();
    private final TextField caFile = new TextField();
    private final TextField fingerprint = new TextField();
    private final TextField clientCertificate = new TextField();
    private final PasswordField certificatePassword = new PasswordField();
    private final TextField index = new TextField();
    private final TextField zone = new TextField();
    private final TextField environment = new TextField();
    private final TextField seconds = new TextField();
    private final CheckBox watched = new CheckBox(Messages.text("connect.watched"));
    private final LinkFields links;
    private final FieldsForm fields;

    private final ProfileDraft filled;
    private final FormRows<Field> rows = new FormRows<>(Field.class);
    private final Button tryIt = new Button(Messages.text("connect.test"));
    private final Button save = new Button(Messages.text("connect.save"));
    private final Held saving = new Held(save);
    private final FindingsView findings = new FindingsView(this::pin);

    /** Answers of a test that was started before the last one are dropped. */
    private int tests;

    /**
     * @param workers runs what waits for the disk or the cluster
     * @param edited the profile to change; null to make one
     * @param taken the names of the other profiles
     * @param saved hears the profile on the JavaFX thread once it is written
     */
    public ProfileForm(
            ProfileStore store,
            Probes probes,
            Executor workers,
            @Nullable ClusterProfile edited,
            List<String> taken,
            Consumer<ClusterProfile> saved,
            Runnable cancelled) {
        this.store = store;
        this.probes = probes;
        this.workers = workers;
        this.edited = edited;
        this.taken = List.copyOf(taken);
        this.saved = saved;
        getStyleClass().add("profile-form");
        auth.getItems().setAll(AuthKind.values());
        auth.setConverter(Kinds.words(Kinds::word));
        trust.getItems().setAll(TrustKind.values());
        trust.setConverter(Kinds.words(Kinds::word));
        links = new LinkFields(edited == null ? Links.NONE : edited.links());
        var mapping = edited == null ? FieldMapping.NONE : edited.mapping();
        fields = new FieldsForm(mapping, workers, this::reading);
        fill(edited == null ? ProfileDraft.empty() : ProfileDraft.of(edited));
        filled = draft();
        getChildren().addAll(clusterRows(), proofRows(), trustRows(), viewRows(), fields, links);
        getChildren().addAll(buttons(cancelled), findings);
        watchFields();
    }

    boolean isChanged() {
        return !draft().equals(filled) || !typed().equals(new Credentials(null, null));
    }

    /** Now, or as soon as the scroll pane around the form has taken it in. */
    void focusName() {
        FirstFocus.on(name);
    }

    private VBox clusterRows() {
        urls.setPromptText("https://host:9200");
        return section(
                row(Messages.text("connect.name"), "connect-name", name, Field.NAME),
                row(Messages.text("connect.urls"), "connect-urls", urls, Field.URLS),
                row(Messages.text("connect.index"), "connect-index", index, Field.INDEX));
    }

    private VBox proofRows() {
        if (edited != null) secret.setPromptText(Messages.text("connect.secret.kept"));
        var userRow = row(Messages.text("connect.user"), "connect-user", user, Field.USER);
        var secretRow = row(Messages.text("connect.secret"), "connect-secret", secret, null);
        ConnectStep.showWhen(userRow, auth.valueProperty().isEqualTo(AuthKind.BASIC));
        ConnectStep.showWhen(secretRow, AwsFields.hasSecret(auth.valueProperty(), aws));
        var section =
                section(row(Messages.text("connect.auth"), "connect-auth", auth, null), userRow);
        var amazon = auth.valueProperty().isEqualTo(AuthKind.AWS);
        section.getChildren().addAll(aws.rows("connect", this::row, amazon));
        section.getChildren().add(secretRow);
        return section;
    }

    private VBox trustRows() {
        var file =
                fileRow(
                        Messages.text("connect.caFile"),
                        "connect-ca-file",
                        caFile,
                        new ExtensionFilter("PEM", "*.pem", "*.crt", "*.cer"),
                        Field.CA_FILE);
        var pinned =
                row(
                        Messages.text("connect.fingerprint"),
                        "connect-fingerprint",
                        fingerprint,
                        Field.FINGERPRINT);
        var password =
                row(
                        Messages.text("connect.certificatePassword"),
                        "connect-certificate-password",
                        certificatePassword,
                        null);
        ConnectStep.showWhen(file, trust.valueProperty().isEqualTo(TrustKind.CA_FILE));
        ConnectStep.showWhen(pinned, trust.valueProperty().isEqualTo(TrustKind.CA_FINGERPRINT));
        ConnectStep.showWhen(password, clientCertificate.textProperty().isNotEmpty());
        return section(
                row(Messages.text("connect.trust"), "connect-trust", trust, null),
                file,
                pinned,
                fileRow(
                        Messages.text("connect.clientCertificate"),
                        "connect-client-certificate",
                        clientCertificate,
                        new ExtensionFilter("PKCS#12", "*.p12", "*.pfx"),
                        Field.CLIENT_CERTIFICATE),
                password);
    }

    private VBox viewRows() {
        watched.setId("connect-watched");
        return section(
                row(Messages.text("connect.environment"), "connect-environment", environment, null),
                row(Messages.text("connect.zone"), "connect-zone", zone, Field.ZONE),
                row(Messages.text("connect.timeout"), "connect-timeout", seconds, Field.TIMEOUT),
                watched);
    }

    private HBox buttons(Runnable cancelled) {
        tryIt.setId("connect-test");
        tryIt.setOnAction(event -> runTest());
        save.setId("connect-save");
        save.setDefaultButton(true);
        save.setOnAction(event -> save());
        var cancel = new Button(Messages.text("connect.cancel"));
        cancel.setId("connect-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> cancelled.run());
        var bar = new HBox(save, tryIt, cancel);
        bar.getStyleClass().add("form-buttons");
        return bar;
    }

    private void runTest() {
        var draft = good();
        if (draft == null) return;
        var number = ++tests;
        var profile = draft.profile();
        var typed = typed();
        findings.say(Messages.text("connect.testing"));
        workers.execute(
                () -> {
                    try {
                        var credentials = withKept(typed);
                        Fx.run(() -> onlyIfCurrent(number, findings::clear));
                        probes.test()
                                .run(
                                        profile,
                                        credentials,
                                        one ->
                                                Fx.run(
                                                        () ->
                                                                onlyIfCurrent(
                                                                        number,
                                                                        () -> findings.add(one))));
                    } catch (StoreException e) {
                        Fx.run(() -> onlyIfCurrent(number, () -> findings.say(Messages.text(e))));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private FieldsForm.@Nullable Reading reading() {
        var draft = good();
        if (draft == null) return null;
        var profile = draft.profile();
        var typed = typed();
        return () -> probes.fields().of(profile, withKept(typed));
    }

    private void onlyIfCurrent(int number, Runnable action) {
        if (number == tests) action.run();
    }

    private void save() {
        var draft = good();
        if (draft == null) return;
        var profile = draft.profile();
        var typed = typed();
        saving.hold(true);
        workers.execute(
                () -> {
                    try {
                        if (edited == null) store.add(profile, typed);
                        else store.replace(edited.name(), profile, typed);
                        Fx.run(() -> saved.accept(profile));
                    } catch (StoreException e) {
                        Fx.run(() -> findings.say(Messages.text(e)));
                    } finally {
                        Fx.run(() -> saving.hold(false));
                    }
                });
    }

    /** The draft when nothing is wrong with it; else shows every problem and goes to the first. */
    private @Nullable ProfileDraft good() {
        rows.touchAll(EnumSet.allOf(Field.class));
        var draft = draft();
        validate();
        return draft.problems(taken).isEmpty() && fields.areGood() && links.areGood()
                ? draft
                : null;
    }

    private Credentials typed() {
        return new Credentials(
                secret.getText().isBlank() ? null : new Secret(secret.getText().strip()),
                certificatePassword.getText().isEmpty()
                        ? null
                        : new Secret(certificatePassword.getText()));
    }

    /** A secret that was left empty is the one saved before. */
    private Credentials withKept(Credentials typed) throws StoreException {
        if (edited == null) return typed;
        var kept = store.credentials(edited);
        return new Credentials(
                typed.secret() == null ? kept.secret() : typed.secret(),
                typed.certificatePassword() == null
                        ? kept.certificatePassword()
                        : typed.certificatePassword());
    }

    private void pin(String sha256) {
        trust.setValue(TrustKind.CA_FINGERPRINT);
        fingerprint.setText(sha256);
        runTest();
    }

    private ProfileDraft draft() {
        return new ProfileDraft(
                name.getText(),
                urls.getText(),
                auth.getValue(),
                user.getText(),
                aws.draft(),
                trust.getValue(),
                caFile.getText(),
                fingerprint.getText(),
                clientCertificate.getText(),
                index.getText(),
                zone.getText(),
                environment.getText(),
                seconds.getText(),
                watched.isSelected(),
                links.links(),
                fields.mapping());
    }

    private void fill(ProfileDraft draft) {
        name.setText(draft.name());
        urls.setText(draft.urls());
        auth.setValue(draft.auth());
        user.setText(draft.user());
        aws.fill(draft.aws());
        trust.setValue(draft.trust());
        caFile.setText(draft.caFile());
        fingerprint.setText(draft.fingerprint());
        clientCertificate.setText(draft.clientCertificate());
        index.setText(draft.index());
        zone.setText(draft.zone());
        environment.setText(draft.environment());
        seconds.setText(draft.seconds());
        watched.setSelected(draft.watched());
    }

    private void watchFields() {
        auth.valueProperty().addListener((value, before, now) -> validate());
        trust.valueProperty().addListener((value, before, now) -> validate());
    }

    private void touch(TextField input, Field field) {
        input.textProperty()
                .addListener(
                        (value, before, now) -> {
                            rows.touch(field);
                            validate();
                        });
    }

    private void validate() {
        rows.show(draft().problems(taken));
    }

    private Node row(String text, String id, Region input, @Nullable Field field) {
        input.setId(id);
        return row(text, input, input, field);
    }

    private Node fileRow(
            String text, String id, TextField path, ExtensionFilter usual, Field field) {
        return row(text, path, new FileField(path, id, usual), field);
    }

    private Node row(String text, Region input, Region shown, @Nullable Field field) {
        if (field != null && input instanceof TextField typed) touch(typed, field);
        return rows.row(new Label(text), input, shown, field);
    }

    private static VBox section(Node... rows) {
        var section = new VBox(rows);
        section.getStyleClass().add("form-section");
        return section;
    }
}
