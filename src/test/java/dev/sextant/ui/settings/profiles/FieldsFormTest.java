package dev.sextant.ui.settings.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.FieldReport;
import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.model.LogField;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The fields of a log in the form of its profile. */
class FieldsFormTest {

    @TempDir private Path directory = Path.of("");
    private final List<Credentials> lookedWith = Collections.synchronizedList(new ArrayList<>());
    private ProfileStore store;
    private @Nullable Window window;
    private volatile boolean onFx;
    private volatile boolean reachable = true;

    @BeforeEach
    void open() throws Exception {
        store =
                new ProfileStore(
                        directory.resolve("config/profiles.json"),
                        EncryptedFileSecretStore.in(directory.resolve("data")));
        store.add(profile(FieldMapping.NONE), Credentials.of(new Secret("kept")));
    }

    @AfterEach
    void close() {
        if (window != null) window.close();
    }

    @Test
    void takesWhatIsSuggestedAndLooksAgainWithIt() throws Exception {
        edit();
        assertFalse(isShown("field-latency_ms"), "most logs follow the contract");
        window().keep("fields-folded");
        look();
        assertEquals("Looked at 2,000 documents, recent ones first.", text("fields-saying"));
        assertEquals("In 2,000 of 2,000 documents.", text("field-status-note"));
        assertEquals(
                "Nothing answers: no index has it. Likely: duration_s in seconds; or else took.",
                text("field-latency_ms-note"));
        assertFalse(isShown("field-status-use"));
        assertEquals(List.of(Credentials.of(new Secret("kept"))), lookedWith);
        keep("fields-looked");
        press("field-latency_ms-use");
        await().until(() -> text("field-latency_ms-note").equals("In 1,600 of 2,000 documents."));
        assertEquals("duration_s", input("field-latency_ms").getText());
        press("fields-use-all");
        await().until(() -> !isShown("fields-use-all"));
        assertEquals("Promote = transitioned", input("field-event_type-synonyms").getText());
        keep("fields-used");
        press("connect-save");
        assertEquals(
                FieldMapping.NONE
                        .withName(LogField.LATENCY, "duration_s")
                        .withLatencyUnit(LatencyUnit.SECONDS)
                        .withConstant(LogField.MODEL, "cola")
                        .withSynonym(LogField.EVENT, "Promote", "transitioned"),
                saved());
        assertFalse(onFx, "nothing waits on the JavaFX thread");
    }

    @Test
    void whatCannotBeIsSaidUnderItsFieldAndNotSaved() throws Exception {
        edit();
        press("fields-show");
        type("field-latency_ms", "took,elapsed");
        assertTrue(text("field-latency_ms-problem").contains("took,elapsed"));
        type("field-latency_ms", "took");
        assertEquals("", text("field-latency_ms-problem"));
        type("field-event_type-synonyms", "Promote");
        assertTrue(text("field-event_type-problem").contains("written = meaning"));
        press("connect-save");
        assertEquals("field-event_type", focused(), "to what is wrong");
        type("field-event_type-synonyms", "Promote = upgraded");
        assertTrue(text("field-event_type-problem").contains("transitioned"));
        chooseAlways("field-stage-way");
        assertFalse(isShown("field-stage-synonyms"));
        assertTrue(text("field-stage-problem").contains("1 to 256"));
        keep("fields-problems");
        assertEquals(FieldMapping.NONE, Objects.requireNonNull(store.find("p")).mapping());
        type("field-stage", "Production");
        type("field-event_type-synonyms", "Promote = transitioned");
        press("connect-save");
        assertEquals(
                FieldMapping.NONE
                        .withName(LogField.LATENCY, "took")
                        .withConstant(LogField.STAGE, "Production")
                        .withSynonym(LogField.EVENT, "Promote", "transitioned"),
                saved());
    }

    private void chooseAlways(String id) throws Exception {
        Window.onFx(() -> ((ComboBox<?>) find(id)).getSelectionModel().selectLast());
    }

    private @Nullable String focused() throws Exception {
        return Window.onFx(() -> window().stage().getScene().getFocusOwner().getId());
    }

