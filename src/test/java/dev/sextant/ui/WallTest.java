package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.FakeCluster;
import dev.sextant.panel.Panels;
import dev.sextant.store.WallPreferences;
import dev.sextant.store.WallPreferences.Page;
import dev.sextant.ui.wall.Wall;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.widget.SceneWalk;
import dev.sextant.widget.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window on a wall: loud when its numbers are old, quiet otherwise, and it forgets nothing. */
@ExtendWith(ApplicationExtension.class)
class WallTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    private final WallMemory memory = WallMemory.forgetful();

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
        bed.window.remember(memory);
        bed.show(1920, 1080, Theme.DARK);
        bed.window.open(WindowBed.profile("prod-eu"));
    }

    private static Wall wall(FxRobot robot) {
        return robot.lookup("#wall").queryAs(Wall.class);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void open(FxRobot robot) {
        WindowBed.settle();
        robot.press(KeyCode.F11).release(KeyCode.F11);
        WindowBed.settle();
    }

    private static void tick(FxRobot robot) {
        robot.interact(() -> wall(robot).tick());
        WindowBed.settle();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void showsWhoseNumbersTheseAreAndHidesTheCursor(Theme theme, FxRobot robot) {
        robot.interact(() -> theme.apply(bed.window.root().getScene()));
        open(robot);
        tick(robot);
        assertEquals("prod-eu", text(robot, "#wall-profile"));
        assertEquals("Dashboard", text(robot, "#wall-page"));
        assertFalse(robot.lookup("#wall-old").tryQuery().isPresent());
        assertEquals(Cursor.NONE, wall(robot).getCursor());
        bed.picture("wall-" + theme);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WindowBed.settle();
        assertFalse(robot.lookup("#wall").tryQuery().isPresent());
        assertTrue(robot.lookup("#dashboard").tryQuery().isPresent());
    }

    private static final List<String> PEOPLE = List.of("nok", "somchai", "ci-bot");

    /** Every word that stands on the wall, or is told of it. */
    private static List<String> words(FxRobot robot) {
        var all = new ArrayList<String>();
        for (var node : SceneWalk.all(wall(robot))) {
            if (node instanceof Labeled labeled && labeled.getText() != null) {
                all.add(labeled.getText());
            }
            if (node.getAccessibleText() != null) all.add(node.getAccessibleText());
        }
        return all;
    }

    private static List<String> named(FxRobot robot) {
        return words(robot).stream()
                .filter(word -> PEOPLE.stream().anyMatch(word::contains))
                .toList();
    }

    @Test
    void nobodysNameStandsOnTheWall(FxRobot robot) {
        memory.keep(
                new WallPreferences(
                        List.of(new Page("prod-eu", null), new Page("prod-eu", "fraud-detector")),
                        Duration.ofSeconds(10),
                        false));
        open(robot);
        tick(robot);
        assertEquals(List.of(), named(robot));
        assertTrue(words(robot).contains("hidden"));
        bed.picture("wall-nobody");
        bed.now = bed.now.plus(Duration.ofSeconds(10));
        tick(robot);
        assertEquals("fraud-detector", text(robot, "#wall-page"));
        assertEquals(List.of(), named(robot));
    }

    @Test
    void whoWishesItSeesWhoDidSomething(FxRobot robot) {
        memory.keep(memory.recall().withPeople(true));
        open(robot);
        tick(robot);
        assertTrue(words(robot).containsAll(List.of("nok", "somchai")));
    }

    @Test
    void whatIsChosenOnTheWallKeepsWhetherNamesAreShown(FxRobot robot) {
        memory.keep(memory.recall().withPeople(true));
        open(robot);
        tick(robot);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        WindowBed.settle();
        robot.interact(
                () ->
                        robot.lookup("#wall-interval")
                                .queryAs(ComboBox.class)
                                .getSelectionModel()
                                .selectLast());
        assertTrue(memory.recall().people());
        assertTrue(memory.recall().interval().compareTo(Duration.ofSeconds(30)) > 0);
    }

    @Test
    void oldNumbersAreSaidLoudlyAndNewOnesEndThat(FxRobot robot) {
        open(robot);
        bed.cluster.failWith(FakeCluster.unreachable());
        bed.now = WindowBed.NOW.plus(Duration.ofMinutes(4));
        robot.interact(bed::beat);
        tick(robot);
        assertEquals(
                "▲ Old data: 4 min old · cluster unreachable · trying again",
                text(robot, "#wall-old"));
        bed.picture("wall-old");
        bed.cluster.failWith(null);
        robot.interact(bed::beat);
        tick(robot);
        assertFalse(robot.lookup("#wall-old").tryQuery().isPresent());
    }

    @Test
    void turnsItsPagesAndOnlyTheOneInFrontAsks(FxRobot robot) {
        memory.keep(
                new WallPreferences(
                        List.of(
                                new Page("prod-eu", null),
                                new Page("prod-eu", "fraud-detector"),
                                new Page("gone", null)),
                        Duration.ofSeconds(10),
                        false));
        open(robot);
        bed.now = bed.now.plus(Duration.ofSeconds(10));
        tick(robot);
        assertEquals("fraud-detector", text(robot, "#wall-page"));
        var before = bed.cluster.rounds.size();
        robot.interact(bed::beat);
        assertTrue(
                bed.cluster.rounds.subList(before, bed.cluster.rounds.size()).stream()
                        .allMatch(round -> round.toString().contains("model=fraud-detector")),
                "the page that is not in front asks nothing");
        bed.picture("wall-model");
        bed.now = bed.now.plus(Duration.ofSeconds(10));
        tick(robot);
        assertEquals("gone", text(robot, "#wall-profile"));
        assertTrue(text(robot, "#wall-old").startsWith("▲ No data"), text(robot, "#wall-old"));
        bed.now = bed.now.plus(Duration.ofSeconds(10));
        tick(robot);
        assertEquals("prod-eu", text(robot, "#wall-profile"));
    }

    @Test
    void aKeyShowsTheControlsAndPagesAreChosenThere(FxRobot robot) {
        open(robot);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        WindowBed.settle();
        assertTrue(robot.lookup("#wall-controls").tryQuery().isPresent());
        bed.picture("wall-controls");
        robot.clickOn("#wall-choose");
        WindowBed.settle();
        bed.picture("wall-chooser");
        robot.clickOn("staging · Dashboard").clickOn("#wall-chosen");
        WindowBed.settle();
        assertEquals(
                List.of(new Page("prod-eu", null), new Page("staging", null)),
                memory.recall().pages());
    }

    /** Hundreds of turns, as in weeks on a wall, leave nothing behind. */
    @Test
    void turningPagesForLongKeepsNothing(FxRobot robot) throws InterruptedException {
        memory.keep(
                new WallPreferences(
                        List.of(
                                new Page("prod-eu", null),
                                new Page("prod-eu", "fraud-detector"),
                                new Page("staging", null)),
                        Duration.ofSeconds(10),
                        false));
        open(robot);
        turn(robot, 30);
        bed.cluster.rounds.clear();
        var before = used();
        turn(robot, 300);
        bed.cluster.rounds.clear();
        var grown = used() - before;
        assertTrue(grown < 8_000_000, () -> grown + " bytes more after 300 turns");
        assertNotNull(wall(robot));
    }

    private void turn(FxRobot robot, int times) {
        for (var count = 0; count < times; count++) {
            bed.now = bed.now.plus(Duration.ofSeconds(10));
            robot.interact(() -> wall(robot).tick());
            if (count % 10 == 0) WindowBed.settle();
        }
        WindowBed.settle();
    }

    private static long used() throws InterruptedException {
        for (var count = 0; count < 4; count++) {
            System.gc();
            Thread.sleep(50);
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
