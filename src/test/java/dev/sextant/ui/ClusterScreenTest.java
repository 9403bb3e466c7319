package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.InventedState;
import dev.sextant.panel.Panels;
import dev.sextant.text.Language;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import dev.sextant.widget.table.DataTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The cluster's screen, by keyboard. */
@ExtendWith(ApplicationExtension.class)
class ClusterScreenTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    private final InventedState state = new InventedState(WindowBed.NOW);

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
        bed.cluster.own = state;
    }

    @AfterEach
    void speakEnglish() {
        Messages.speak(Language.ENGLISH);
    }

    private void open(FxRobot robot, int width, int height, Theme theme) {
        robot.interact(() -> bed.show(width, height, theme));
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        robot.interact(() -> Objects.requireNonNull(bed.window.screens()).openCluster());
        WindowBed.settle();
    }

    private void page(FxRobot robot, String name) {
        robot.interact(() -> robot.lookup("#cluster-" + name).queryAs(ToggleButton.class).fire());
        WindowBed.settle();
    }

    /** Time goes on, and with it the rounds. */
    private void later(int seconds) {
        bed.now = bed.now.plusSeconds(seconds);
        bed.beat();
    }

    private static String tile(FxRobot robot, String id) {
        return robot.lookup("#" + id).query().getAccessibleText();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> rows(FxRobot robot, String table) {
        return List.copyOf(
                ((DataTable<Object>) robot.lookup("#" + table).queryAs(DataTable.class))
                        .getItems());
    }

    @Test
    void theDiskTileOfTheDashboardLeadsHere(FxRobot robot) {
        robot.interact(() -> bed.show(1280, 800, Theme.DARK));
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        robot.interact(() -> robot.lookup("#tile-disk").query().requestFocus());
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertTrue(tile(robot, "cluster-tile-health").contains("green"));
    }

    @Test
    void timeToAWatermarkIsToldOnceThereIsEnoughToGoBy(FxRobot robot) {
        state.used = List.of(0.70);
        open(robot, 1280, 800, Theme.DARK);
        assertTrue(tile(robot, "cluster-tile-disk").contains("known in"), "too early");
        for (var round = 1; round <= 12; round++) {
            state.used = List.of(0.70 + round * 0.0005);
            later(60);
        }
        // from 70.6 % to 85 % at 0.05 points a minute
        var words = tile(robot, "cluster-tile-disk");
        assertTrue(words.contains("low in about 5 h"), words);
        state.used = List.of(0.86);
        later(60);
        words = tile(robot, "cluster-tile-disk");
        assertTrue(words.contains("above low"), words);
    }

    @Test
    void whatIsForbiddenIsSaidInItsPlaceAndTheRestIsShown(FxRobot robot) {
        state.forbidden = "_nodes/stats";
        open(robot, 1280, 800, Theme.DARK);
        assertTrue(tile(robot, "cluster-tile-health").contains("green"));
        assertTrue(tile(robot, "cluster-tile-nodes").contains("—"));
        var said = robot.lookup("#cluster-nodes .empty").queryAs(Label.class).getText();
        assertTrue(said.contains("Not permitted") && said.contains("monitor"), said);
        page(robot, "indices");
        state.forbidden = "/_stats";
        robot.type(KeyCode.R);
        WindowBed.settle();
        var note = robot.lookup("#cluster-indices-list-note").queryAs(Labeled.class).getText();
        assertTrue(note.contains("6 of 6") && note.contains("index privilege monitor"), note);
    }

    @Test
    void whatWasShownStaysWithItsAgeWhenTheClusterIsSilent(FxRobot robot) {
        open(robot, 1280, 800, Theme.DARK);
        bed.cluster.failWith(FakeCluster.unreachable());
        later(38);
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
        var chip = robot.lookup("#stale-overview").queryAs(Label.class).getText();
        assertTrue(chip.contains("38 s"), chip);
        assertFalse(rows(robot, "nodes-table").isEmpty());
        bed.cluster.failWith(null);
        later(10);
        assertTrue(robot.lookup("#stale-overview").tryQuery().isEmpty());
    }

    @Test
    void aDefectIsSaidAndTheNextRoundIsAskedAllTheSame(FxRobot robot) {
        open(robot, 1280, 800, Theme.DARK);
        state.broken = true;
        later(10);
        assertTrue(robot.lookup("#stale-overview").tryQuery().isPresent());
        assertFalse(rows(robot, "nodes-table").isEmpty());
        state.broken = false;
        later(10);
        assertTrue(robot.lookup("#stale-overview").tryQuery().isEmpty());
    }

    @Test
    void theSlashFiltersEscClearsAndTheRowsKeepTheirFocus(FxRobot robot) {
        open(robot, 1280, 800, Theme.DARK);
        page(robot, "indices");
        assertEquals(6, rows(robot, "indices-table").size());
        robot.type(KeyCode.SLASH);
        robot.write("no lifecycle");
        assertEquals(1, rows(robot, "indices-table").size());
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        var name = robot.lookup("#index-name").queryAs(Label.class).getText();
        assertTrue(name.endsWith("000195"), name);
        later(10);
        assertTrue(robot.lookup("#indices-table").query().isFocused(), "after a round");
        robot.type(KeyCode.ESCAPE);
        assertEquals(6, rows(robot, "indices-table").size());
        assertEquals("", robot.lookup("#indices-filter").queryAs(TextField.class).getText());
    }

    @Test
    void theRateIsMeasuredBetweenTwoReadings(FxRobot robot) {
        open(robot, 1280, 800, Theme.DARK);
        page(robot, "indices");
        assertTrue(tile(robot, "indices-tile-rate").contains("measuring"));
        state.grow(500);
        later(10);
        assertTrue(
                tile(robot, "indices-tile-rate").contains("50.0"),
                tile(robot, "indices-tile-rate"));
        state.documents = 10;
        later(10);
        var again = tile(robot, "indices-tile-rate");
        assertTrue(
                again.contains(": ≥ 0.0 docs/s, at least: 5 of 6"),
                "five stand still, one is begun anew: " + again);
    }

    @Test
    void aSumOfThoseThatTellIsSaidToBeAtLeastThat(FxRobot robot) {
        state.silent = 2;
        open(robot, 1280, 800, Theme.DARK);
        page(robot, "indices");
        state.grow(500);
        later(10);
        var size = tile(robot, "indices-tile-count");
        assertTrue(size.contains("Indices: 6 , ≥ 17"), size);
        assertTrue(size.contains("told by 4 of 6"), size);
        var rate = tile(robot, "indices-tile-rate");
        assertTrue(rate.contains("≥ 50.0 docs/s, at least: 4 of 6 indices tell"), rate);
        bed.picture("cluster-indices-partial");
        state.silent = 0;
        later(10);
        assertFalse(tile(robot, "indices-tile-count").contains("≥"));
        assertTrue(tile(robot, "indices-tile-rate").contains("4 of 6"), "two are measured now");
        later(10);
        var whole = tile(robot, "indices-tile-rate");
        assertTrue(whole.contains("all indices") && !whole.contains("≥"), whole);
    }

    @Test
    void theSameIsSaidInThai(FxRobot robot) {
        Messages.speak(Language.THAI);
        state.silent = 2;
        open(robot, 1280, 800, Theme.LIGHT);
        page(robot, "indices");
        later(10);
        assertTrue(tile(robot, "indices-tile-count").contains("GiB (บอก 4 จาก 6)"));
        var rate = tile(robot, "indices-tile-rate");
        assertTrue(rate.contains("≥ 0.0") && rate.contains("อย่างน้อย: 4 จาก 6"), rate);
        bed.picture("cluster-indices-partial-thai");
    }

    @Test
    void aStepThatFailedAndFieldsOfSeveralTypesAreTold(FxRobot robot) {
        open(robot, 1280, 800, Theme.DARK);
        page(robot, "indices");
        robot.type(KeyCode.SLASH);
        robot.write("failed");
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        var error = robot.lookup("#index-error").queryAs(Label.class).getText();
        assertTrue(error.contains("cannot be shrunk"), error);
        assertTrue(tile(robot, "indices-tile-conflicts").contains("model_version"));
        assertTrue(tile(robot, "indices-tile-lifecycle").contains("1 step failed"));
    }

    @Test
    void theKeyEWritesTheFilteredIndicesAsCsv(FxRobot robot, @TempDir Path directory)
            throws Exception {
        bed.exportTo = directory;
        open(robot, 1280, 800, Theme.DARK);
        page(robot, "indices");
        robot.interact(() -> robot.lookup("#indices-table").query().requestFocus());
        robot.type(KeyCode.E);
        WindowBed.settle();
        var lines = Files.readAllLines(directory.resolve("indices-prod-eu.csv"));
        assertEquals(7, lines.size());
        assertTrue(lines.getFirst().startsWith("index,data_stream,health,policy,phase"));
        assertTrue(lines.get(1).contains("model-logs-production"), lines.get(1));
    }

    @Test
    void thousandsOfIndicesAreListedAndTheirNewestTimesReadBitByBit(FxRobot robot) {
        state.indices = 2_000;
        open(robot, 1920, 1080, Theme.LIGHT);
        page(robot, "indices");
        assertEquals(2_000, rows(robot, "indices-table").size());
        var note = robot.lookup("#cluster-indices-list-note").queryAs(Labeled.class).getText();
        assertTrue(note.contains("1,900"), note);
        later(60);
        note = robot.lookup("#cluster-indices-list-note").queryAs(Labeled.class).getText();
        assertTrue(note.contains("1,800"), note);
        bed.picture("cluster-indices-2000");
        assertNotNull(robot.lookup("#index-detail").query());
    }

    @Test
    void isDrawn(FxRobot robot) {
        open(robot, 1280, 800, Theme.DARK);
        bed.picture("cluster-overview-dark");
        page(robot, "indices");
        state.grow(500);
        later(10);
        robot.type(KeyCode.SLASH, KeyCode.DOWN);
        WindowBed.settle();
        bed.picture("cluster-indices-dark");
        state.used = List.of(0.97, 0.842, 0.33);
        state.health = "red";
        state.unassigned = 17;
        page(robot, "overview");
        bed.picture("cluster-overview-red");
    }

    @Test
    void isDrawnInThaiAndLight(FxRobot robot) {
        Messages.speak(Language.THAI);
        state.used = List.of(0.97, 0.842, 0.33);
        state.health = "yellow";
        state.unassigned = 7;
        open(robot, 1280, 800, Theme.LIGHT);
        bed.picture("cluster-overview-thai");
        page(robot, "indices");
        bed.picture("cluster-indices-thai");
        state.forbidden = "/_";
        robot.interact(() -> Objects.requireNonNull(bed.window.screens()).back());
    }

    @Test
    void isDrawnWithoutPermission(FxRobot robot) {
        state.forbidden = "/_";
        open(robot, 1280, 800, Theme.DARK);
        bed.picture("cluster-overview-forbidden");
        page(robot, "indices");
        bed.picture("cluster-indices-forbidden");
    }
}