    @Test
    void aFormThatWasOnlyLookedAtIsNotChangedAndKeepsItsMapping() throws Exception {
        var mapping =
                FieldMapping.NONE
                        .withName(LogField.LATENCY, "duration_s")
                        .withLatencyUnit(LatencyUnit.SECONDS)
                        .withConstant(LogField.STAGE, "Production")
                        .withSynonyms(LogField.VERSION, Map.of("v*", "*", "one, two", "12"));
        store.replace("p", profile(mapping), Credentials.NONE);
        edit();
        assertEquals(
                "Otherwise than in the log contract: model_version: \"one, two\" = 12, v* = *; "
                        + "stage: always Production; latency_ms: duration_s in seconds",
                text("fields-saying"));
        assertFalse(pane().unsaved());
        look();
        assertFalse(pane().unsaved());
        press("connect-save");
        assertEquals(mapping, saved());
    }

    @Test
    void aClusterThatDoesNotAnswerLeavesWhatStands() throws Exception {
        edit();
        press("fields-show");
        type("field-status", "outcome");
        reachable = false;
        press("fields-look");
        await().until(() -> text("fields-saying").contains("no answer"));
        assertEquals("outcome", input("field-status").getText());
        type("connect-urls", "nowhere");
        press("fields-look");
        assertEquals(
                "The log can be looked at once what is marked is mended.", text("fields-saying"));
    }

    private void look() throws Exception {
        press("fields-look");
        await().until(() -> text("fields-saying").startsWith("Looked"));
    }

    private FieldReport report(ClusterProfile profile, Credentials credentials)
            throws ClusterException {
        onFx |= Platform.isFxApplicationThread();
        lookedWith.add(credentials);
        if (!reachable) {
            throw new ClusterException(
                    ClusterException.Reason.UNREACHABLE, Sentence.verbatim("no answer"));
        }
        return OtherNames.report(profile, credentials);
    }

    private void edit() throws Exception {
        var probes =
                new Probes(
                        (profile, credentials, each) -> {},
                        (profile, credentials) -> List.of(),
                        this::report);
        var pane =
                Window.onFx(
                        () ->
                                new ProfilesPane(
                                        store,
                                        probes,
                                        task -> Thread.ofVirtual().start(task),
                                        opened -> {}));
        window = Window.open(pane, Theme.DARK, 1200, 1800);
        await().until(() -> Window.onFx(() -> find("connect-edit") != null));
        await().until(this::isChosen);
        press("connect-edit");
    }

    private boolean isChosen() throws Exception {
        return Window.onFx(
                () -> {
                    var list = (ListView<?>) find("connect-profiles");
                    list.getSelectionModel().selectFirst();
                    return !list.getSelectionModel().isEmpty();
                });
    }

    private FieldMapping saved() throws Exception {
        await().until(() -> Window.onFx(() -> scene("connect-save") == null));
        return Objects.requireNonNull(store.find("p")).mapping();
    }

    private ProfilesPane pane() {
        return (ProfilesPane) window().stage().getScene().getRoot();
    }

    private void keep(String name) throws Exception {
        window().keep(name + "-dark");
        var scene = window().stage().getScene();
        Window.onFx(() -> Theme.LIGHT.apply(scene));
        window().keep(name + "-light");
        Window.onFx(() -> Theme.DARK.apply(scene));
    }

    private Window window() {
        return Objects.requireNonNull(window);
    }

    private @Nullable Node scene(String id) {
        return window().stage().getScene().lookup("#" + id.replace(".", "\\."));
    }

    private Node find(String id) {
        return Objects.requireNonNull(scene(id), id);
    }

    private boolean isShown(String id) throws Exception {
        return Window.onFx(
                () -> {
                    Node node = scene(id);
                    if (node == null) return false;
                    while (node != null && node.isVisible()) node = node.getParent();
                    return node == null;
                });
    }

    private void press(String id) throws Exception {
        Window.onFx(() -> ((Button) find(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private TextInputControl input(String id) {
        return (TextInputControl) find(id);
    }

    private void type(String id, String text) throws Exception {
        Window.onFx(() -> input(id).setText(text));
    }

    private String text(String id) throws Exception {
        return Window.onFx(() -> ((Label) find(id)).getText());
    }

    private static ClusterProfile profile(FieldMapping mapping) {
        return new ClusterProfile(
                        "p",
                        List.of(URI.create("https://es.example.org:9200")),
                        new ClusterProfile.Auth.ApiKey(),
                        new ClusterProfile.Trust.Platform(),
                        null,
                        "cwl-*",
                        ZoneOffset.UTC,
                        null,
                        ClusterProfile.DEFAULT_TIMEOUT,
                        false)
                .withMapping(mapping);
    }
}
