package dev.sextant;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.functional.RealServer;
import dev.sextant.store.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * From the first start to an acknowledged alert and an exported panel with nothing but keys: the
 * whole program as it is installed, on a real server.
 */
@ExtendWith(ApplicationExtension.class)
class KeyboardWalkTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    /** Rules are judged every half minute, some seconds after the end of their windows. */
    private static final Duration JUDGED = Duration.ofMinutes(3);

    private static final int MOST_STOPS = 80;

    private Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @SuppressWarnings("NullAway.Init")
    private FxRobot robot;

    @Start
    void start(Stage stage) throws Exception {
        // a directory that the extension would not have made yet
        home = Files.createTempDirectory("keyboard-walk");
        var directories =
                new Directories(
                        home.resolve("config"),
                        home.resolve("data"),
                        home.resolve("logs"),
                        home.resolve("cache"));
        console = new Console(directories, home::resolve, () -> {});
        var window = console.windows().add();
        scene = window.stage().getScene();
        window.stage().setWidth(1280);
        window.stage().setHeight(800);
    }

    @AfterEach
    void stop() throws IOException {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> console.close());
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void fromTheFirstStartToAnExportedPanelWithoutAMouse(FxRobot given) throws IOException {
        robot = given;
        var server = RealServer.es9();
        var index = server.index("walk");
        fill(server, index);
        connect(server.url().toString(), index);
        drill();
        acknowledge();
        export();
    }

    /** The first step leads through the wizard to a profile that is watched and opened. */
    private void connect(String url, String index) {
        until("the first step", () -> focused("welcome-connect"));
        robot.type(KeyCode.ENTER);
        until("the address", () -> focused("wizard-urls"));
        replace(url);
        robot.type(KeyCode.ENTER);
        until("the proof", () -> focused("wizard-auth"));
        assertEquals(0, choice("wizard-auth"), "an open cluster asks for nothing");
        robot.type(KeyCode.ENTER);
        until("the log", () -> focused("wizard-index"));
        replace(index);
        robot.type(KeyCode.ENTER);
        until("the name", () -> focused("wizard-name"));
        replace("walk");
        if (!ticked("wizard-watched")) {
            goTo("wizard-watched");
            robot.type(KeyCode.SPACE);
        }
        goTo("wizard-next");
        robot.type(KeyCode.SPACE);
        until("the dashboard", () -> there("#panel-latency .time-chart"));
        assertEquals(1, console.saved().size());
    }

    /** By name to a model, by a digit to its failing requests, by Enter to one of them. */
    private void drill() {
        find("fraud");
        until("the model", () -> text("#model-name").equals("fraud-detector"));
        until("its failures", () -> rows("#failing-requests") > 0);
        var panels = scene.getRoot().lookupAll(".panel-head").size();
        robot.write(String.valueOf(panels));
        until("the failing requests", () -> focused("failing-requests"));
        robot.type(KeyCode.HOME, KeyCode.ENTER);
        until("one request", () -> there("#requests-table") && rows("#requests-table") > 0);
        robot.type(KeyCode.ESCAPE);
        until("the model again", () -> there("#model-name"));
    }

    /** The alert that the failures cause is found and taken. */
    private void acknowledge() {
        await("an alert fires").atMost(JUDGED).until(() -> onFx(() -> !firing().isEmpty()));
        robot.write("l");
        until("the alerts", () -> focused("alerts-table"));
        robot.type(KeyCode.HOME);
        until("an alert", () -> there("#alert-acknowledge"));
        robot.write("a");
        until("the form", () -> robot.lookup("#acknowledge-comment").tryQuery().isPresent());
        robot.write("rolling back");
        robot.type(KeyCode.ENTER);
        until(
                "it is acknowledged",
                () ->
                        firing().stream()
                                .map(Alert::acknowledged)
                                .filter(Objects::nonNull)
                                .anyMatch(taken -> taken.note().equals("rolling back")));
        until("the list again", () -> focused("alerts-table"));
    }

    /** The error rates of the dashboard as a file. */
    private void export() throws IOException {
        find("dashboard");
        until("the dashboard", () -> there("#panel-error-rate"));
        robot.write("3");
        until("the panel", () -> focused("panel-error-rate"));
        robot.write("e");
        until("the file", () -> !exported().isEmpty());
        var lines = Files.readAllLines(exported().getFirst());
        assertTrue(lines.getFirst().startsWith("model,predictions,errors,"), lines::toString);
        var fraud = lines.stream().filter(line -> line.startsWith("fraud-detector,")).toList();
        assertEquals(1, fraud.size(), lines::toString);
        var cells = fraud.getFirst().split(",", -1);
        assertTrue(Integer.parseInt(cells[1]) >= 1_000, fraud::toString);
        assertEquals(25.0, Double.parseDouble(cells[3]), 1.0, fraud::toString);
    }

    private List<Path> exported() throws IOException {
        try (var files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(file -> file.toFile().length() > 0)
                    .toList();
        }
    }

    private List<Alert> firing() {
        var session = console.windows().all().getFirst().inside().session();
        return session == null
                ? List.of()
                : session.alerts().alerts().stream().filter(Alert::active).toList();
    }

    /** An hour in which a quarter of one model's predictions fails. */
    private static void fill(RealServer server, String index) {
        server.json(
                "PUT",
                "/" + index,
                """
                {"mappings": {"properties": {
                   "@timestamp": {"type": "date"}, "event_type": {"type": "keyword"},
                   "model_name": {"type": "keyword"}, "model_version": {"type": "integer"},
                   "stage": {"type": "keyword"}, "status": {"type": "keyword"},
                   "latency_ms": {"type": "float"}, "request_id": {"type": "keyword"},
                   "user": {"type": "keyword"}, "environment": {"type": "keyword"},
                   "text": {"type": "text"}}}}
                """);
        var now = Instant.now();
        var documents = new ArrayList<String>();
        for (var second = -300; second < 3_300; second += 3) {
            for (var model : List.of("fraud-detector", "search-ranker")) {
                var fails = model.equals("fraud-detector") && second % 12 == 0;
                documents.add(
                        """
                        {"@timestamp": "%s", "event_type": "predict", "model_name": "%s",
                         "model_version": 12, "stage": "Production", "environment": "production",
                         "status": "%s", "latency_ms": %d, "request_id": "%s-%d"}"""
                                .formatted(
                                        now.minusSeconds(second),
                                        model,
                                        fails ? "error" : "success",
                                        80 + second % 40,
                                        model,
                                        second));
            }
        }
        for (var from = 0; from < documents.size(); from += 1_000) {
            server.bulk(index, documents.subList(from, Math.min(documents.size(), from + 1_000)));
        }
    }

    /** Tab until the control has the focus. */
    private void goTo(String id) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            if (focused(id)) return;
            robot.type(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        throw new AssertionError("Tab does not come to " + id);
    }

    private void find(String typed) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        until("the field", () -> focused("find-text"));
        robot.write(typed);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ENTER);
    }

    private void replace(String text) {
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write(text);
    }

    private int choice(String id) {
        return robot.lookup("#" + id)
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .getSelectedIndex();
    }

    private boolean ticked(String id) {
        return robot.lookup("#" + id).queryAs(CheckBox.class).isSelected();
    }

    private void until(String what, Callable<Boolean> holds) {
        try {
            await(what).atMost(SOON).until(() -> onFx(holds));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(what + " does not come; focus: " + scene.getFocusOwner(), e);
        }
    }

    private static boolean onFx(Callable<Boolean> holds) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, holds);
    }

    private boolean focused(String id) {
        var owner = scene.getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private @Nullable Node node(String query) {
        return scene.getRoot().lookup(query);
    }

    private boolean there(String query) {
        return node(query) != null;
    }

    private String text(String query) {
        return node(query) instanceof Labeled labeled ? labeled.getText() : "";
    }

    private int rows(String query) {
        return node(query) instanceof TableView<?> table ? table.getItems().size() : 0;
    }
}
