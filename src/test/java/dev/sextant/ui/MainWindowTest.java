package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.LogEntry;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.panel.PlainPanels;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, PlainPanels.six(), PlainPanels.six());
        bed.show(1280, 800, Theme.DARK);
    }

    @Test
    void startsWithAFirstStepWhenNothingIsOpen(FxRobot robot) {
        assertTrue(robot.lookup("#welcome-connect").query().isVisible());
        assertTrue(robot.lookup("#nav-dashboard").query().isDisabled());
        robot.clickOn("#welcome-connect");
        assertNotNull(robot.lookup("#steps-done").query());
        robot.type(KeyCode.ESCAPE);
        assertNotNull(robot.lookup("#welcome").query());
        robot.clickOn("#welcome-connect").clickOn("#steps-done");
        assertEquals("9 models null", text(robot, "#plain-latency"));
    }

    @Test
    void aProfileFileIsShownBeforeItIsTaken(FxRobot robot) {
        robot.interact(() -> bed.window.importProfile(Path.of("team.sextant")));
        assertNotNull(robot.lookup("import team.sextant").query());
        robot.type(KeyCode.ESCAPE);
        assertNotNull(robot.lookup("#welcome").query());
        open(robot);
        robot.interact(() -> bed.window.importProfile(Path.of("team.sextant")));
        robot.type(KeyCode.ESCAPE);
        assertNotNull(robot.lookup("#plain-latency").query());
    }

    @Test
    void saysWhatItWaitsForThenShowsThePanels(FxRobot robot) {
        bed.holdWork();
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        assertTrue(text(robot, "#welcome-saying").contains("prod-eu"));
        bed.doHeldWork();
        assertEquals("9 models null", text(robot, "#plain-latency"));
        assertEquals("10", text(robot, "#tile-models .tile-figure"));
    }

    @Test
    void aLoadingPanelNamesTheCluster(FxRobot robot) {
        open(robot);
        bed.holdWork();
        robot.interact(() -> Objects.requireNonNull(bed.window.screens()).openModel("spam-filter"));
        assertTrue(robot.lookup("Asking prod-eu …").tryQuery().isPresent());
        bed.doHeldWork();
        assertFalse(robot.lookup("Asking prod-eu …").tryQuery().isPresent());
    }

    @Test
    void aPanelThatNeverLoadedSaysWhyAndOffersARetry(FxRobot robot) {
        bed.cluster.failWith(FakeCluster.unreachable());
        open(robot);
        assertTrue(robot.lookup("cluster unreachable").tryQuery().isPresent());
        bed.cluster.failWith(null);
        robot.clickOn("#retry-latency");
        WindowBed.settle();
        assertEquals("9 models null", text(robot, "#plain-latency"));
    }

    @Test
    void aStalePanelKeepsItsPictureWithItsAgeAndHealsByItself(FxRobot robot) {
        open(robot);
        bed.cluster.failWith(FakeCluster.unreachable());
        bed.now = WindowBed.NOW.plusSeconds(38);
        bed.beat();
        tick(robot);
        assertEquals("9 models null", text(robot, "#plain-latency"));
        assertEquals("38 s old · cluster unreachable · retrying", text(robot, "#stale-latency"));
        assertTrue(text(robot, "#pulse").startsWith("cluster unreachable"));

        bed.cluster.failWith(null);
        bed.beat();
        assertFalse(robot.lookup("#stale-latency").tryQuery().isPresent());
        assertTrue(text(robot, "#pulse").startsWith("0 s ago"));
    }

    @Test
    void aPictureOfAnEarlierSelectionSaysSo(FxRobot robot) {
        open(robot);
        bed.cluster.failWith(FakeCluster.unreachable());
        robot.interact(
                () -> session().model().filterProperty().set(Filter.ALL.withStage("Staging")));
        WindowBed.settle();
        assertTrue(text(robot, "#stale-latency").startsWith("shows the earlier selection"));
    }

    @Test
    void anEmptyPanelSaysWhatWouldFillIt(FxRobot robot) {
        open(robot);
        robot.interact(
                () -> session().model().filterProperty().set(Filter.ALL.withModel("unheard-of")));
        WindowBed.settle();
        assertTrue(robot.lookup("Nothing in this range").tryQuery().isPresent());
        assertTrue(text(robot, "#model-filter").contains("unheard-of"));
    }

    @Test
    void aChangeOfFilterAsksAtOnceForThatFilter(FxRobot robot) {
        open(robot);
        var rounds = bed.cluster.rounds.size();
        robot.clickOn("#environment-menu").clickOn("#environment-menu-staging");
        WindowBed.settle();
        assertEquals(rounds + 1, bed.cluster.rounds.size());
        assertEquals("9 models staging", text(robot, "#plain-latency"));
        assertEquals("environment: staging", text(robot, "#environment-menu"));
    }

    @Test
    void enterOnAPanelDrillsIntoAModelAndEscapeComesBack(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.DIGIT2, KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals("search-ranker", text(robot, "#model-name"));
        robot.type(KeyCode.ESCAPE);
        assertNotNull(robot.lookup("#dashboard").query());
    }

    @Test
    void escapeUndoesAZoom(FxRobot robot) {
        open(robot);
        var before = session().model().rangeProperty().get();
        var hour = TimeRange.last(Duration.ofHours(1), WindowBed.NOW);
        robot.interact(() -> session().model().zoom(hour));
        assertEquals(new RangeChoice.Between(hour), session().model().rangeProperty().get());
        assertTrue(robot.lookup("#zoom-back").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        assertEquals(before, session().model().rangeProperty().get());
        assertFalse(robot.lookup("#zoom-back").query().isVisible());
    }

    @Test
    void aTypedRangeIsCheckedAndTaken(FxRobot robot) {
        open(robot);
        robot.clickOn("#range-menu").clickOn("#range-absolute");
        replace(robot, "#absolute-from", "yesterday");
        robot.clickOn("#absolute-apply");
        assertTrue(text(robot, "#absolute-problem").contains("yesterday"));
        replace(robot, "#absolute-from", "2026-11-22 03:00");
        replace(robot, "#absolute-to", "2026-11-22T04:00:00Z");
        robot.clickOn("#absolute-apply");
        WindowBed.settle();
        var range = session().model().rangeProperty().get().at(WindowBed.NOW);
        assertEquals("2026-11-22T03:00:00Z", range.from().toString());
        assertEquals("2026-11-22T04:00:00Z", range.to().toString());
    }

    @Test
    void theKeyboardAloneReachesEverything(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.DIGIT4);
        assertTrue(robot.lookup("#panel-versions").query().isFocusWithin());
        robot.type(KeyCode.T);
        assertNotNull(robot.lookup("#table-versions").query());
        robot.type(KeyCode.T);
        assertFalse(robot.lookup("#table-versions").tryQuery().isPresent());
        robot.type(KeyCode.F);
        assertTrue(robot.lookup("#panel-versions").query().getLayoutBounds().getWidth() > 1_000);
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.P);
        assertTrue(session().model().pausedProperty().get());
        var rounds = bed.cluster.rounds.size();
        robot.type(KeyCode.R);
        assertEquals(rounds + 1, bed.cluster.rounds.size());
        robot.type(KeyCode.SLASH);
        robot.write("credit");
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals("credit-risk", text(robot, "#model-name"));
    }

    @Test
    void whatIsInFrontIsExplainedOverIt(FxRobot robot) {
        open(robot);
        robot.write("?");
        assertNotNull(robot.lookup("Dashboard, explained").query());
        bed.picture("help-dashboard");
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#help").tryQuery().isPresent());
    }

    @Test
    void exportsTheFocusedPanelAsCsv(FxRobot robot, @TempDir Path directory) throws IOException {
        open(robot);
        bed.exportTo = directory;
        robot.type(KeyCode.DIGIT3, KeyCode.E);
        WindowBed.settle();
        try (var files = Files.list(directory)) {
            var file = files.findFirst().orElseThrow();
            assertTrue(file.getFileName().toString().startsWith("sextant-error-rate-"));
            assertTrue(Files.readString(file).startsWith("model,predictions,error_rate\r\n"));
        }
        assertTrue(robot.lookup(".toast").queryLabeled().getText().startsWith("Saved "));
    }

    @Test
    void requestsArePagedAndTheirTextIsShownOnDemandOnly(FxRobot robot) {
        open(robot);
        robot.clickOn("#nav-requests");
        WindowBed.settle();
        var table = robot.lookup("#requests-table").queryAs(TableView.class);
        assertEquals(50, table.getItems().size());
        assertTrue(robot.lookup("#requests-previous").query().isDisabled());
        robot.clickOn("#requests-next");
        WindowBed.settle();
        assertTrue(text(robot, "#requests-page").startsWith("page 2"));
        robot.clickOn("#requests-previous");
        WindowBed.settle();
        robot.interact(() -> table.getSelectionModel().select(0));
        assertFalse(robot.lookup("#entry-text").tryQuery().isPresent());
        robot.clickOn("#show-text");
        WindowBed.settle();
        assertEquals("the text of id-0", text(robot, "#entry-text"));
        bed.picture("requests-dark-1280");
    }

    @Test
    void aFailingRequestOpensByKeyboardAndShowsItsFields(FxRobot robot) {
        open(robot);
        robot.interact(() -> Objects.requireNonNull(bed.window.screens()).openModel("spam-filter"));
        WindowBed.settle();
        robot.type(KeyCode.DIGIT7, KeyCode.ENTER);
        WindowBed.settle();
        var table = robot.lookup("#requests-table").queryAs(TableView.class);
        var picked = (LogEntry) table.getSelectionModel().getSelectedItem();
        assertEquals(picked.requestId(), text(robot, ".detail-title"));
        assertEquals("spam-filter", bed.cluster.listed.getLast().filter().model());
        robot.type(KeyCode.ESCAPE);
        assertEquals("spam-filter", text(robot, "#model-name"));
    }

    @Test
    void aClickOnARowOfATableViewDrills(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.DIGIT3, KeyCode.T);
        WindowBed.settle();
        robot.clickOn("#table-error-rate .table-row-cell");
        WindowBed.settle();
        assertFalse(text(robot, "#model-name").isBlank());
    }

    @Test
    void aSearchThatFindsNothingSaysSo(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.SLASH).write("no-such").type(KeyCode.ENTER);
        WindowBed.settle();
        assertTrue(text(robot, ".toast").contains("“no-such”"));
        assertNotNull(robot.lookup("#dashboard").query());
    }

    @Test
    void aRequestIsFoundByItsId(FxRobot robot) {
        open(robot);
        robot.clickOn("#nav-requests").clickOn("#requests-id");
        robot.interact(
                () ->
                        robot.lookup("#requests-id")
                                .queryAs(TextField.class)
                                .setText("7c1e0003-9f03-4b2a-8d11-0b2f5c7a005d"));
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals(1, robot.lookup("#requests-table").queryAs(TableView.class).getItems().size());
        assertEquals(Outcome.FAILED, bed.cluster.listed.getLast().outcome());
    }

    @Test
    void theModelsScreenListsAllOfThemAndFilters(FxRobot robot) {
        open(robot);
        robot.clickOn("#nav-models");
        WindowBed.settle();
        var table = robot.lookup("#models-table").queryAs(TableView.class);
        assertEquals(10, table.getItems().size());
        bed.picture("models-dark-1280");
        robot.clickOn("#models-search").write("rank");
        assertEquals(2, table.getItems().size());
    }

    @Test
    void theControlsStayInsideANarrowWindow(FxRobot robot) {
        open(robot);
        robot.interact(
                () -> session().model().zoom(TimeRange.last(Duration.ofHours(1), WindowBed.NOW)));
        WindowBed.settle();
        var pulse = robot.lookup("#pulse").query();
        var right = pulse.localToScene(pulse.getBoundsInLocal()).getMaxX();
        assertTrue(right <= 1280, "the pulse ends at " + right);
        for (Node node : robot.lookup(".bar").query().lookupAll(".menu-button")) {
            assertTrue(node.getBoundsInParent().getWidth() > 30, () -> node + " is too small");
        }
    }

    @Test
    void whatWasLookedAtIsRememberedPerProfile(FxRobot robot) {
        open(robot);
        robot.interact(() -> session().model().utcProperty().set(true));
        robot.interact(bed.window::close);
        assertTrue(Objects.requireNonNull(bed.remembered.get("prod-eu")).utc());
    }

    private void open(FxRobot robot) {
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
    }

    private void tick(FxRobot robot) {
        robot.interact(() -> session().ticker().tick());
    }

    private Session session() {
        return Objects.requireNonNull(bed.window.session());
    }

    private static void replace(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }
}
