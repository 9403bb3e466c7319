package dev.sextant.ui.settings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterProfile;
import dev.sextant.cluster.ClusterProfile.Auth;
import dev.sextant.cluster.ClusterProfile.Trust;
import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.Credentials;
import dev.sextant.cluster.LogSources.LogSource;
import dev.sextant.cluster.Secret;
import dev.sextant.store.EncryptedFileSecretStore;
import dev.sextant.store.ProfileStore;
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
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The steps to a first profile in a real window, by the keyboard. */
class ConnectWizardTest {

    private static final String PIN = "ab".repeat(32);
    private static final String ADDRESS = "https://es.example.org:9200";

    @TempDir private Path directory = Path.of("");
    private final List<ClusterProfile> tried = Collections.synchronizedList(new ArrayList<>());
    private final List<Credentials> triedWith = Collections.synchronizedList(new ArrayList<>());
    private final List<ClusterProfile> done = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private ProfileStore store;
    private @Nullable Window window;
    private int cancelled;
    private volatile boolean onFx;
    private volatile boolean reachable = true;
    private volatile CountDownLatch slow = new CountDownLatch(0);

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

    @Test
    void leadsFromAnAddressToASavedProfileByTheKeyboardAlone() throws Exception {
        show(Theme.DARK);
        robot.write("es.example.org:9200");
        until("wizard-step", "Not trusted.");
        keep("address-untrusted");
        press("connect-pin");
        until("wizard-step", "asks who you are");
        keep("address");
        robot.type(KeyCode.ENTER);
        assertEquals("wizard-secret", focused());
        robot.write("bad-key").type(KeyCode.ENTER);
        until("wizard-step", "The key is refused.");
        assertEquals("Go on anyway", next());
        keep("proof-refused");
        type("wizard-secret", "good-key");
        robot.type(KeyCode.ENTER);
        untilShown("wizard-index");
        until("wizard-step", "The field stage is missing.");
        assertEquals("cwl-*", input("wizard-index").getText(), "what looks most like a log");
        keep("log");
        robot.type(KeyCode.ENTER);
        untilShown("wizard-name");
        assertEquals("es.example.org", input("wizard-name").getText());
        keep("done");
        robot.type(KeyCode.ENTER);
        await().until(() -> !done.isEmpty());
        var saved = Objects.requireNonNull(store.find("es.example.org"));
        assertEquals(done, List.of(saved));
        assertEquals(ADDRESS, saved.urls().getFirst().toString());
        assertEquals(new Trust.CaFingerprint(PIN), saved.trust());
        assertEquals(new Auth.ApiKey(), saved.auth());
        assertEquals("cwl-*", saved.indexPattern());
        assertEquals(Duration.ofSeconds(30), saved.timeout());
        assertTrue(saved.watched());
        assertEquals(new Secret("good-key"), store.credentials(saved).secret());
        assertFalse(onFx, "nothing waits on the JavaFX thread");
        assertTrue(
                triedWith.stream().anyMatch(Credentials.NONE::equals),
                "the address is tried without credentials");
    }

    @Test
    void goingBackLosesNothing() throws Exception {
        show(Theme.LIGHT);
        toProof();
        choose("wizard-auth", ProfileDraft.AuthKind.BASIC);
        type("wizard-user", "ann");
        type("wizard-secret", "secret");
        press("wizard-back");
        assertEquals(ADDRESS, input("wizard-urls").getText());
        assertEquals(PIN, input("wizard-fingerprint").getText());
        press("wizard-next");
        untilShown("wizard-user");
        assertEquals("ann", input("wizard-user").getText());
        assertEquals("secret", input("wizard-secret").getText());
        assertEquals("wizard-user", focused());
    }

    @Test
    void takesKeysOfAmazonAndTriesThemOnlyWhole() throws Exception {
        show(Theme.DARK);
        toProof();
        choose("wizard-auth", ProfileDraft.AuthKind.AWS);
        type("wizard-access-key", "AKIAIOSFODNN7EXAMPLE");
        type("wizard-secret", "good-key");
        type("wizard-region", "eu-west-1");
        keep("aws");
        press("wizard-next");
        await().until(() -> tried.getLast().auth() instanceof Auth.Aws);
        assertEquals(
                new Auth.Aws("eu-west-1", "es", "AKIAIOSFODNN7EXAMPLE"), tried.getLast().auth());
        assertEquals(new Secret("good-key"), triedWith.getLast().secret());
    }

    /** A cluster locks users out that err too often. */
    @Test
    void aHalfTypedPasswordIsNotTried() throws Exception {
        show(Theme.DARK);
        toProof();
        choose("wizard-auth", ProfileDraft.AuthKind.BASIC);
        type("wizard-user", "ann");
        var before = tried.size();
        Window.onFx(() -> input("wizard-secret").requestFocus());
        robot.write("half");
        Thread.sleep(800);
        assertEquals(before, tried.size());
        Window.onFx(() -> input("wizard-user").requestFocus());
        await().until(() -> tried.size() == before + 1);
    }

