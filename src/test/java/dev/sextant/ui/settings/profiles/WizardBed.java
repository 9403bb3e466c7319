package dev.sextant.ui.settings.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.LogSources.LogSource;
import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The steps to a first profile in a real window, on a cluster behind an unknown authority. */
abstract class WizardBed {

    static final String PIN = "ab".repeat(32);
    static final String ADDRESS = "https://es.example.org:9200";

    @TempDir private Path directory = Path.of("");
    final List<ClusterProfile> tried = Collections.synchronizedList(new ArrayList<>());
    final List<Credentials> triedWith = Collections.synchronizedList(new ArrayList<>());
    final List<ClusterProfile> done = new ArrayList<>();
    final FxRobot robot = new FxRobot();
    ProfileStore store;
    @Nullable Window window;
    int cancelled;
    volatile boolean onFx;
    volatile boolean reachable = true;
    volatile CountDownLatch slow = new CountDownLatch(0);
    volatile CountDownLatch listing = new CountDownLatch(0);

    @BeforeEach
    void open() {
        store =
                new ProfileStore(
                        directory.resolve("config/profiles.json"),
                        EncryptedFileSecretStore.in(directory.resolve("data")));
    }

    @AfterEach
    void close() {
        if (window != null) window.close();
    }

    /** A cluster behind an unknown authority that lets one key in. */
    private void answer(ClusterProfile profile, Credentials credentials, Consumer<Finding> each)
            throws InterruptedException {
        onFx |= Platform.isFxApplicationThread();
        tried.add(profile);
        triedWith.add(credentials);
        var host = profile.urls().getFirst().getHost();
        if (host.startsWith("slow")) slow.await();
        if (!reachable) {
            each.accept(
                    Finding.failed(
                            Step.CONNECTION, Sentence.verbatim(host + " does not answer."), null));
            return;
        }
        each.accept(Finding.ok(Step.CONNECTION, Sentence.verbatim(host + " answers.")));
        if (!(profile.trust() instanceof Trust.CaFingerprint)) {
            each.accept(
                    new Finding(
                            Step.CERTIFICATE,
                            Outcome.FAILED,
                            Sentence.verbatim("Not trusted."),
                            null,
                            PIN));
            return;
        }
        each.accept(Finding.ok(Step.CERTIFICATE, Sentence.verbatim("Trusted until 2027-01-01.")));
        if (!new Secret("good-key").equals(credentials.secret())) {
            each.accept(
                    Finding.failed(
                            Step.CREDENTIALS, Sentence.verbatim("The key is refused."), null));
            each.accept(Finding.skipped(Step.SERVER, Sentence.verbatim("Not tried.")));
            return;
        }
        each.accept(
                Finding.ok(
                        Step.CREDENTIALS,
                        Sentence.verbatim("The cluster accepts the credentials.")));
        each.accept(
                Finding.ok(Step.CREDENTIALS, Sentence.verbatim("The API key ends on 2027-03-01.")));
        each.accept(
                Finding.ok(Step.SERVER, Sentence.verbatim("Elasticsearch 9.5.3, cluster prod.")));
        each.accept(Finding.ok(Step.PRIVILEGES, Sentence.verbatim("All privileges.")));
        each.accept(
                Finding.ok(
                        Step.INDICES,
                        Sentence.verbatim("7 indices match " + profile.indexPattern() + ".")));
        each.accept(
                Finding.warning(
                        Step.FIELDS,
                        Sentence.verbatim("The field stage is missing."),
                        Sentence.verbatim("Log stage.")));
    }

    void toProof() throws Exception {
        type("wizard-urls", ADDRESS);
        until("wizard-step", "Not trusted.");
        press("connect-pin");
        until("wizard-step", "asks who you are");
        press("wizard-next");
        untilShown("wizard-secret");
    }

    void show(Theme theme) throws Exception {
        ConnectionTest test = this::answer;
        var wizard =
                Window.onFx(
                        () ->
                                new ConnectWizard(
                                        store,
                                        new Probes(
                                                test,
                                                (profile, credentials) -> {
                                                    listing.await();
                                                    return sources();
                                                },
                                                OtherNames::report),
                                        task -> Thread.ofVirtual().start(task),
                                        done::add,
                                        () -> cancelled++));
        // as the window does: taken in and given the focus at once, before any layout
        var place = Window.onFx(() -> new StackPane(new Button("other")));
        window = Window.open(place, theme, 1148, 800);
        Window.onFx(
                () -> {
                    place.getChildren().setAll(wizard);
                    wizard.requestFocus();
                });
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("wizard-urls", focused());
    }

    private static List<LogSource> sources() {
        return List.of(
                new LogSource(
                        "cwl-*",
                        1_234_567L,
                        1_234_000L,
                        1_234_000L,
                        List.of("production", "staging")),
                new LogSource("metrics", 88L, 0L, 0L, List.of()),
                new LogSource("other-*", 4_321L, 0L, 1_234L, List.of()),
                new LogSource("secret-*", null, null, null, List.of()));
    }

    void keep(String name) throws Exception {
        Objects.requireNonNull(window).keep("wizard-" + name + "-dark");
        var scene = Objects.requireNonNull(window).stage().getScene();
        Window.onFx(() -> Theme.LIGHT.apply(scene));
        Objects.requireNonNull(window).keep("wizard-" + name + "-light");
        Window.onFx(() -> Theme.DARK.apply(scene));
    }

    void until(String styleClass, String words) {
        await().atMost(Duration.ofSeconds(20)).until(() -> texts(styleClass).contains(words));
    }

    void untilShown(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> lookup(id) != null);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void press(String id) throws Exception {
        Window.onFx(() -> ((Button) find(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    void type(String id, String text) throws Exception {
        Window.onFx(() -> input(id).setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    <T> void choose(String id, T value) throws Exception {
        Window.onFx(() -> ((ComboBox<T>) find(id)).setValue(value));
    }

    TextInputControl input(String id) {
        return (TextInputControl) find(id);
    }

    String text(String id) throws Exception {
        return Window.onFx(() -> ((Labeled) find(id)).getText());
    }

    String next() throws Exception {
        return Window.onFx(() -> ((Button) find("wizard-next")).getText());
    }

    @Nullable String focused() throws Exception {
        return Window.onFx(
                () -> Objects.requireNonNull(window).stage().getScene().getFocusOwner().getId());
    }

    String texts(String styleClass) throws Exception {
        return Window.onFx(
                () -> {
                    var text = new StringBuilder();
                    var scene = Objects.requireNonNull(window).stage().getScene();
                    for (var node : scene.getRoot().lookupAll("." + styleClass + " .label")) {
                        var label = (Labeled) node;
                        if (label.isVisible()) text.append(label.getText()).append('\n');
                    }
                    return text.toString();
                });
    }

    Node find(String id) {
        var node = lookup(id);
        assertNotNull(node, id);
        return node;
    }

    @Nullable Node lookup(String id) {
        var root = Objects.requireNonNull(window).stage().getScene().getRoot();
        if (Platform.isFxApplicationThread()) {
            root.applyCss();
            root.layout();
        }
        return root.lookup("#" + id);
    }
}
