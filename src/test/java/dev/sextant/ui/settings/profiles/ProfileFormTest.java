package dev.sextant.ui.settings.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The profile screens in a real window. */
class ProfileFormTest {

    private static final String PIN = "ab".repeat(32);

    @TempDir private Path directory;
    private ProfileStore store;
    private @Nullable Window window;
    private final List<ClusterProfile> tried = new ArrayList<>();
    private final List<Credentials> triedWith = new ArrayList<>();
    private final List<ClusterProfile> opened = new ArrayList<>();
    private @Nullable Boolean waitedOnFx;

    @BeforeEach
    void open() throws Exception {
        store =
                new ProfileStore(
                        directory.resolve("config/profiles.json"),
                        EncryptedFileSecretStore.in(directory.resolve("data")));
    }

    @AfterEach
    void close() {
        window().close();
    }

    @Test
    void whoeverComesToTheFormCanTypeAtOnce() throws Exception {
        show();
        press("connect-new");
        find("connect-name");
        assertEquals("connect-name", focused());
        Window.onFx(() -> find("connect-profiles").requestFocus());
        Window.onFx(() -> ((ProfilesPane) window().stage().getScene().getRoot()).requestFocus());
        assertEquals("connect-name", focused());
    }

    @Test
    void filesCanBeLookedForFromWhereTheOneNamedLies() throws Exception {
        show();
        press("connect-new");
        assertNotNull(find("connect-client-certificate-browse"));
        assertEquals(
                directory.toFile(), FileField.directoryOf(directory.resolve("ca.pem").toString()));
        assertNull(FileField.directoryOf(" "));
        assertNull(FileField.directoryOf(directory.resolve("none/ca.pem").toString()));
    }

    private @Nullable String focused() throws Exception {
        return Window.onFx(() -> window().stage().getScene().getFocusOwner().getId());
    }

    @Test
    void makesAProfileFromWhatIsTyped() throws Exception {
        show();
        press("connect-new");
        type("connect-name", "prod");
        type("connect-urls", "https://a.example.org:9200, https://b.example.org:9200");
        type("connect-secret", "my-key");
        type("connect-environment", "production");
        press("connect-save");
        var saved = store.find("prod");
        assertNotNull(saved);
        assertEquals(2, saved.urls().size());
        assertEquals(new Auth.ApiKey(), saved.auth());
        assertEquals("production", saved.environment());
        assertEquals(new Secret("my-key"), store.credentials(saved).secret());
        assertEquals(List.of(saved), list().getItems());
        press("connect-open");
        assertEquals(List.of(saved), opened);
    }

    @Test
    void showsWhatALinkBecomesAndSavesNoneThatCannotBeUsed() throws Exception {
        store.add(profile("p"), Credentials.NONE);
        show();
        choose(0);
        press("connect-edit");
        assertTrue(linkNote("model").contains("{model}"), "what it can hold");
        type("connect-link-model", "https://mlflow.example/#/models/{model}");
        assertTrue(linkNote("model").contains("https://mlflow.example/#/models/fraud-detector"));
        type("connect-link-model", "https://mlflow.example/{modle}");
        assertTrue(linkNote("model").contains("{modle}"), linkNote("model"));
        press("connect-save");
        assertEquals(Links.NONE, store.profiles().getFirst().links());
        window().keep("profile-form-links");
        type("connect-link-model", "https://mlflow.example/#/models/{model}");
        press("connect-save");
        assertEquals(
                Map.of(Links.Target.MODEL, "https://mlflow.example/#/models/{model}"),
                store.profiles().getFirst().links().templates());
    }

    @Test
    void thePresetsFillInWhatCanBeSaved() throws Exception {
        for (var preset : LinkPreset.values()) {
            preset.templates()
                    .forEach(
                            (target, template) ->
                                    assertNull(Links.problem(target, template), preset.product()));
        }
        store.add(profile("p"), Credentials.NONE);
        show();
        choose(0);
        press("connect-edit");
        Window.onFx(() -> ((MenuButton) find("connect-link-presets")).getItems().getLast().fire());
        assertTrue(linkNote("discover").contains("fraud-detector"), linkNote("discover"));
    }

