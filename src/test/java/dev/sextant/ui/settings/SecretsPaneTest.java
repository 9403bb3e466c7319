package dev.sextant.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.MachineSecrets.Move;
import dev.sextant.store.secrets.MachineSecrets.Place;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class SecretsPaneTest {

    private final FakePlaces places = new FakePlaces();
    private @Nullable Window window;

    private static final class FakePlaces implements SecretPlaces {
        private Place kept = Place.FILE;
        private @Nullable String problem;
        private @Nullable Move answer;
        private int asked;
        private boolean onFx;

        @Override
        public Place place() {
            return kept;
        }

        @Override
        public @Nullable Sentence keychainProblem() {
            asked++;
            onFx |= Platform.isFxApplicationThread();
            return problem == null ? null : Sentence.verbatim(problem);
        }

        @Override
        public Map<Sentence, Set<Place>> whereabouts() {
            var all = new LinkedHashMap<Sentence, Set<Place>>();
            all.put(Sentence.of("keeping.of.profile", "prod"), Set.of(kept));
            all.put(Sentence.of("keeping.of.receiver", "team"), Set.of(kept));
            return all;
        }

        @Override
        public Move move(Place to) throws StoreException {
            if (problem != null) throw new StoreException(Sentence.verbatim(problem));
            if (answer != null) return answer;
            kept = to;
            return new Move(to, List.copyOf(whereabouts().keySet()), List.of(), null);
        }
    }

    @AfterEach
    void close() {
        if (window != null) window.close();
    }

    @Test
    void saysWhereSecretsAreAndMovesThem() throws Exception {
        show();
        assertTrue(chosen("secrets-file"));
        assertTrue(find("secrets-move").isDisabled(), "they are there already");
        press("secrets-keychain");
        assertFalse(find("secrets-move").isDisabled());
        press("secrets-move");
        assertEquals("All secrets are read from the system keychain now.", text("secrets-notice"));
        assertTrue(texts("secrets-list").contains("keychain"), texts("secrets-list"));
        assertFalse(texts("secrets-list").contains("file"), texts("secrets-list"));
        assertTrue(find("secrets-move").isDisabled());
        assertFalse(places.onFx, "a keychain may hang");
        Objects.requireNonNull(window).keep("secrets-dark");
    }

    @Test
    void aKeychainThatDoesNotWorkCannotBeChosenToMoveToButCanBeAskedAgain() throws Exception {
        places.problem = "The system keychain is locked: unlock it.";
        show();
        assertEquals(places.problem, text("secrets-state"));
        press("secrets-keychain");
        assertTrue(find("secrets-move").isDisabled());
        places.problem = null;
        press("secrets-again");
        press("secrets-keychain");
        assertFalse(find("secrets-move").isDisabled());
    }

    @Test
    void aMoveThatFailedSaysWhyAndWhereTheSecretsAre() throws Exception {
        show();
        press("secrets-keychain");
        places.answer =
                new Move(
                        Place.FILE,
                        List.of(),
                        List.of(Sentence.of("keeping.of.receiver", "team")),
                        Sentence.verbatim("It kept nothing."));
        press("secrets-move");
        assertEquals(
                "It kept nothing. All secrets are read from the encrypted file now."
                        + " A copy is still in the other place: receiver team.",
                text("secrets-notice"));
        assertTrue(find("secrets-notice").getStyleClass().contains("p1"));
    }

    /** Asking may bring up the keychain's own window. */
    @Test
    void theKeychainIsNotAskedBeforeAPersonComesHere() throws Exception {
        var pane = Window.onFx(() -> new SecretsPane(places, Runnable::run));
        assertEquals(0, places.asked);
        window = Window.open(pane, Theme.LIGHT, 1200, 700);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, places.asked);
    }

    private void show() throws Exception {
        var pane =
                Window.onFx(
                        () ->
                                new SecretsPane(
                                        places,
                                        task -> {
                                            var thread = Thread.ofVirtual().start(task);
                                            try {
                                                thread.join();
                                            } catch (InterruptedException e) {
                                                Thread.currentThread().interrupt();
                                            }
                                        }));
        window = Window.open(pane, Theme.DARK, 1200, 700);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(String id) throws Exception {
        Window.onFx(() -> ((ButtonBase) find(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean chosen(String id) throws Exception {
        return Window.onFx(() -> ((RadioButton) find(id)).isSelected());
    }

    private String text(String id) throws Exception {
        return Window.onFx(() -> ((Labeled) find(id)).getText());
    }

    private String texts(String id) throws Exception {
        return Window.onFx(
                () -> {
                    var text = new StringBuilder();
                    for (var node : find(id).lookupAll(".chip")) {
                        text.append(((Labeled) node).getText()).append('\n');
                    }
                    return text.toString();
                });
    }

    private Node find(String id) {
        var root = Objects.requireNonNull(window).stage().getScene().getRoot();
        if (Platform.isFxApplicationThread()) {
            root.applyCss();
            root.layout();
        }
        return Objects.requireNonNull(root.lookup("#" + id), id);
    }
}
