package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.InventedState;
import dev.sextant.monitor.InventedAlerts;
import dev.sextant.panel.Panels;
import dev.sextant.widget.Motion;
import dev.sextant.widget.SceneWalk;
import dev.sextant.widget.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Whoever works by keyboard stands somewhere: neither a refresh nor a judgement may move them, or
 * the next key does what nobody meant.
 */
@ExtendWith(ApplicationExtension.class)
class FocusKeptTest {

    private static final List<@Nullable ClusterException> FAILS_AND_RECOVERS =
            Arrays.asList(FirstTour.unreachable(), null);

    @TempDir private Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        Motion.choose(Motion.Choice.REDUCED);
        bed =
                new WindowBed(
                        stage, Panels.dashboard(), Panels.model(), new OnThisMachine(home), null);
        bed.cluster.own = new InventedState(WindowBed.NOW);
        bed.show(1280, 900, Theme.DARK);
    }

    @AfterEach
    void asBefore(FxRobot robot) {
        robot.interact(() -> Motion.choose(Motion.Choice.SYSTEM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashboard",
                "models",
                "predictions",
                "alerts",
                "rules",
                "requests",
                "cluster"
            })
    void onEveryScreen(String place, FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#nav-" + place).queryAs(ButtonBase.class).fire());
        WindowBed.settle();
        assertEquals(List.of(), lost(robot, place));
    }

    @Test
    void onTheScreenOfAModel(FxRobot robot) {
        open(robot);
        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        WindowBed.settle();
        assertEquals(List.of(), lost(robot, "model"));
    }

    private void open(FxRobot robot) {
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
    }

    private List<String> lost(FxRobot robot, String where) {
        var lost = new TreeSet<String>();
        var places = new ArrayList<Node>();
        robot.interact(
                () ->
                        SceneWalk.all(bed.scene().getRoot()).stream()
                                .filter(SceneWalk::takesFocus)
                                .forEach(places::add));
        assertTrue(places.size() > 5, () -> where + " has little to stand on: " + places);
        var turn = 0;
        for (var node : places) {
            var path = new StringBuilder();
            robot.interact(
                    () -> {
                        path.append(SceneWalk.path(node));
                        node.requestFocus();
                    });
            anew(robot, turn++ % 2 == 0 ? withoutTheLast() : InventedAlerts.day());
            robot.interact(
                    () -> {
                        var now = bed.scene().getFocusOwner();
                        if (node.equals(now)) return;
                        lost.add(path + " -> " + (now == null ? "nothing" : SceneWalk.path(now)));
                    });
        }
        return List.copyOf(lost);
    }

    /** All loops ask again, in vain and then not, and the rules are judged with another outcome. */
    private void anew(FxRobot robot, List<Alert> judged) {
        robot.interact(() -> Objects.requireNonNull(bed.desk).judge(judged));
        for (var failure : FAILS_AND_RECOVERS) {
            bed.cluster.failWith(failure);
            robot.interact(() -> Objects.requireNonNull(bed.window.screens()).current().refresh());
            bed.beat();
        }
    }

    private static List<Alert> withoutTheLast() {
        var alerts = new ArrayList<>(InventedAlerts.day());
        alerts.removeLast();
        return alerts;
    }
}