    private String linkNote(String target) throws Exception {
        return Window.onFx(() -> ((Label) find("connect-link-" + target + "-note")).getText());
    }

    @Test
    void asksForRegionAndKeyWhereRequestsAreSignedForAmazon() throws Exception {
        show();
        press("connect-new");
        assertFalse(isShown("connect-region"));
        choose(ProfileDraft.AuthKind.AWS);
        type("connect-name", "aws");
        type("connect-urls", "https://search-logs.eu-west-1.es.amazonaws.com");
        type("connect-region", "Ireland");
        assertTrue(String.valueOf(problem("connect-region")).contains("eu-west-1"));
        type("connect-region", "eu-west-1");
        assertNull(problem("connect-region"));
        assertFalse(isShown("connect-secret"), "the keys are in the environment");
        window().keep("profile-form-aws-environment");
        type("connect-access-key", "AKIAIOSFODNN7EXAMPLE");
        assertTrue(isShown("connect-secret"));
        type("connect-secret", "secret");
        window().keep("profile-form-aws");
        press("connect-save");
        var saved = store.find("aws");
        assertNotNull(saved);
        assertEquals(new Auth.Aws("eu-west-1", "es", "AKIAIOSFODNN7EXAMPLE"), saved.auth());
        assertEquals(new Secret("secret"), store.credentials(saved).secret());
        choose(0);
        press("connect-edit");
        type("connect-access-key", "");
        press("connect-save");
        var keyless = store.find("aws");
        assertNotNull(keyless);
        assertEquals(new Auth.Aws("eu-west-1", "es", null), keyless.auth());
        assertNull(store.credentials(keyless).secret());
    }

    private void choose(ProfileDraft.AuthKind kind) throws Exception {
        @SuppressWarnings("unchecked")
        var box = (ComboBox<ProfileDraft.AuthKind>) find("connect-auth");
        Window.onFx(() -> box.setValue(kind));
    }

    private boolean isShown(String id) throws Exception {
        return Window.onFx(
                () -> {
                    Node node = find(id);
                    while (node != null && node.isVisible()) node = node.getParent();
                    return node == null;
                });
    }

    @Test
    void saysUnderAFieldWhatIsWrongWithItWhileItIsTyped() throws Exception {
        store.add(profile("taken"), Credentials.NONE);
        show();
        press("connect-new");
        assertNull(problem("connect-name"), "nothing was typed yet");
        type("connect-name", "Taken");
        assertTrue(String.valueOf(problem("connect-name")).contains("already"));
        type("connect-name", "free");
        assertNull(problem("connect-name"));
        type("connect-urls", "http://es.example.org:9200");
        assertTrue(String.valueOf(problem("connect-urls")).contains("https://"));
        type("connect-index", "../_all");
        assertNotNull(problem("connect-index"));
        type("connect-timeout", "900");
        assertNotNull(problem("connect-timeout"));
        press("connect-save");
        assertNull(store.find("free"));
        window().keep("profile-form-problems");
    }

    @Test
    void showsEveryProblemWhenSavingTooEarly() throws Exception {
        show();
        press("connect-new");
        press("connect-save");
        assertNotNull(problem("connect-name"));
        assertNotNull(problem("connect-urls"));
        assertNull(problem("connect-index"));
    }

    @Test
    void showsWhatATestFoundAndPinsTheAuthorityOnRequest() throws Exception {
        show();
        press("connect-new");
        type("connect-name", "prod");
        type("connect-urls", "https://es.example.org:9200");
        type("connect-secret", "my-key");
        press("connect-test");
        assertEquals(false, waitedOnFx);
        assertEquals(new Trust.Platform(), tried.getFirst().trust());
        assertTrue(texts().contains("not trusted"), texts());
        window().keep("profile-form-untrusted");
        press("connect-pin");
        assertEquals(new Trust.CaFingerprint(PIN), tried.getLast().trust());
        assertTrue(texts().contains("all is well"), texts());
        assertFalse(texts().contains("not trusted"), texts());
    }

