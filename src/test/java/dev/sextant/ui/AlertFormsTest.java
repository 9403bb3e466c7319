package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.monitor.InventedAlerts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** An alert is taken, or silenced, in a form beside it; by keyboard, on an invented desk. */
class AlertFormsTest extends AlertsBed {

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void anAlertIsTakenWithACommentAndGivenBack(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.A);
        WindowBed.settle();
        robot.write("rolling back").type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals(List.of("acknowledge rolling back"), desk().commands);
        assertTrue(robot.lookup("#alert-undo").query().isVisible());
        assertFalse(robot.lookup("#alert-acknowledge").tryQuery().isPresent());
        assertEquals("3 acknowledged", text(robot, "#alerts-acknowledged"));

        robot.type(KeyCode.U);
        WindowBed.settle();
        assertEquals("unacknowledge", desk().commands.getLast());
        assertTrue(robot.lookup("#alert-acknowledge").query().isVisible());
        assertEquals("2 acknowledged", text(robot, "#alerts-acknowledged"));
    }

    /** What is typed goes where it was begun, however often the rules are judged meanwhile. */
    @Test
    void aFormStaysWhileTheAlertsAreJudgedAnew(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.A);
        WindowBed.settle();
        for (var part : List.of("rolling", " back", " v12")) {
            robot.write(part);
            var next = new ArrayList<Alert>(InventedAlerts.day());
            if (part.startsWith(" b")) next.removeLast();
            robot.interact(() -> desk().judge(next));
            WindowBed.settle();
        }
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals(List.of("acknowledge rolling back v12"), desk().commands);
    }

    @Test
    void escapeInTheFormTakesNothing(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.A);
        WindowBed.settle();
        robot.write("no").type(KeyCode.ESCAPE);
        WindowBed.settle();
        assertEquals(List.of(), desk().commands);
        assertTrue(robot.lookup("#alerts").query().isVisible());
        assertTrue(table(robot).isFocused(), "the list has the focus again");
    }

    @Test
    void aSilenceTakesTheLabelsForATimeAndShowsWhenItEnds(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.S);
        WindowBed.settle();
        robot.clickOn("#silence-PT4H").clickOn("#silence-why");
        robot.write("deploy window").type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals(List.of("silence 2 PT4H deploy window"), desk().commands);
        var shown = robot.lookup("#alert-signs .chip").queryAll().toString();
        assertTrue(shown.contains("until 13:30, 4 h left"), shown);
        assertEquals("2 silenced", text(robot, "#alerts-silenced"));

        robot.type(KeyCode.U);
        WindowBed.settle();
        assertEquals("end n1", desk().commands.getLast());
        assertEquals("1 silenced", text(robot, "#alerts-silenced"));
    }

    @Test
    void aSilenceOfEverythingIsNotOffered(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.S);
        WindowBed.settle();
        robot.clickOn("#silence-rule").clickOn("#silence-model").clickOn("#silence-confirm");
        assertTrue(text(robot, "#silence-problem").startsWith("Tick at least one line"));
        assertEquals(List.of(), desk().commands);
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aSilenceInForceIsEndedFromTheList(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L);
        robot.clickOn("#end-silence-s1");
        WindowBed.settle();
        assertEquals(List.of("end s1"), desk().commands);
        assertFalse(robot.lookup("#end-silence-s1").tryQuery().isPresent());
    }
}
