package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sextant.monitor.FakeDesk;
import dev.sextant.monitor.InventedAlerts;
import dev.sextant.panel.PlainPanels;
import dev.sextant.widget.Theme;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window tells by itself when alerts begin and end. */
@ExtendWith(ApplicationExtension.class)
class AlertNotesTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, PlainPanels.six(), PlainPanels.six());
        bed.desk = new FakeDesk(List.of());
        bed.show(1280, 800, Theme.DARK);
        bed.window.open(WindowBed.profile("prod-eu"));
    }

    private FakeDesk desk() {
        return Objects.requireNonNull(bed.desk);
    }

    private static List<String> told(FxRobot robot) {
        return robot.lookup(".alert-note .note-title").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private void judge(FxRobot robot, int from, int to) {
        WindowBed.settle();
        robot.interact(() -> desk().judge(InventedAlerts.day().subList(from, to)));
        WindowBed.settle();
    }

    @Test
    void oneThatBeginsIsToldAndAClickOpensIt(FxRobot robot) {
        judge(robot, 0, 1);
        assertEquals(List.of("High error rate · fraud-detector v12"), told(robot));
        bed.pictureOfPopup("note-dark");
        assertFalse(robot.lookup("#alerts").tryQuery().isPresent());
        robot.clickOn(".alert-note");
        WindowBed.settle();
        assertEquals(
                "High error rate · fraud-detector v12",
                robot.lookup("#alert-title").queryAs(Labeled.class).getText());
    }

    @Test
    void whatIsAcknowledgedGoesByItself(FxRobot robot) throws TimeoutException {
        judge(robot, 0, 1);
        assertEquals(1, told(robot).size());
        robot.interact(() -> desk().acknowledge(InventedAlerts.worst(), "nok", ""));
        WindowBed.settle();
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> told(robot).isEmpty());
    }

    @Test
    void whoLooksAtTheListIsNotToldToLook(FxRobot robot) throws TimeoutException {
        judge(robot, 0, 1);
        assertEquals(1, told(robot).size());
        robot.type(KeyCode.L);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> told(robot).isEmpty());
    }

    @Test
    void manyAtOnceAreOneMessage(FxRobot robot) {
        WindowBed.settle();
        robot.interact(() -> desk().judge(InventedAlerts.many()));
        WindowBed.settle();
        assertEquals(List.of("5 alerts began"), told(robot));
    }

    @Test
    void whatSomebodyHasIsNotTold(FxRobot robot) {
        judge(robot, 2, 3);
        assertEquals(List.of(), told(robot));
    }

    @Test
    void aMessageNeverTakesTheFocus(FxRobot robot) {
        WindowBed.settle();
        var before = focused(robot);
        judge(robot, 0, 1);
        assertEquals(before, focused(robot));
    }

    private static String focused(FxRobot robot) {
        var scene = robot.lookup("#dashboard").query().getScene();
        return String.valueOf(scene.getFocusOwner());
    }
}
