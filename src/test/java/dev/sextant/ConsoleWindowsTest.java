package dev.sextant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.ConsoleLink;
import dev.sextant.model.Filter;
import dev.sextant.model.TimePoint;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.panel.PlainPanels;
import dev.sextant.store.WindowPlace;
import dev.sextant.store.WindowStore;
import dev.sextant.ui.WindowBed;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Several windows, each looking at what it likes. */
@ExtendWith(ApplicationExtension.class)
class ConsoleWindowsTest {

    @TempDir private Path directory = Path.of("");
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.DARK);
    private final List<String> heard = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private WindowStore store;

    @SuppressWarnings("NullAway.Init")
    private ConsoleWindows windows;

    @Start
    void start(Stage stage) throws Exception {
        var bed = new WindowBed(stage, PlainPanels.six(), PlainPanels.six());
        store = new WindowStore(directory.resolve("windows.json"));
        windows =
                new ConsoleWindows(
                        bed::another,
                        store,
                        theme.getReadOnlyProperty(),
                        () -> heard.add("last closed"),
                        () -> heard.add("quit"));
        windows.show(WindowBed.profile("prod-eu"), null);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(windows::close);
    }

    @Test
    void anotherWindowBeginsWhereThisOneIsAndGoesItsOwnWay(FxRobot robot) {
        robot.interact(() -> session(0).model().choose(last(1)));
        robot.interact(
                () -> session(0).model().filterProperty().set(Filter.ALL.withStage("Staging")));
        press(robot, KeyCode.CONTROL, KeyCode.N);
        assertEquals(2, windows.all().size());
        assertNotSame(session(0), session(1));
        assertEquals(last(1), session(0).model().rangeProperty().get());
        assertEquals("Staging", session(0).model().filter().stage());
        robot.interact(() -> session(0).model().choose(last(24)));
        assertEquals(last(1), session(1).model().rangeProperty().get());
        assertSame(session(0).desk(), session(1).desk(), "they share the alerting");

        press(robot, KeyCode.CONTROL, KeyCode.W);
        assertEquals(List.of(), heard);
        assertEquals(1, windows.all().size());
        assertEquals(last(1), session(0).model().rangeProperty().get());
        robot.interact(windows::bringUp);
        press(robot, KeyCode.CONTROL, KeyCode.W);
        assertEquals(List.of("last closed"), heard);
        assertEquals(1, windows.all().size(), "whoever hears that decides");
        press(robot, KeyCode.CONTROL, KeyCode.Q);
        assertEquals(List.of("last closed", "quit"), heard);
    }

    @Test
    void whatIsShownIsRememberedBeforeTheWindowCloses(FxRobot robot) {
        assertEquals("prod-eu", store.profile());
        robot.interact(() -> windows.all().getFirst().inside().open(WindowBed.profile("staging")));
        WindowBed.settle();
        assertEquals("staging", store.profile());
    }

    @Test
    void aModelOpensInAWindowOfItsOwnWithShift(FxRobot robot) {
        robot.interact(() -> focus("#nav-models").fireEvent(new javafx.event.ActionEvent()));
        WindowBed.settle();
        robot.interact(() -> focus("#models-search").requestFocus());
        robot.write("spam");
        press(robot, KeyCode.SHIFT, KeyCode.ENTER);
        assertEquals(2, windows.all().size());
        assertEquals("(0) spam-filter · prod-eu – Sextant", title(0));
        assertEquals("(0) Models · prod-eu – Sextant", title(1));
    }

    @Test
    void theLinkOnTheClipboardLeadsBack(FxRobot robot) throws Exception {
        var link =
                new ConsoleLink(
                        "prod-eu",
                        ConsoleLink.Place.MODEL,
                        "spam-filter",
                        new TimePoint.Relative(Duration.ofHours(-3)),
                        TimePoint.NOW,
                        "production",
                        null,
                        null);
        robot.interact(() -> windows.show(WindowBed.profile("prod-eu"), link));
        assertEquals(1, windows.all().size(), "the window that looks at it already");
        WindowBed.settle();
        robot.interact(() -> windows.all().getFirst().inside().root().requestFocus());
        robot.type(KeyCode.C);
        WindowBed.settle();
        var copied = new ArrayList<String>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertEquals(link.toString(), copied.getFirst());
        assertEquals(last(3), session(0).model().rangeProperty().get());
        assertEquals("production", session(0).model().filter().environment());

        robot.interact(() -> windows.show(WindowBed.profile("staging"), link));
        assertEquals(2, windows.all().size(), "another cluster has another window");
        assertEquals("(0) spam-filter · staging – Sextant", title(0));
    }

    @Test
    void everyScreenHasALinkThatLeadsToIt(FxRobot robot) throws Exception {
        for (var text :
                List.of(
                        "sextant://open?profile=prod-eu&from=now-1h&to=now",
                        "sextant://open?profile=prod-eu&screen=dashboard&model=ranker&from=now-1h&to=now",
                        "sextant://open?profile=prod-eu&screen=alerts&from=now-1h&to=now",
                        "sextant://open?profile=prod-eu&screen=rules&from=now-1h&to=now",
                        "sextant://open?profile=prod-eu&screen=requests&model=a%20b&from=now-1h&to=now",
                        "sextant://open?profile=prod-eu&screen=model&model=a%2Fb"
                                + "&from=2026-11-22T07:00:00Z&to=2026-11-22T08:00:00Z&stage=Staging")) {
            var link = ConsoleLink.parse(text);
            robot.interact(() -> windows.show(WindowBed.profile("prod-eu"), link));
            WindowBed.settle();
            robot.interact(() -> windows.all().getFirst().inside().copyLink());
            var copied = new ArrayList<String>();
            robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
            // the alerts' screen is about one of them at once
            assertEquals(text, copied.getFirst().replaceFirst("&alert=[0-9a-f]{32}$", ""));
        }
    }

    @Test
    void aWindowComesBackWhereItWas(FxRobot robot) {
        var place = new WindowPlace(120, 60, 1_100, 700, false);
        robot.interact(
                () -> {
                    var stage = windows.all().getFirst().stage();
                    stage.setX(place.x());
                    stage.setY(place.y());
                    stage.setWidth(place.width());
                    stage.setHeight(place.height());
                });
        WindowBed.settle();
        robot.interact(windows::close);
        assertEquals("prod-eu", store.profile());
        robot.interact(windows::bringUp);
        WindowBed.settle();
        assertEquals(place, windows.all().getFirst().place());
        assertFalse(windows.all().getFirst().stage().isMaximized());
    }

    @Test
    void allWindowsChangeTheirLookTogether(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.N);
        robot.interact(() -> theme.set(Theme.LIGHT));
        for (var window : windows.all()) {
            assertEquals(Theme.LIGHT, Theme.of(window.inside().root()));
        }
    }

    private Session session(int index) {
        return Objects.requireNonNull(windows.all().get(index).inside().session());
    }

    /** With the number that fires as none, whatever it is. */
    private String title(int index) {
        var title = windows.all().get(index).stage().getTitle();
        return "(0) " + title.replaceFirst("^\\(\\d+ firing\\) ", "");
    }

    private Node focus(String selector) {
        var found = windows.all().getFirst().inside().root().lookup(selector);
        assertNotNull(found, selector);
        assertTrue(found.isVisible());
        return found;
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WindowBed.settle();
    }

    private static RangeChoice last(int hours) {
        return new RangeChoice.Last(Duration.ofHours(hours));
    }
}
