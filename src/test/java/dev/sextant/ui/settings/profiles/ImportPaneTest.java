package dev.sextant.ui.settings.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.SharedProfile;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** A profile's file in a real window, before it is taken. */
class ImportPaneTest {

    @TempDir private Path directory = Path.of("");
    private final List<ClusterProfile> done = new ArrayList<>();
    private ProfileStore store;
    private @Nullable Window window;

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

    @Test
    void showsWhatIsInTheFileAndTakesItWithASecret() throws Exception {
        show(profile("team", "https://es.example.org"));
        assertTrue(texts().contains("https://es.example.org"), texts());
        assertTrue(texts().contains("ann <b>&amp;"), "as it is, no markup");
        assertEquals("team", input("import-name").getText());
        assertEquals("import-secret", focused());
        type("import-secret", "pw");
        Objects.requireNonNull(window).keep("import-dark");
        press("import-take");
        var saved = Objects.requireNonNull(store.find("team"));
        assertEquals(List.of(saved), done);
        assertEquals(new Secret("pw"), store.credentials(saved).secret());
    }

    @Test
    void aNameThatIsTakenIsReplacedOnlyOnRequest() throws Exception {
        var here = profile("team", "https://here.example.org");
        store.add(here, Credentials.of(new Secret("old")));
        show(profile("team", "https://there.example.org"));
        assertEquals("import-name", focused());
        assertTrue(text("import-name-problem").contains("already"));
        press("import-take");
        assertEquals(List.of(here), store.profiles());
        press("import-replace");
        assertEquals("Replace", text("import-take"));
        press("import-take");
        var now = Objects.requireNonNull(store.find("team"));
        assertEquals("https://there.example.org", now.urls().getFirst().toString());
        assertNull(store.credentials(now).secret(), "the old secret goes nowhere else");
    }

    @Test
    void anotherNameSavesBoth() throws Exception {
        store.add(profile("team", "https://here.example.org"), Credentials.NONE);
        show(profile("team", "https://there.example.org"));
        type("import-name", "ทีม 2");
        press("import-take");
        assertEquals(2, store.profiles().size());
        assertNotNull(store.find("ทีม 2"));
    }

    @Test
    void aNastyNameIsShownAndHasToBeChanged() throws Exception {
        show(profile("../<b>\"🔥\"</b>", "https://es.example.org"));
        assertEquals("../<b>\"🔥\"</b>", input("import-name").getText());
        press("import-take");
        assertEquals(List.of(), store.profiles());
        type("import-name", "good");
        press("import-take");
        assertNotNull(store.find("good"));
    }

    @Test
    void aFileThatIsNoneIsRefusedInOneSentence() throws Exception {
        var file = Files.writeString(directory.resolve("bad.sextant"), "not json");
        show(file);
        assertTrue(text("import-notice").contains("is no profile"), text("import-notice"));
        assertTrue(find("import-take").isDisabled());
    }

    private void show(ClusterProfile profile) throws Exception {
        show(Files.write(directory.resolve("x.sextant"), SharedProfile.of(profile).bytes()));
    }

    private void show(Path file) throws Exception {
        var pane =
                Window.onFx(
                        () ->
                                new ImportPane(
                                        store,
                                        task -> {
                                            var thread = Thread.ofVirtual().start(task);
                                            try {
                                                thread.join();
                                            } catch (InterruptedException e) {
                                                Thread.currentThread().interrupt();
                                            }
                                        },
                                        file,
                                        done::add,
                                        () -> {}));
        window = Window.open(pane, Theme.DARK, 1000, 700);
        WaitForAsyncUtils.waitForFxEvents();
        Window.onFx(pane::requestFocus);
    }

    private void press(String id) throws Exception {
        Window.onFx(() -> ((ButtonBase) find(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String id, String text) throws Exception {
        Window.onFx(() -> input(id).setText(text));
    }

    private TextInputControl input(String id) {
        return (TextInputControl) find(id);
    }

    private String text(String id) throws Exception {
        return Window.onFx(() -> ((Labeled) find(id)).getText());
    }

    private String texts() throws Exception {
        return Window.onFx(
                () -> {
                    var text = new StringBuilder();
                    for (var node : find("import").lookupAll(".label")) {
                        text.append(((Labeled) node).getText()).append('\n');
                    }
                    return text.toString();
                });
    }

    private @Nullable String focused() throws Exception {
        return Window.onFx(
                () -> Objects.requireNonNull(window).stage().getScene().getFocusOwner().getId());
    }

    private Node find(String id) {
        var root = Objects.requireNonNull(window).stage().getScene().getRoot();
        if (Platform.isFxApplicationThread()) {
            root.applyCss();
            root.layout();
        }
        var node = root.getId() != null && root.getId().equals(id) ? root : root.lookup("#" + id);
        return Objects.requireNonNull(node, id);
    }

    private static ClusterProfile profile(String name, String url) {
        return new ClusterProfile(
                name,
                List.of(URI.create(url)),
                new Auth.Basic("ann <b>&amp;"),
                new Trust.CaFingerprint("ab".repeat(32)),
                null,
                "model-logs-*",
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(30),
                false);
    }
}