    @Test
    void theLastThatWasTypedWins() throws Exception {
        slow = new CountDownLatch(1);
        show(Theme.DARK);
        type("wizard-urls", "https://slow.example.org");
        await().until(() -> tried.size() == 1);
        type("wizard-urls", ADDRESS);
        until("wizard-step", "es.example.org answers.");
        slow.countDown();
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(100);
        assertFalse(texts("wizard-step").contains("slow.example.org answers"));
    }

    @Test
    void goesOnPastAFailureOnlyWhenItIsWanted() throws Exception {
        reachable = false;
        show(Theme.DARK);
        type("wizard-urls", ADDRESS);
        press("wizard-next");
        until("wizard-step", "does not answer");
        assertNotNull(find("wizard-urls"));
        assertEquals("Go on anyway", next());
        press("wizard-next");
        untilShown("wizard-secret");
    }

    @Test
    void saysWhatIsWrongWithAFieldAndStays() throws Exception {
        show(Theme.DARK);
        press("wizard-next");
        assertTrue(texts("wizard-step").contains("Give the cluster's URL"));
        type("wizard-urls", "http://es.example.org");
        assertTrue(texts("wizard-step").contains("use https://"), texts("wizard-step"));
        type("wizard-urls", "https://ann:pw@es.example.org");
        assertTrue(texts("wizard-step").contains("Leave user and password out"));
        assertEquals(List.of(), tried);
        type("wizard-urls", ADDRESS);
        until("wizard-step", "Not trusted.");
        press("connect-pin");
        until("wizard-step", "asks who you are");
        press("wizard-next");
        press("wizard-next");
        assertEquals("Give the secret first.", text("wizard-notice"));
    }

    @Test
    void escapeCancelsAndNothingIsSaved() throws Exception {
        show(Theme.DARK);
        robot.write("es.example.org").type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, cancelled);
        assertEquals(List.of(), store.profiles());
    }

    private void toProof() throws Exception {
        type("wizard-urls", ADDRESS);
        until("wizard-step", "Not trusted.");
        press("connect-pin");
        until("wizard-step", "asks who you are");
        press("wizard-next");
        untilShown("wizard-secret");
    }

    private void show(Theme theme) throws Exception {
        ConnectionTest test = this::answer;
        var wizard =
                Window.onFx(
                        () ->
                                new ConnectWizard(
                                        store,
                                        test,
                                        (profile, credentials) ->
                                                List.of(
                                                        new LogSource(
                                                                "cwl-*",
                                                                1_234_567L,
                                                                1_234_000L,
                                                                List.of("production", "staging")),
                                                        new LogSource(
                                                                "metrics", 88L, 0L, List.of()),
                                                        new LogSource(
                                                                "secret-*", null, null, List.of())),
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

    private void keep(String name) throws Exception {
        Objects.requireNonNull(window).keep("wizard-" + name + "-dark");
        var scene = Objects.requireNonNull(window).stage().getScene();
        Window.onFx(() -> Theme.LIGHT.apply(scene));
        Objects.requireNonNull(window).keep("wizard-" + name + "-light");
        Window.onFx(() -> Theme.DARK.apply(scene));
    }

    private void until(String styleClass, String words) {
        await().atMost(Duration.ofSeconds(20)).until(() -> texts(styleClass).contains(words));
    }

    private void untilShown(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> lookup(id) != null);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(String id) throws Exception {
        Window.onFx(() -> ((Button) find(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String id, String text) throws Exception {
        Window.onFx(() -> input(id).setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String id, T value) throws Exception {
        Window.onFx(() -> ((ComboBox<T>) find(id)).setValue(value));
    }

    private TextInputControl input(String id) {
        return (TextInputControl) find(id);
    }

    private String text(String id) throws Exception {
        return Window.onFx(() -> ((Labeled) find(id)).getText());
    }

    private String next() throws Exception {
        return Window.onFx(() -> ((Button) find("wizard-next")).getText());
    }

    private @Nullable String focused() throws Exception {
        return Window.onFx(
                () -> Objects.requireNonNull(window).stage().getScene().getFocusOwner().getId());
    }

    private String texts(String styleClass) throws Exception {
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

    private Node find(String id) {
        var node = lookup(id);
        assertNotNull(node, id);
        return node;
    }

    private @Nullable Node lookup(String id) {
        var root = Objects.requireNonNull(window).stage().getScene().getRoot();
        if (Platform.isFxApplicationThread()) {
            root.applyCss();
            root.layout();
        }
        return root.lookup("#" + id);
    }
}
