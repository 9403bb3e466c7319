package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Matching;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.FakeDesk;
import dev.sextant.monitor.InventedAlerts;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What a person does with alerts, by keyboard, on an invented desk. */
class AlertsScreenTest extends AlertsBed {

    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void fromTheDashboardToTheFailingRequestsAndAnAcknowledgementTakesAtMostEightKeys(
            FxRobot robot) {
        open(robot);
        var pressed = new ArrayList<KeyCode>();
        for (var key : List.of(KeyCode.L, KeyCode.A, KeyCode.ENTER, KeyCode.ENTER)) {
            robot.type(key);
            pressed.add(key);
            WindowBed.settle();
        }
        assertTrue(pressed.size() <= 8);
        assertEquals(List.of("acknowledge "), desk().commands);
        var requests = robot.lookup("#requests-table").queryAs(TableView.class);
        var first = (LogEntry) requests.getSelectionModel().getSelectedItem();
        assertNotNull(first.requestId());
        assertEquals("fraud-detector", first.model());
    }

    @Test
    void theRequestsBehindItAreExactlyTheNumeratorOfTheWindowThatWasJudged(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.ENTER);
        WindowBed.settle();
        var asked = bed.cluster.listed.getLast();
        assertEquals(TimeRange.last(Duration.ofMinutes(10), InventedAlerts.JUDGED), asked.range());
        assertEquals(Filter.ALL.withModel("fraud-detector"), asked.filter());
        assertEquals(Matching.FAILED_PREDICTIONS, asked.matching());
        assertTrue(text(robot, "#requests-behind").startsWith("438 requests behind High error"));

