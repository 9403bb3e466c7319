package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.panel.Panels;
import dev.sextant.widget.Theme;
import java.util.LinkedHashMap;
import java.util.Objects;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A question mark explains what is in front, wherever one is. */
@ExtendWith(ApplicationExtension.class)
class HelpTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
        bed.show(1280, 800, Theme.DARK);
    }

    @Test
    void everyScreenIsExplainedAndGivesTheFocusBack(FxRobot robot) {
        explained(robot, "Welcome to Sextant, explained", "welcome");
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        explained(robot, "Dashboard, explained", "dashboard");
        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        WindowBed.settle();
        explained(robot, "A model, explained", "model");
        var titles = new LinkedHashMap<String, String>();
        titles.put("models", "Models, explained");
        titles.put("predictions", "Predictions, explained");
        titles.put("alerts", "Alerts, explained");
        titles.put("rules", "Rules, explained");
        titles.put("requests", "Requests, explained");
        titles.put("settings", "Settings, explained");
        titles.forEach(
                (place, title) -> {
                    robot.clickOn("#nav-" + place);
                    WindowBed.settle();
                    explained(robot, title, place);
                });
        robot.clickOn("#settings-receivers").clickOn("pagerduty");
        explained(robot, "Receivers, explained", "receivers");
    }

    private void explained(FxRobot robot, String title, String picture) {
        var before = bed.window.root().getScene().getFocusOwner();
        robot.write("?");
        WindowBed.settle();
        assertTrue(robot.lookup(title).tryQuery().isPresent(), title);
        bed.picture("help-" + picture);
        robot.type(KeyCode.ESCAPE);
        WindowBed.settle();
        assertFalse(robot.lookup("#help").tryQuery().isPresent());
        assertEquals(before, bed.window.root().getScene().getFocusOwner(), title);
    }

    @Test
    void whereTextIsTypedAQuestionMarkIsTextAndF1Explains(FxRobot robot) {
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        robot.clickOn("#nav-models").clickOn("#models-search").write("a?");
        WindowBed.settle();
        assertEquals("a?", robot.lookup("#models-search").queryAs(TextField.class).getText());
        robot.type(KeyCode.F1);
        WindowBed.settle();
        assertTrue(robot.lookup("Models, explained").tryQuery().isPresent());
        robot.type(KeyCode.F1);
        WindowBed.settle();
        assertFalse(robot.lookup("#help").tryQuery().isPresent());
        assertEquals("models-search", bed.window.root().getScene().getFocusOwner().getId());
    }
}
