package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Condition;
import dev.sextant.monitor.FakeDesk;
import dev.sextant.monitor.InventedRules;
import dev.sextant.panel.PlainPanels;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Theme;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Rules: switched, measured, changed. */
@ExtendWith(ApplicationExtension.class)
class RulesScreenTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, PlainPanels.six(), PlainPanels.six());
        bed.show(1600, 1000, Theme.DARK);
        bed.window.open(WindowBed.profile("prod-eu"));
    }

    private static void open(FxRobot robot) {
        WindowBed.settle();
        robot.clickOn("#nav-rules");
        WindowBed.settle();
    }

    private FakeDesk desk() {
        return Objects.requireNonNull(bed.desk);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
        WindowBed.settle();
    }

    @Test
    void theSpaceBarSwitchesTheChosenRule(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.DOWN, KeyCode.SPACE);
        WindowBed.settle();
        assertEquals(List.of("disable high-error-rate"), desk().commands);
        assertEquals("5 of 6 on · 1 cannot be measured", text(robot, "#rules-count"));
        robot.type(KeyCode.SPACE);
        WindowBed.settle();
        assertEquals("enable high-error-rate", desk().commands.getLast());
    }

    @Test
    void sextantsOwnRulesStandApartAndHaveNoSwitch(FxRobot robot) {
        open(robot);
        var own = robot.lookup("#own-rules-table").queryAs(TableView.class);
        assertEquals(4, own.getItems().size());
        robot.clickOn("Clock is off");
        WindowBed.settle();
        assertEquals("Clock is off", text(robot, "#rule-title"));
        robot.type(KeyCode.SPACE);
        assertEquals(List.of(), desk().commands);
        assertFalse(robot.lookup("#rule-save").tryQuery().isPresent());
    }

    @Test
    void changedNumbersAreSavedExactlyAsTyped(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        assertTrue(robot.lookup("#rule-save").query().isDisabled());
        type(robot, "#rule-limit", "2.5");
        type(robot, "#rule-window", "15 min");
        type(robot, "#rule-sample", "200");
        type(robot, "#rule-routes", "pagerduty,  slack");
        robot.clickOn("#rule-save");
        WindowBed.settle();
        var saved = desk().changed.getLast();
        assertEquals(
                new Condition.ErrorRate(Duration.ofMinutes(15), new BigDecimal("2.5"), 200),
                saved.condition());
        assertEquals(List.of("pagerduty", "slack"), saved.routes());
        assertEquals(InventedRules.ERROR_RATE.keepFiringFor(), saved.keepFiringFor());
        assertTrue(text(robot, "#rule-condition").contains("> 2.5 % in 15 min"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#rule-limit | 500 | “500” is not a percentage from 0 to below 100, such as 5 or 2.5.",
                "#rule-limit | -1 | “-1” is not a percentage from 0 to below 100, such as 5 or 2.5.",
                "#rule-limit | NaN | “NaN” is not a percentage from 0 to below 100, such as 5 or 2.5.",
                "#rule-sample | 0 | “0” is not a whole number of predictions from 1 on.",
                "#rule-sample | 1.5 | “1.5” is not a whole number of predictions from 1 on.",
                "#rule-window | 10y | “10y” is not a time from 10s to 30d; write for example 30s, 10m or 2h.",
                "#rule-window | 0 | “0” is not a time from 10s to 30d; write for example 30s, 10m or 2h.",
                "#rule-keep | 90 | “90” is not a time from 0 to 7d; write for example 30s, 10m or 2h."
            })
    void aBadNumberGetsOneSentenceAndIsNotSaved(
            String field, String typed, String sentence, FxRobot robot) {
        open(robot);
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        type(robot, field, typed);
        assertEquals(sentence, text(robot, field + "-problem"));
        assertTrue(robot.lookup("#rule-save").query().isDisabled());
        robot.clickOn("#rule-revert");
        WindowBed.settle();
        assertFalse(robot.lookup(field + "-problem").query().isVisible());
        assertEquals(List.of(), desk().changed);
    }

    @Test
    void aDiskClearsAtOrBelowItsLimit(FxRobot robot) {
        open(robot);
        robot.clickOn("Disk usage high");
        WindowBed.settle();
        type(robot, "#rule-clear", "70");
        assertEquals(
                "“70” lies above the limit of 60: a disk clears at or below its limit.",
                text(robot, "#rule-clear-problem"));
    }

    @Test
    void singleModelsHaveNumbersOfTheirOwn(FxRobot robot) {
        open(robot);
        robot.clickOn("Checkout is slow");
        WindowBed.settle();
        robot.clickOn("#override-add");
        WindowBed.settle();
        assertEquals(
                "Each line needs the exact name of a model.",
                text(robot, "#rule-overrides-problem"));
        type(robot, "#override-model-2", "search-ranker");
        assertTrue(text(robot, "#rule-overrides-problem").startsWith("search-ranker has two"));
        type(robot, "#override-model-2", "spam-filter");
        type(robot, "#override-limit-2", "lots");
        assertTrue(text(robot, "#rule-overrides-problem").startsWith("spam-filter: “lots” is not"));
        type(robot, "#override-limit-2", "90");
        robot.clickOn("#rule-save");
        WindowBed.settle();
        var saved = Objects.requireNonNull(desk().changed.getLast().limitFor("spam-filter"));
        assertEquals(new BigDecimal("90"), saved.limit());
        assertEquals(3, desk().changed.getLast().overrides().size());
    }

    @Test
    void whatIsBeingTypedStaysWhileTheRuleIsJudged(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        type(robot, "#rule-limit", "7");
        robot.interact(() -> desk().trouble(List.of(Sentence.verbatim("anything")), true));
        WindowBed.settle();
        assertEquals("7", robot.lookup("#rule-limit").queryAs(TextField.class).getText());
    }

    @Test
    void healthSaysWhyARuleCannotBeMeasured(FxRobot robot) {
        open(robot);
        robot.clickOn("Checkout is slow");
        WindowBed.settle();
        assertTrue(
                text(robot, "#rule-health")
                        .startsWith(
                                "Last reason: The field latency_ms cannot be used: no index has it."));
        bed.picture("rules-form");
    }

    @Test
    void enterGoesToTheNumbers(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertTrue(robot.lookup("#rule-limit").query().isFocused());
    }
}
