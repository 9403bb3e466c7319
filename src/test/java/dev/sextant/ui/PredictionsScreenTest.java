package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Question;
import dev.sextant.panel.Panels;
import dev.sextant.text.Language;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What models predicted, by keyboard, of all models and of one. */
@ExtendWith(ApplicationExtension.class)
class PredictionsScreenTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
    }

    @AfterEach
    void speakEnglishAgain() {
        Messages.speak(Language.ENGLISH);
    }

    private void open(FxRobot robot) {
        robot.interact(() -> bed.show(1280, 800, Theme.DARK));
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        robot.clickOn("#nav-predictions");
        WindowBed.settle();
    }

    private static TableView<?> table(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TableView.class);
    }

    private String focused() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> bed.window.root().getScene().getFocusOwner().getId());
    }

    @Test
    void everyPanelHasItsNumberItsTableAndItsEnlargedForm(FxRobot robot) {
        open(robot);
        var panels = List.of("labels", "label-shares", "scores", "predictions");
        for (var number = 0; number < panels.size(); number++) {
            var panel = panels.get(number);
            robot.type(KeyCode.valueOf("DIGIT" + (number + 1)));
            WindowBed.settle();
            assertEquals("panel-" + panel, focused());
            robot.type(KeyCode.T);
            WindowBed.settle();
            assertEquals("table-" + panel, focused());
            assertFalse(table(robot, "table-" + panel).getItems().isEmpty(), panel);
            robot.type(KeyCode.T, KeyCode.F);
            WindowBed.settle();
            assertTrue(robot.lookup("#panel-" + panel).query().isVisible(), panel);
            assertFalse(
                    robot.lookup("#panel-" + panels.get((number + 1) % 4)).query().isVisible(),
                    panel);
            robot.type(KeyCode.ESCAPE);
            WindowBed.settle();
        }
    }

    @Test
    void oldPagesStayWhileTheFirstFollowsEachRefreshOfFiveSeconds(FxRobot robot) {
        open(robot);
        assertEquals("newest 100", text(robot, "predictions-page"));
        robot.clickOn("#predictions-next");
        WindowBed.settle();
        assertEquals("page 2 · 20 rows · as of 09:30:20", text(robot, "predictions-page"));
        assertEquals(20, table(robot, "predictions-table").getItems().size());
        // the last page: the button goes away, the focus does not
        assertEquals("predictions-table", focused());
        var before = List.copyOf(table(robot, "predictions-table").getItems());
        bed.now = WindowBed.NOW.plusSeconds(5);
        bed.beat();
        assertEquals(before, List.copyOf(table(robot, "predictions-table").getItems()));
        assertEquals("page 2 · 20 rows · as of 09:30:20", text(robot, "predictions-page"));
        robot.clickOn("#predictions-newest");
        WindowBed.settle();
        var newest = (LogEntry) table(robot, "predictions-table").getItems().getFirst();
        // of the newest refresh, not of the page that was left
        assertEquals(WindowBed.NOW.plusSeconds(5 - 7), newest.time());
        bed.now = WindowBed.NOW.plusSeconds(10);
        bed.beat();
        newest = (LogEntry) table(robot, "predictions-table").getItems().getFirst();
        assertEquals(WindowBed.NOW.plusSeconds(10 - 7), newest.time());
    }

    @Test
    void theExportHoldsThePageInFrontAndNeverTheText(FxRobot robot, @TempDir Path directory)
            throws Exception {
        open(robot);
        bed.exportTo = directory;
        robot.clickOn("#predictions-next");
        WindowBed.settle();
        robot.type(KeyCode.DIGIT4, KeyCode.E);
        WindowBed.settle();
        List<Path> files;
        try (var listed = Files.list(directory)) {
            files = listed.toList();
        }
        assertEquals(1, files.size());
        assertTrue(files.getFirst().getFileName().toString().startsWith("sextant-predictions-"));
        var lines = Files.readAllLines(files.getFirst());
        assertEquals(
                "time,model,version,environment,label,score,status,latency_ms,request_id",
                lines.getFirst());
        assertEquals(21, lines.size());
        assertTrue(
                lines.get(1).contains(",fraud-detector,12,production,fraud,0.91,"), lines.get(1));
    }

    @Test
    void enterOnAPredictionLeadsToItsDocumentAndToItsTextOnDemand(FxRobot robot) {
        open(robot);
        robot.interact(() -> table(robot, "predictions-table").requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        WindowBed.settle();
        assertTrue(robot.lookup("#requests").tryQuery().isPresent());
        assertFalse(robot.lookup("#entry-text").tryQuery().isPresent());
        robot.clickOn("#show-text");
        WindowBed.settle();
        assertTrue(
                robot.lookup("#entry-text")
                        .queryAs(Label.class)
                        .getText()
                        .startsWith("the text of"));
        robot.type(KeyCode.ESCAPE);
        WindowBed.settle();
        assertTrue(robot.lookup("#predictions-table").tryQuery().isPresent());
    }

    @Test
    void aMissingFieldIsNamedWhereItIsMissedAndTheOtherPanelsGoOn(FxRobot robot) {
        bed.cluster.failOneWith(
                question ->
                        question instanceof Question.ScoreSpread
                                ? new ClusterException(
                                        Reason.FIELD_MISSING,
                                        "The field prediction.score cannot be used: no index has"
                                                + " it.")
                                : null);
        open(robot);
        assertTrue(
                robot.lookup("#panel-scores .label").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().contains("prediction.score")));
        assertTrue(robot.lookup("#labels-chart").query().isVisible());
        assertTrue(robot.lookup("#label-shares-bars").query().isVisible());
        bed.picture("predictions-missing");
    }

    @Test
    void aModelsPageLeadsToItsPredictionsAndBackAndALinkLeadsThere(FxRobot robot) {
        open(robot);
        robot.interact(() -> Objects.requireNonNull(bed.window.screens()).openModel("spam-filter"));
        WindowBed.settle();
        robot.type(KeyCode.DIGIT7);
        WindowBed.settle();
        assertEquals("panel-labels", focused());
        robot.interact(() -> robot.lookup("#labels-all").query().requestFocus());
        robot.type(KeyCode.SPACE);
        WindowBed.settle();
        assertEquals("spam-filter", Objects.requireNonNull(bed.window.screens()).modelShown());
        robot.type(KeyCode.C);
        WindowBed.settle();
        var link =
                WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString());
        assertTrue(link.contains("screen=predictions&model=spam-filter"), link);
        robot.clickOn("#breadcrumb-model");
        WindowBed.settle();
        assertTrue(robot.lookup("#panel-latency").tryQuery().isPresent());
        // it was gone back to, not opened once more
        // the first takes away what was said of the link
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        WindowBed.settle();
        assertNull(Objects.requireNonNull(bed.window.screens()).modelShown());
        assertTrue(robot.lookup("#predictions-table").tryQuery().isPresent());
    }

    @Test
    void aModelWithoutLabelsIsToldSo(FxRobot robot) {
        open(robot);
        robot.interact(
                () ->
                        Objects.requireNonNull(bed.window.screens())
                                .openPredictions("search-ranker"));
        WindowBed.settle();
        assertTrue(
                robot.lookup("#panel-labels .empty").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().contains("has a label")));
        assertTrue(
                robot.lookup("#panel-scores .empty").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().contains("has a score")));
        // what is counted is in the table nevertheless
        robot.type(KeyCode.DIGIT2, KeyCode.T);
        WindowBed.settle();
        assertEquals(1, table(robot, "table-label-shares").getItems().size());
        bed.picture("predictions-unlabelled");
    }

    @Test
    void theHistogramIsReadWithTheArrowKeys(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#scores-histogram").query().requestFocus());
        var before = robot.lookup("#scores-histogram").query().getAccessibleText();
        assertTrue(before.contains("with a score"), before);
        robot.type(KeyCode.END);
        WindowBed.settle();
        var last = robot.lookup("#scores-histogram").query().getAccessibleText();
        assertTrue(last.startsWith("0.95 – 1.00: "), last);
        bed.picture("predictions-histogram");
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    @ParameterizedTest
    @CsvSource({
        "1280,800,DARK,ENGLISH",
        "1280,800,LIGHT,THAI",
        "1920,1080,DARK,THAI",
        "1920,1080,LIGHT,ENGLISH"
    })
    void drawsItsPanels(int width, int height, Theme theme, Language language, FxRobot robot) {
        var suffix =
                "-%s-%d".formatted(theme.name().toLowerCase(Locale.ROOT), width)
                        + (language == Language.ENGLISH ? "" : "-" + language.code());
        robot.interact(
                () -> {
                    Messages.speak(language);
                    bed.window.speak();
                    bed.show(width, height, theme);
                });
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        robot.clickOn("#nav-predictions");
        WindowBed.settle();
        bed.picture("predictions" + suffix);
        robot.interact(
                () ->
                        Objects.requireNonNull(bed.window.screens())
                                .openPredictions("fraud-detector"));
        WindowBed.settle();
        bed.picture("predictions-model" + suffix);
        bed.cluster.failWith(FakeCluster.unreachable());
        bed.now = WindowBed.NOW.plusSeconds(38);
        bed.beat();
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
        bed.picture("predictions-stale" + suffix);
        bed.cluster.failWith(null);
        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        WindowBed.settle();
        bed.picture("model" + suffix);
        assertTrue(robot.lookup("#labels-chart").query().isVisible());
    }
}
