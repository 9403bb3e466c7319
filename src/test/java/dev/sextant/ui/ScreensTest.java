package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.FakeCluster;
import dev.sextant.panel.Panels;
import dev.sextant.widget.Theme;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the screens behind the dashboard show of a cluster that is slow, gone, or large. */
@ExtendWith(ApplicationExtension.class)
class ScreensTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
        bed.show(1280, 800, Theme.DARK);
        bed.window.open(WindowBed.profile("prod-eu"));
    }

    @Test
    void theOthersOfAPanelAreListedAloneAndAllAgainOnDemand(FxRobot robot) {
        WindowBed.settle();
        var menu = robot.lookup("#menu-throughput").queryAs(MenuButton.class);
        var item =
                menu.getItems().stream()
                        .filter(one -> "throughput-others".equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(item::fire);
        WindowBed.settle();
        assertEquals(3, rows(robot, "#models-table"));
        assertEquals("the 3 summed as others", text(robot, "#models-all"));
        bed.picture("others-dark-1280");
        robot.clickOn("#models-all");
        assertEquals(10, rows(robot, "#models-table"));
        assertFalse(robot.lookup("#models-all").query().isVisible());
    }

    @Test
    void requestsStayWithTheirAgeAndComeAgainByThemselves(FxRobot robot) {
        WindowBed.settle();
        robot.clickOn("#nav-requests");
        WindowBed.settle();
        failFor(robot, 38);
        robot.clickOn("#requests-next");
        WindowBed.settle();
        assertEquals(50, rows(robot, "#requests-table"));
        assertEquals("38 s old · cluster unreachable · retrying", text(robot, "#stale-requests"));
        bed.picture("requests-stale-1280");
        bed.cluster.failWith(null);
        bed.beat();
        assertFalse(robot.lookup("#stale-requests").tryQuery().isPresent());
        assertTrue(text(robot, "#requests-page").startsWith("page 2"));
    }

    @Test
    void requestsThatNeverCameAreAskedForAgain(FxRobot robot) {
        WindowBed.settle();
        failFor(robot, 1);
        robot.clickOn("#nav-requests");
        WindowBed.settle();
        assertTrue(robot.lookup("#requests-retry").tryQuery().isPresent());
        bed.cluster.failWith(null);
        bed.beat();
        assertEquals(50, rows(robot, "#requests-table"));
    }

    @Test
    void theListsOfModelsAndOfFailuresSayHowOldTheyAre(FxRobot robot) {
        WindowBed.settle();
        robot.clickOn("#nav-models");
        WindowBed.settle();
        failFor(robot, 38);
        bed.beat();
        assertEquals("38 s old · cluster unreachable · retrying", text(robot, "#stale-models"));
        bed.cluster.failWith(null);
        bed.beat();
        assertFalse(robot.lookup("#stale-models").tryQuery().isPresent());

        robot.interact(() -> Objects.requireNonNull(bed.window.screens()).openModel("spam-filter"));
        WindowBed.settle();
        failFor(robot, 70);
        bed.beat();
        assertTrue(text(robot, "#stale-failing").contains("cluster unreachable"));
        bed.cluster.failWith(null);
        bed.beat();
        assertFalse(robot.lookup("#stale-failing").tryQuery().isPresent());
    }

    @Test
    void oneModelIsChosenForTheWholeDashboard(FxRobot robot) {
        WindowBed.settle();
        robot.clickOn("#model-filter").clickOn("#model-filter-fraud-detector");
        WindowBed.settle();
        var model = Objects.requireNonNull(bed.window.session()).model();
        assertEquals("fraud-detector", model.filter().model());
        assertEquals("model: fraud-detector", text(robot, "#model-filter"));
    }

    @Test
    void columnsLeftOutAreCounted(FxRobot robot) {
        WindowBed.settle();
        var sign = robot.lookup("#versions-table .columns-left").queryLabeled();
        assertTrue(sign.isVisible());
        assertTrue(sign.getTooltip().getText().contains("Last seen"), sign.getTooltip().getText());
    }

    @Test
    void everyControlIsInsideTheNarrowestWindow(FxRobot robot) {
        WindowBed.settle();
        robot.interact(() -> bed.resize(760, 700));
        WindowBed.settle();
        robot.interact(() -> bed.resize(761, 700));
        WindowBed.settle();
        for (var id : List.of("#profile-menu", "#model-filter", "#range-menu", "#pulse")) {
            var node = robot.lookup(id).query();
            var bounds = node.localToScene(node.getBoundsInLocal());
            assertTrue(bounds.getMinX() >= 0 && bounds.getMaxX() <= 761, id + " " + bounds);
        }
        bed.picture("dashboard-dark-760");
    }

    /** Another program, or the settings, saved it while the window was open. */
    @Test
    void aProfileThatWasJustMadeIsInTheMenuAndIsFoundByName(FxRobot robot) {
        WindowBed.settle();
        bed.saved.add(WindowBed.profile("just-made"));
        robot.clickOn("#profile-menu");
        WindowBed.settle();
        var menu = robot.lookup("#profile-menu").queryAs(MenuButton.class);
        assertTrue(
                menu.getItems().stream().anyMatch(item -> "just-made".equals(item.getText())),
                menu.getItems().toString());
        robot.type(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.K).write("just-m");
        WindowBed.settle();
        assertTrue(robot.lookup("Open cluster just-made").tryQuery().isPresent());
    }

    @Test
    void aPageOfTheClusterIsFoundByNameFromAnywhere(FxRobot robot) {
        WindowBed.settle();
        robot.push(KeyCode.CONTROL, KeyCode.K).write("indices").type(KeyCode.ENTER);
        WindowBed.settle();
        assertTrue(robot.lookup("#cluster").tryQuery().isPresent());
        var page = robot.lookup("#cluster-indices").queryAs(ToggleButton.class);
        assertTrue(page.isSelected());
    }

    @Test
    void whatThePageMenuOffersIsFoundByName(FxRobot robot) {
        WindowBed.settle();
        robot.push(KeyCode.CONTROL, KeyCode.K).write("print page");
        WindowBed.settle();
        assertTrue(robot.lookup("Print page …").tryQuery().isPresent());
        robot.eraseText(10).write("whole audit");
        WindowBed.settle();
        assertTrue(robot.lookup("Save whole audit as PDF …").tryQuery().isPresent());
    }

    private void failFor(FxRobot robot, int seconds) {
        bed.cluster.failWith(FakeCluster.unreachable());
        bed.now = WindowBed.NOW.plusSeconds(seconds);
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
    }

    private static int rows(FxRobot robot, String table) {
        return robot.lookup(table).queryAs(TableView.class).getItems().size();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }
}
