package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.SharedProfile;
import dev.sextant.ui.settings.FormRows;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Held;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A profile that somebody handed over, before it is taken: what is in it, under which name, and its
 * secret, which is not in it.
 */
public final class ImportPane extends VBox {

    private final ProfileStore store;
    private final Executor workers;
    private final Consumer<ClusterProfile> done;
    private final VBox contents = new VBox();
    private final TextField name = new TextField();
    private final PasswordField secret = new PasswordField();
    private final CheckBox replace = new CheckBox(Messages.text("import.replace"));
    private final Label problem = new Label();
    private final Label notice = new Label();
    private final Button take = new Button(Messages.text("import.take"));
    private final Held taking = new Held(take);
    private final Button cancel = new Button(Messages.text("connect.cancel"));
    private List<String> taken = List.of();
    private @Nullable SharedProfile shared;

    private record Read(SharedProfile shared, List<String> taken) {}

    /**
     * @param workers runs what waits for the disk
     * @param done hears the profile on the JavaFX thread once it is written
     */
    public ImportPane(
            ProfileStore store,
            Executor workers,
            Path file,
            Consumer<ClusterProfile> done,
            Runnable cancelled) {
        this.store = store;
        this.workers = workers;
        this.done = done;
        setId("import");
        getStyleClass().add("profile-form");
        var title = new Label(Messages.text("import.title"));
        title.getStyleClass().add("panel-title");
        contents.getStyleClass().add("form-section");
        notice.setId("import-notice");
        notice.setWrapText(true);
        notice.setText(Messages.text("import.reading", file));
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        getChildren().addAll(title, contents, notice, buttons(cancelled));
        name.textProperty().subscribe(text -> validate());
        replace.selectedProperty().subscribe(on -> validate());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE) return;
                    event.consume();
                    cancelled.run();
                });
        workers.execute(() -> read(file));
    }

    private HBox buttons(Runnable cancelled) {
        take.setId("import-take");
        take.getStyleClass().add("accent-button");
        take.setDefaultButton(true);
        take.setDisable(true);
        take.setOnAction(event -> take());
        cancel.setId("import-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> cancelled.run());
        var bar = new HBox(take, cancel);
        bar.getStyleClass().add("form-buttons");
        return bar;
    }

    private void read(Path file) {
        try {
            var found = SharedProfile.read(file);
            var names = store.profiles().stream().map(ClusterProfile::name).toList();
            Fx.run(() -> show(new Read(found, names)));
        } catch (StoreException e) {
            Fx.run(() -> refuse(Messages.text(e)));
        }
    }

    private void refuse(String sentence) {
        notice.getStyleClass().add("p1");
        notice.setText(sentence);
        if (shared == null) cancel.requestFocus();
    }

    private void show(Read read) {
        shared = read.shared();
        taken = read.taken();
        var profile = read.shared().profile();
        notice.setText("");
        name.setId("import-name");
        name.setAccessibleText(Messages.text("connect.name"));
        secret.setId("import-secret");
        replace.setId("import-replace");
        replace.setWrapText(true);
        replace.setMinHeight(USE_PREF_SIZE);
        secret.setPromptText(Messages.text("import.secret.later"));
        problem.setId("import-name-problem");
        problem.getStyleClass().addAll("form-problem", "p1");
        problem.setWrapText(true);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        contents.getChildren()
                .setAll(
                        row(Messages.text("connect.name"), new VBox(name, problem, replace)),
                        fact(Messages.text("connect.urls"), urls(profile)),
                        fact(Messages.text("connect.index"), profile.indexPattern()),
                        fact(Messages.text("connect.auth"), auth(profile.auth())),
                        fact(Messages.text("connect.trust"), trust(profile.trust())));
        if (profile.auth() instanceof Auth.Basic(var user)) {
            contents.getChildren().add(fact(Messages.text("connect.user"), user));
        }
        if (profile.auth() instanceof Auth.Aws(var region, var service, var accessKey)) {
            contents.getChildren()
                    .addAll(
                            fact(Messages.text("connect.region"), region),
                            fact(Messages.text("connect.service"), Kinds.service(service)));
            if (accessKey != null) {
                contents.getChildren().add(fact(Messages.text("connect.accessKey"), accessKey));
            }
        }
        if (profile.auth().needsSecret()) {
            contents.getChildren().add(row(Messages.text("connect.secret"), secret));
        }
        if (read.shared().needsClientCertificate()) {
            var note = Messages.text("import.clientCertificate");
            contents.getChildren().add(fact(Messages.text("connect.clientCertificate"), note));
        }
        // whoever wrote the file chose where its links lead
        profile.links()
                .templates()
                .forEach(
                        (target, template) ->
                                contents.getChildren()
                                        .add(
                                                fact(
                                                        Messages.text(
                                                                "link.imported",
                                                                LinkFields.word(target)),
                                                        SafeText.line(template))));
        take.setDisable(false);
        name.setText(profile.name());
        validate();
        requestFocus();
    }

    private boolean isTaken() {
        return taken.stream().anyMatch(name.getText().strip()::equalsIgnoreCase);
    }

    /** Whether the name it shall have is good. */
    private boolean validate() {
        var wanted = name.getText().strip();
        replace.setVisible(taken.contains(wanted));
        replace.setManaged(taken.contains(wanted));
        var replaces = taken.contains(wanted) && replace.isSelected();
        var found = ProfileRules.name(wanted, replaces ? List.of() : taken);
        problem.setText(found == null ? "" : Messages.text(found));
        take.setText(
                replaces ? Messages.text("import.replace.take") : Messages.text("import.take"));
        return found == null;
    }

    private void take() {
        if (shared == null || !validate()) {
            name.requestFocus();
            return;
        }
        var wanted = Objects.requireNonNull(shared).named(name.getText().strip());
        var inPlace = isTaken();
        var typed = secret.getText().strip();
        taking.hold(true);
        workers.execute(
                () -> {
                    try {
                        var profile = inPlace ? store.takeInPlace(wanted) : store.take(wanted);
                        if (!typed.isEmpty()) {
                            store.replace(
                                    profile.name(), profile, Credentials.of(new Secret(typed)));
                        }
                        Fx.run(() -> done.accept(profile));
                    } catch (StoreException e) {
                        Fx.run(() -> refuse(Messages.text(e)));
                    } finally {
                        Fx.run(() -> taking.hold(false));
                    }
                });
    }

    private static String urls(ClusterProfile profile) {
        return profile.urls().stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    private static String auth(Auth auth) {
        return switch (auth) {
            case Auth.None() -> Messages.text("connect.auth.none");
            case Auth.Basic(var _) -> Messages.text("connect.auth.basic");
            case Auth.ApiKey() -> Messages.text("connect.auth.apiKey");
            case Auth.Bearer() -> Messages.text("connect.auth.bearer");
            case Auth.Aws(var _, var _, var _) -> Messages.text("connect.auth.aws");
        };
    }

    private static String trust(Trust trust) {
        return switch (trust) {
            case Trust.Platform() -> Messages.text("connect.trust.platform");
            case Trust.CaFile(var _) -> Messages.text("import.trust.inFile");
            case Trust.CaFingerprint(var sha256) ->
                    Messages.text("connect.trust.fingerprint") + "\n" + sha256;
        };
    }

    private static Node fact(String text, String value) {
        var label = new Label(value);
        label.setWrapText(true);
        label.getStyleClass().add("form-fact");
        return row(text, label);
    }

    private static Node row(String text, Region shown) {
        var label = new Label(text);
        label.setLabelFor(shown);
        shown.getStyleClass().add("form-input");
        return FormRows.plain(label, shown);
    }

    /** What has to be typed first; the name, when that is not good as it is. */
    @Override
    public void requestFocus() {
        if (!problem.getText().isEmpty() || secret.getScene() == null) name.requestFocus();
        else secret.requestFocus();
    }
}