    @Test
    void anEmptySecretKeepsTheSavedOneAndRenamingMovesIt() throws Exception {
        store.add(profile("old"), Credentials.of(new Secret("kept")));
        show();
        choose(0);
        press("connect-edit");
        type("connect-name", "new");
        press("connect-test");
        assertEquals(Credentials.of(new Secret("kept")), triedWith.getLast());
        press("connect-save");
        assertNull(store.find("old"));
        var renamed = store.find("new");
        assertNotNull(renamed);
        assertEquals(new Secret("kept"), store.credentials(renamed).secret());
    }

    @Test
    void duplicatesAndDeletesOnlyWhenSure() throws Exception {
        store.add(profile("a"), Credentials.of(new Secret("s")));
        show();
        choose(0);
        press("connect-duplicate");
        assertNotNull(store.find("a 2"));
        press("connect-delete");
        assertNotNull(store.find("a 2"), "one press only asks");
        press("connect-delete");
        assertNull(store.find("a 2"));
        assertEquals(1, list().getItems().size());
        window().keep("profiles");
    }

    private void show() throws Exception {
        ConnectionTest test =
                (profile, credentials, each) -> {
                    waitedOnFx = Platform.isFxApplicationThread();
                    tried.add(profile);
                    triedWith.add(credentials);
                    each.accept(
                            Finding.ok(Step.CONNECTION, Sentence.verbatim("The server answers.")));
                    each.accept(
                            profile.trust() instanceof Trust.CaFingerprint
                                    ? Finding.ok(Step.CERTIFICATE, Sentence.verbatim("all is well"))
                                    : new Finding(
                                            Step.CERTIFICATE,
                                            Outcome.FAILED,
                                            Sentence.verbatim("not trusted"),
                                            Sentence.verbatim("give the CA file"),
                                            PIN));
                };
        var pane =
                Window.onFx(
                        () ->
                                new ProfilesPane(
                                        store,
                                        new Probes(
                                                test,
                                                (profile, credentials) -> List.of(),
                                                OtherNames::report),
                                        task -> waitFor(Thread.ofVirtual().start(task)),
                                        opened::add));
        window = Window.open(pane, Theme.DARK, 1200, 900);
    }

    /** The task is over before the caller goes on, yet it did not run on the caller's thread. */
    private static void waitFor(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Window window() {
        return Objects.requireNonNull(window);
    }

    private void press(String id) throws Exception {
        Window.onFx(() -> ((Button) find(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String id, String text) throws Exception {
        Window.onFx(() -> ((TextInputControl) find(id)).setText(text));
    }

    private void choose(int row) throws Exception {
        Window.onFx(() -> list().getSelectionModel().select(row));
    }

    @SuppressWarnings("unchecked")
    private ListView<ClusterProfile> list() {
        return (ListView<ClusterProfile>) find("connect-profiles");
    }

    private @Nullable String problem(String id) throws Exception {
        return Window.onFx(
                () -> {
                    var label = (Label) find(id + "-problem");
                    return label.isVisible() ? label.getText() : null;
                });
    }

    private String texts() throws Exception {
        return Window.onFx(
                () -> {
                    var text = new StringBuilder();
                    for (var node : find("connect-findings").lookupAll(".label")) {
                        text.append(((Labeled) node).getText()).append('\n');
                    }
                    return text.toString();
                });
    }

    private Node find(String id) {
        window().stage().getScene().getRoot().applyCss();
        window().stage().getScene().getRoot().layout();
        var node = window().stage().getScene().lookup("#" + id);
        assertNotNull(node, id);
        return node;
    }

    private static ClusterProfile profile(String name) {
        return new ClusterProfile(
                name,
                List.of(URI.create("https://es.example.org:9200")),
                new Auth.ApiKey(),
                new Trust.Platform(),
                null,
                "model-logs-*",
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(30),
                false);
    }
}
