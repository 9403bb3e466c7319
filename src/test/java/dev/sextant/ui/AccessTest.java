package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.InventedState;
import dev.sextant.panel.Panels;
import dev.sextant.widget.Motion;
import dev.sextant.widget.SceneWalk;
import dev.sextant.widget.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every screen, form and popup, as those meet it who see little or nothing of it. */
@ExtendWith(ApplicationExtension.class)
class AccessTest {

    private final TreeSet<String> wrong = new TreeSet<>();

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everythingHasANameAndCanBeRead(Theme theme, FxRobot robot) {
        robot.interact(() -> bed.show(1280, 900, theme));
        look("welcome");
        bed.holdWork();
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        look("connecting");
        bed.doHeldWork();
        look("dashboard");
        robot.type(KeyCode.DIGIT2, KeyCode.T);
        look("table");
        robot.type(KeyCode.O);
        look("sorting");
        robot.type(KeyCode.ESCAPE, KeyCode.T, KeyCode.F);
        look("enlarged");
        robot.type(KeyCode.ESCAPE);
        dashboardTroubles(robot);
        for (var menu : List.of("#profile-menu", "#range-menu", "#refresh-menu", "#stage-menu")) {
            robot.interact(() -> robot.lookup(menu).query().requestFocus());
            robot.type(KeyCode.SPACE);
            look("menu " + menu);
            robot.type(KeyCode.ESCAPE);
        }
        find(robot);
        robot.write("fra");
        look("find");
        robot.write("zzzz");
        look("find nothing");
        robot.type(KeyCode.ESCAPE);
        robot.write("?");
        look("help");
        robot.type(KeyCode.ESCAPE);
        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        look("model");
        go(robot, "nav-models");
        predictions(robot);
        go(robot, "nav-requests");
        robot.type(KeyCode.DOWN);
        look("request");
        alerts(robot);
        go(robot, "nav-rules");
        cluster(robot);
        settings(robot);
        messages(robot);
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private void dashboardTroubles(FxRobot robot) {
        bed.cluster.failWith(FakeCluster.unreachable());
        bed.now = WindowBed.NOW.plusSeconds(38);
        bed.beat();
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
        look("stale");
        robot.interact(() -> Objects.requireNonNull(bed.window.screens()).openModel("spam-filter"));
        look("failed");
        bed.cluster.failWith(null);
        bed.beat();
        robot.type(KeyCode.ESCAPE);
    }

    private void predictions(FxRobot robot) {
        go(robot, "nav-predictions");
        robot.clickOn("#predictions-next");
        look("an older page of predictions");
        robot.interact(() -> robot.lookup("#scores-histogram").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        look("a bar of scores");
        robot.interact(
                () ->
                        Objects.requireNonNull(bed.window.screens())
                                .openPredictions("search-ranker"));
        look("a model without labels");
    }

    private void alerts(FxRobot robot) {
        go(robot, "nav-alerts");
        for (var row = 0; row < 6; row++) {
            robot.type(KeyCode.DOWN);
            look("alert " + row);
        }
        robot.type(KeyCode.HOME, KeyCode.A);
        look("acknowledge");
        robot.type(KeyCode.F1);
        look("acknowledge, explained");
        robot.type(KeyCode.ESCAPE);
        WindowBed.settle();
        robot.type(KeyCode.ESCAPE, KeyCode.S);
        look("silence");
        robot.type(KeyCode.ESCAPE);
    }

    private void cluster(FxRobot robot) {
        var state = new InventedState(WindowBed.NOW);
        state.health = "red";
        state.unassigned = 4;
        state.used = List.of(0.97, 0.87, 0.4);
        bed.cluster.own = state;
        go(robot, "nav-cluster");
        robot.type(KeyCode.F1);
        look("cluster, explained");
        robot.type(KeyCode.ESCAPE);
        go(robot, "cluster-indices");
        robot.type(KeyCode.SLASH, KeyCode.DOWN);
        look("index");
        state.forbidden = "/_";
        go(robot, "cluster-overview");
    }

    private void settings(FxRobot robot) {
        go(robot, "nav-settings");
        robot.clickOn("#settings-receivers");
        look("receivers");
        robot.clickOn("pagerduty").clickOn("#receiver-edit");
        look("receiver");
        robot.clickOn("#settings-deliveries");
        look("deliveries");
    }

    private void messages(FxRobot robot) {
        robot.interact(() -> bed.window.notices().say("Saved /home/ann/latency.csv"));
        // it fades in
        robot.sleep(900);
        look("message");
        robot.interact(() -> Motion.choose(Motion.Choice.REDUCED));
        robot.interact(() -> bed.window.notices().say("Saved /home/ann/latency.csv"));
        look("message that stands");
        robot.interact(() -> Motion.choose(Motion.Choice.SYSTEM));
    }

    private void go(FxRobot robot, String place) {
        robot.clickOn("#" + place);
        look(place);
    }

    private static void find(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    }

    @Test
    void theFocusStaysWhereItIsWhateverArrives(FxRobot robot) {
        robot.interact(() -> bed.show(1280, 900, Theme.DARK));
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        stays(robot);
        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        WindowBed.settle();
        stays(robot);
        for (var place : List.of("models", "predictions", "alerts", "rules", "requests")) {
            robot.clickOn("#nav-" + place);
            WindowBed.settle();
            stays(robot);
        }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private void stays(FxRobot robot) {
        var scene = bed.window.root().getScene();
        var screen = Objects.requireNonNull(bed.window.screens()).current().node();
        for (var node : SceneWalk.all(screen)) {
            if (!SceneWalk.takesFocus(node) || node.getScene() == null) continue;
            robot.interact(node::requestFocus);
            if (!scene.getFocusOwner().equals(node)) continue;
            bed.cluster.failWith(FakeCluster.unreachable());
            later(robot, 10);
            check(node, "no answer");
            bed.cluster.failWith(null);
            later(robot, 15);
            check(node, "an answer again");
        }
    }

    @Test
    void aButtonThatGoesAwayLeavesTheFocusToItsPanel(FxRobot robot) {
        robot.interact(() -> bed.show(1280, 900, Theme.DARK));
        bed.cluster.failWith(FakeCluster.unreachable());
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        robot.interact(() -> robot.lookup("#retry-latency").query().requestFocus());
        bed.cluster.failWith(null);
        robot.type(KeyCode.SPACE);
        later(robot, 5);
        assertEquals("panel-latency", bed.window.root().getScene().getFocusOwner().getId());
    }

    private void later(FxRobot robot, int seconds) {
        bed.now = bed.now.plusSeconds(seconds);
        bed.beat();
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
    }

    private void check(Node node, String what) {
        var now = bed.window.root().getScene().getFocusOwner();
        if (node.equals(now)) return;
        wrong.add(
                what
                        + " moves the focus from "
                        + SceneWalk.path(node)
                        + " to "
                        + (now == null ? "nowhere" : SceneWalk.path(now)));
    }

    @Test
    void theArrowKeysGoFromScreenToScreen(FxRobot robot) {
        robot.interact(() -> bed.show(1280, 900, Theme.DARK));
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        robot.interact(() -> robot.lookup("#nav-dashboard").query().requestFocus());
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        assertEquals("nav-models", bed.window.root().getScene().getFocusOwner().getId());
        robot.type(KeyCode.SPACE);
        WindowBed.settle();
        assertTrue(robot.lookup("#models-table").tryQuery().isPresent());
    }

    @Test
    void everyChartHasItsTable(FxRobot robot) {
        robot.interact(() -> bed.show(1280, 900, Theme.DARK));
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        tables(robot);
        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        WindowBed.settle();
        tables(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        robot.type(KeyCode.DIGIT1, KeyCode.T);
        WindowBed.settle();
        assertTrue(rows(robot, "#panel-moment .data-table") > 0);
    }

    private void tables(FxRobot robot) {
        var board = Objects.requireNonNull(Objects.requireNonNull(bed.window.screens()).board());
        for (var frame : board.frames()) {
            robot.interact(() -> board.focus(frame.panel().id()));
            robot.type(KeyCode.T);
            WindowBed.settle();
            var table = "#table-" + frame.panel().id();
            assertTrue(rows(robot, table) > 0, table);
            assertTrue(robot.lookup(table).query().isFocused(), table);
            robot.type(KeyCode.T);
        }
    }

    private static int rows(FxRobot robot, String table) {
        return robot.lookup(table).queryAs(TableView.class).getItems().size();
    }

    /** Looks at every window there is. */
    private void look(String where) {
        WindowBed.settle();
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    for (var window : new ArrayList<>(Window.getWindows())) {
                        var scene = window.getScene();
                        if (scene == null) continue;
                        scene.getRoot().applyCss();
                        for (var one : SceneWalk.nameless(scene)) wrong.add("no name: " + one);
                        for (var one : SceneWalk.faint(scene)) wrong.add("too faint: " + one);
                    }
                    return null;
                });
        assertTrue(wrong.size() < 60, () -> where + " " + wrong);
    }
}
