package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.Filter;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.panel.Panels;
import dev.sextant.text.Language;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window speaks another language at once, and stays where it is. */
@ExtendWith(ApplicationExtension.class)
class LanguageSwitchTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
        bed.show(1_280, 800, Theme.DARK);
        bed.window.open(WindowBed.profile("prod-eu"));
    }

    @AfterEach
    void speakEnglishAgain() {
        Messages.speak(Language.ENGLISH);
    }

    private Screens screens() {
        return Objects.requireNonNull(bed.window.screens());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void choosingALanguageInTheSettingsChangesTheWholeWindowAtOnce(FxRobot robot) {
        robot.clickOn("#nav-settings").clickOn("#settings-receivers");
        WindowBed.settle();
        robot.interact(() -> robot.lookup("#language").query().requestFocus());
        robot.type(KeyCode.DOWN);
        WindowBed.settle();

        assertEquals("แดชบอร์ด", text(robot, "#nav-dashboard"));
        assertEquals("env: ทั้งหมด", text(robot, "#environment-menu"));
        assertEquals(Place.SETTINGS, screens().place());
        assertTrue(
                robot.lookup("#settings-receivers").queryAs(ToggleButton.class).isSelected(),
                "the part of the settings that was in front");
        assertTrue(robot.lookup("#language").query().isFocused(), "the focus stays");
        assertEquals("ไทย", robot.lookup("#language").queryAs(ComboBox.class).getValue() + "");

        robot.type(KeyCode.UP);
        WindowBed.settle();
        assertEquals("Dashboard", text(robot, "#nav-dashboard"));
    }

    @Test
    void theSessionAndWhatIsLookedAtStay(FxRobot robot) {
        var session = Objects.requireNonNull(bed.window.session());
        robot.interact(
                () -> {
                    session.model().choose(new RangeChoice.Last(Duration.ofDays(7)));
                    session.model().filterProperty().set(Filter.ALL.withEnvironment("production"));
                    screens().openModel("fraud-detector");
                    Messages.speak(Language.THAI);
                    bed.window.speak();
                });
        WindowBed.settle();

        assertSame(session, bed.window.session());
        assertEquals(Place.MODELS, screens().place());
        assertEquals("fraud-detector", screens().view().model());
        assertEquals("7 วันล่าสุด", text(robot, "#range-menu"));
        assertEquals("env: production", text(robot, "#environment-menu"));
        assertTrue(robot.lookup("โมเดล").tryQuery().isPresent());
    }

    @Test
    void whatIsTypedAndNotSavedIsNotLost(FxRobot robot) {
        robot.clickOn("#nav-settings").clickOn("#settings-receivers");
        WindowBed.settle();
        robot.clickOn("pagerduty").clickOn("#receiver-edit");
        WindowBed.settle();
        assertFalse(bed.window.unsaved());
        robot.interact(() -> robot.lookup("#receiver-name").queryAs(TextField.class).setText("x"));
        assertTrue(bed.window.unsaved());
        robot.interact(() -> robot.lookup("#language").query().requestFocus());
        robot.type(KeyCode.DOWN);
        WindowBed.settle();

        assertEquals("English", robot.lookup("#language").queryAs(ComboBox.class).getValue() + "");
        assertEquals("Dashboard", text(robot, "#nav-dashboard"));
        assertEquals("x", robot.lookup("#receiver-name").queryAs(TextField.class).getText());
    }

    @Test
    void beforeAClusterIsOpenTheWelcomeIsSaidAnew(FxRobot robot) {
        robot.interact(
                () -> {
                    bed.window.close();
                    Messages.speak(Language.THAI);
                    bed.window.speak();
                });
        assertTrue(robot.lookup("ยินดีต้อนรับสู่ Sextant").tryQuery().isPresent());
    }
}