        robot.type(KeyCode.ESCAPE);
        WindowBed.settle();
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        WindowBed.settle();
        var slow = bed.cluster.listed.getLast();
        assertEquals(Matching.slowPredictions(332), slow.matching());
        assertEquals(TimeRange.last(Duration.ofMinutes(15), InventedAlerts.JUDGED), slow.range());
        assertTrue(text(robot, "#requests-behind").startsWith("141 requests behind Latency"));
    }

    @Test
    void theListingOfADrillIsLeftForTheUsualOne(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.ENTER);
        WindowBed.settle();
        assertFalse(robot.lookup("#requests-model").query().isVisible());
        robot.clickOn("#requests-behind");
        WindowBed.settle();
        assertTrue(robot.lookup("#requests-model").query().isVisible());
        assertEquals(Matching.PREDICTIONS, bed.cluster.listed.getLast().matching());
        assertFalse(robot.lookup("#requests-behind").query().isVisible());
    }

    @Test
    void theStoryNamesTheDeploymentBeforeItAndTheVersionBeforeThat(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        var story = new StringBuilder();
        robot.lookup("#alert-story .story")
                .queryAllAs(javafx.scene.text.Text.class)
                .forEach(word -> story.append(word.getText()));
        assertEquals(
                "Began 07:52, 13 min after v12 was deployed by ci-bot. v11 was at 0.61 %.",
                story.toString());
    }

    @Test
    void theBadgeCountsWhatFiresInTheColourOfTheWorst(FxRobot robot) {
        open(robot);
        assertEquals("6", text(robot, "#alerts-badge"));
        assertTrue(robot.lookup("#alerts-badge").query().getStyleClass().contains("p1"));
        robot.interact(() -> desk().judge(InventedAlerts.day().subList(2, 8)));
        WindowBed.settle();
        assertEquals("4", text(robot, "#alerts-badge"));
        assertTrue(robot.lookup("#alerts-badge").query().getStyleClass().contains("p2"));
        robot.interact(() -> desk().judge(List.of()));
        WindowBed.settle();
        assertFalse(robot.lookup("#alerts-badge").query().isVisible());
    }

    @Test
    void theTileOpensTheAlerts(FxRobot robot) {
        open(robot);
        assertEquals("6", text(robot, "#tile-alerts .tile-figure"));
        robot.clickOn("#tile-alerts");
        WindowBed.settle();
        assertTrue(robot.lookup("#alerts").query().isVisible());
    }

    @Test
    void nothingFiringSaysSinceWhenAndOfHowMany(FxRobot robot) {
        bed.desk = new FakeDesk(List.of());
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        assertTrue(robot.lookup("Nothing is firing").tryQuery().isPresent());
        assertEquals("Judged 20 s ago · 6 rules · 11 models", text(robot, "#alerts-empty-judged"));
        bed.picture("alerts-empty");
    }

    @Test
    void beforeTheFirstJudgementItWaitsAndThenSaysSinceWhenItIsWatched(FxRobot robot) {
        var fake = new FakeDesk(List.of());
        fake.judged(false);
        bed.desk = fake;
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        assertTrue(
                robot.lookup("Waiting for the first judgement of prod-eu").tryQuery().isPresent());
        robot.interact(() -> fake.judged(true));
        robot.interact(() -> fake.watchedSince(InventedAlerts.JUDGED.minusSeconds(3_600)));
        WindowBed.settle();
        assertTrue(robot.lookup("Nothing is firing").tryQuery().isPresent());
        assertTrue(text(robot, "#coverage-words").startsWith("watched since "));
        bed.picture("alerts-begun");
    }

    @Test
    void aClusterThatNobodyWatchesSaysHowToWatchIt(FxRobot robot) {
        bed.desk = null;
        open(robot);
        assertEquals("—", text(robot, "#tile-alerts .tile-figure"));
        assertEquals("this cluster is not watched", text(robot, "#tile-alerts .note"));
        robot.type(KeyCode.L);
        WindowBed.settle();
        assertTrue(robot.lookup("Nobody watches prod-eu").tryQuery().isPresent());
        bed.picture("alerts-not-watched");
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertTrue(robot.lookup("#settings").query().isVisible());
    }

    @Test
    void problemsOfTheWatchingStandAboveTheList(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        assertFalse(robot.lookup("#alerts-problems").query().isVisible());
        robot.interact(
                () ->
                        desk().trouble(
                                        List.of(
                                                Sentence.verbatim(
                                                        "checkout.yaml:4: “windw” is no key.")),
                                        false));
        WindowBed.settle();
        assertTrue(robot.lookup("checkout.yaml:4: “windw” is no key.").tryQuery().isPresent());
        assertTrue(robot.lookup("#alerts-problems").query().isVisible());
        assertEquals(2, robot.lookup("#alerts-problems .banner-line").queryAll().size());
        bed.picture("alerts-problems");
    }

    @Test
    void aRefreshMovesNeitherTheChoiceNorTheList(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        WindowBed.settle();
        assertEquals("Latency regression · fraud-detector v12", text(robot, "#alert-title"));
        var next = new ArrayList<Alert>(InventedAlerts.day());
        next.removeFirst();
        robot.interact(() -> desk().judge(next));
        WindowBed.settle();
        assertEquals("Latency regression · fraud-detector v12", text(robot, "#alert-title"));
        assertEquals(1, table(robot).getSelectionModel().getSelectedIndex());
        robot.type(KeyCode.UP);
        WindowBed.settle();
        assertEquals("High error rate · image-moderation v4", text(robot, "#alert-title"));
    }

    @Test
    void chipsAndTheSearchNarrowTheListAndEscapeShowsAllAgain(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        assertEquals(8, table(robot).getItems().size());
        robot.clickOn("#alerts-acknowledged");
        WindowBed.settle();
        assertEquals(2, table(robot).getItems().size());
        robot.type(KeyCode.SLASH).write("credit");
        WindowBed.settle();
        assertEquals(1, table(robot).getItems().size());
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.ESCAPE);
        WindowBed.settle();
        assertEquals(8, table(robot).getItems().size());
        assertTrue(robot.lookup("#alerts").query().isVisible());
    }

    @Test
    void alertsThatAnotherTellsOfStandBeneathIt(FxRobot robot) {
        bed.desk = new FakeDesk(InventedAlerts.stopped());
        open(robot);
        assertEquals("1", text(robot, "#alerts-badge"));
        robot.type(KeyCode.L);
        WindowBed.settle();
        assertEquals(1, table(robot).getItems().size());
        robot.type(KeyCode.RIGHT);
        WindowBed.settle();
        assertEquals(4, table(robot).getItems().size());
        bed.picture("alerts-grouped");
        robot.type(KeyCode.LEFT);
        WindowBed.settle();
        assertEquals(1, table(robot).getItems().size());
    }

    @Test
    void whatWasReadBeforeStaysWhenReadingFails(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        var sent = robot.lookup("#alert-deliveries").queryAs(TableView.class);
        assertEquals(3, sent.getItems().size());
        desk().failReading("The alert database is locked.");
        robot.interact(() -> desk().trouble(List.of(), true));
        robot.type(KeyCode.R);
        WindowBed.settle();
        assertEquals(3, sent.getItems().size());
        assertEquals("The alert database is locked. [SX-201]", text(robot, "#alert-log-problem"));
        desk().failReading(null);
        robot.type(KeyCode.R);
        WindowBed.settle();
        assertFalse(robot.lookup("#alert-log-problem").query().isVisible());
    }

    @Test
    void theChartIsKeptWhenTheClusterFails(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L);
        WindowBed.settle();
        bed.cluster.failWith(FakeCluster.unreachable());
        bed.now = WindowBed.NOW.plusSeconds(40);
        bed.beat();
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
        assertTrue(text(robot, "#stale-moment").contains("cluster unreachable"));
        assertTrue(robot.lookup("#moment-chart").query().isVisible());
        bed.cluster.failWith(null);
    }

    @Test
    void theModelOpensAtTheTimeOfTheAlertAndEscapeComesBack(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.M);
        WindowBed.settle();
        assertEquals("fraud-detector", text(robot, "#model-name"));
        assertTrue(
                robot.lookup("#model-alerts .chip-choice").queryAll().size() == 2,
                "the model lists its alerts");
        robot.type(KeyCode.ESCAPE);
        WindowBed.settle();
        assertTrue(robot.lookup("#alerts").query().isVisible());
    }

    @Test
    void anAlertFoundOutAfterAGapSaysHowLate(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.L, KeyCode.DOWN);
        WindowBed.settle();
        var signs = robot.lookup("#alert-signs .chip").queryAll().toString();
        assertTrue(signs.contains("detected 47 min late"), signs);
        assertTrue(signs.contains("cannot be measured: es.example:9200 did not answer"), signs);
    }
}
