package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.panel.Panels;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.find.FoundLines;
import dev.sextant.widget.Theme;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Anything is found by name, with the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class FindTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
        bed.show(1280, 800, Theme.DARK);
        bed.window.open(WindowBed.profile("prod-eu"));
    }

    @Test
    void opensFromAnywhereAndGivesTheFocusBack(FxRobot robot) {
        WindowBed.settle();
        robot.type(KeyCode.DIGIT2);
        var before = focus();
        find(robot);
        assertEquals("find-text", focus().getId());
        bed.picture("find-untyped");
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#find").tryQuery().isPresent());
        assertEquals(before, focus());
        robot.type(KeyCode.SLASH);
        find(robot);
        robot.type(KeyCode.ESCAPE);
        assertEquals("model-search", focus().getId());
    }

    @Test
    void aModelIsFoundByAPartOfItsName(FxRobot robot) {
        WindowBed.settle();
        find(robot);
        robot.write("detec");
        assertEquals("fraud-detector", chosen(robot));
        bed.picture("find-model");
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals("fraud-detector", text(robot, "#model-name"));
        find(robot);
        assertEquals("Recently used", lines(robot).getFirst());
        assertEquals("fraud-detector", chosen(robot));
    }

    @Test
    void namesThatOnlyTheClusterKnowsComeAMomentLater(FxRobot robot) {
        WindowBed.settle();
        find(robot);
        robot.write("legacy");
        assertEquals("Asking prod-eu …", text(robot, "#find-state"));
        assertTrue(lines(robot).isEmpty());
        bed.beat();
        assertEquals("legacy \"ranker\" <b>&amp;</b>", chosen(robot));
        assertEquals("", text(robot, "#find-state"));
        bed.picture("find-odd-name");
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals("legacy \"ranker\" <b>&amp;</b>", text(robot, "#model-name"));
    }

    @Test
    void onlyTheNewestTextIsAskedFor(FxRobot robot) {
        WindowBed.settle();
        find(robot);
        bed.cluster.rounds.clear();
        robot.write("somc");
        bed.beat();
        var asked =
                bed.cluster.rounds.stream()
                        .flatMap(List::stream)
                        .filter(Question.Names.class::isInstance)
                        .map(question -> ((Question.Names) question).text())
                        .toList();
        assertEquals(List.of("somc"), asked);
    }

    @Test
    void aUserLeadsToWhatTheyDid(FxRobot robot) {
        WindowBed.settle();
        find(robot);
        robot.write("somchai");
        bed.beat();
        assertEquals("somchai", chosen(robot));
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        var search = robot.lookup("#panel-audit #audit-search").queryAs(TextField.class);
        assertEquals("somchai", search.getText());
        assertEquals(Place.DASHBOARD, screens().place());
    }

    @Test
    void aWholeRequestIdLeadsToItsDocument(FxRobot robot) {
        WindowBed.settle();
        robot.interact(() -> filter(Filter.ALL.withEnvironment("dev")));
        find(robot);
        robot.write("7c1e0000-9f03-4b2a-8d11-0b2f5c7a0000");
        bed.beat();
        assertEquals("7c1e0000-9f03-4b2a-8d11-0b2f5c7a0000", chosen(robot));
        bed.picture("find-request");
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals(Place.REQUESTS, screens().place());
        assertEquals(
                "7c1e0000-9f03-4b2a-8d11-0b2f5c7a0000",
                robot.lookup("#requests-id").queryAs(TextField.class).getText());
        assertEquals(Filter.ALL, Objects.requireNonNull(bed.window.session()).model().filter());
    }

    @Test
    void aVersionLeadsToTheVersionsOfItsModel(FxRobot robot) {
        WindowBed.settle();
        find(robot);
        robot.write("fraud 11");
        bed.beat();
        assertEquals("fraud-detector v11", chosen(robot));
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        assertEquals("fraud-detector", text(robot, "#model-name"));
        assertEquals("panel-versions", focus().getId());
    }

    @Test
    void alertsRulesScreensActionsAndSettingsAreFound(FxRobot robot) {
        WindowBed.settle();
        open(robot, "high error fraud");
        assertEquals(Place.ALERTS, screens().place());
        open(robot, "rules");
        assertEquals(Place.RULES, screens().place());
        open(robot, "settings: rec");
        assertEquals(Place.SETTINGS, screens().place());
        assertTrue(robot.lookup("#receivers-table").tryQuery().isPresent());
        open(robot, "last 7 days");
        assertTrue(text(robot, "#range-menu").contains("7 days"));
        open(robot, "stage: staging");
        assertEquals(
                "Staging", Objects.requireNonNull(bed.window.session()).model().filter().stage());
        open(robot, "pause");
        assertTrue(Objects.requireNonNull(bed.window.session()).model().pausedProperty().get());
    }

    @Test
    void aClusterThatIsAwayLeavesWhatTheWindowKnows(FxRobot robot) {
        WindowBed.settle();
        bed.cluster.failWith(FakeCluster.unreachable());
        find(robot);
        robot.write("fraud");
        bed.beat();
        assertEquals("fraud-detector", chosen(robot));
        assertTrue(text(robot, "#find-state").startsWith("prod-eu: cluster unreachable"));
        bed.picture("find-away");
    }

    @Test
    void shiftEnterCopiesTheName(FxRobot robot) {
        WindowBed.settle();
        find(robot);
        robot.write("fraud-d");
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        WindowBed.settle();
        robot.interact(
                () -> assertEquals("fraud-detector", Clipboard.getSystemClipboard().getString()));
        assertFalse(robot.lookup("#find").tryQuery().isPresent());
    }

    @Test
    void saysWhenNothingIsCalledThat(FxRobot robot) {
        WindowBed.settle();
        find(robot);
        robot.write("zzzz9");
        bed.beat();
        assertTrue(text(robot, "#find-nothing").contains("zzzz9"));
    }

    @Test
    void openAlsoWhileAFormPopsUp(FxRobot robot) {
        WindowBed.settle();
        robot.type(KeyCode.L);
        WindowBed.settle();
        robot.type(KeyCode.A);
        WindowBed.settle();
        robot.type(KeyCode.F1);
        WindowBed.settle();
        bed.pictureOfPopup("help-acknowledge");
        robot.type(KeyCode.ESCAPE);
        WindowBed.settle();
        find(robot);
        assertEquals("find-text", focus().getId());
        assertFalse(robot.lookup("#acknowledge-comment").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        assertEquals("alerts-table", focus().getId());
    }

    private void find(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        WindowBed.settle();
    }

    private void open(FxRobot robot, String typed) {
        find(robot);
        robot.write(typed);
        WindowBed.settle();
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
    }

    private void filter(Filter filter) {
        Objects.requireNonNull(bed.window.session()).model().filterProperty().set(filter);
    }

    private Screens screens() {
        return Objects.requireNonNull(bed.window.screens());
    }

    private Node focus() {
        WindowBed.settle();
        return Objects.requireNonNull(bed.window.root().getScene().getFocusOwner());
    }

    private static List<String> lines(FxRobot robot) {
        ListView<?> list = robot.lookup("#find-list").queryAs(ListView.class);
        return list.getItems().stream().map(FindTest::written).toList();
    }

    private static String written(@Nullable Object line) {
        return FoundLines.text(line);
    }

    private static String chosen(FxRobot robot) {
        WindowBed.settle();
        return written(
                robot.lookup("#find-list")
                        .queryAs(ListView.class)
                        .getSelectionModel()
                        .getSelectedItem());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }
}
