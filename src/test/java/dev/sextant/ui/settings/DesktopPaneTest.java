package dev.sextant.ui.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.live.Live;
import dev.sextant.store.Directories;
import dev.sextant.store.WindowStore;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What the settings say of the desktop, in a real window. */
class DesktopPaneTest {

    private final WallMemory wall = WallMemory.forgetful();
    private final FxRobot robot = new FxRobot();

    @TempDir private Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Window window;

    private void show() throws Exception {
        var directories =
                new Directories(
                        home.resolve("config"),
                        home.resolve("data"),
                        home.resolve("logs"),
                        home.resolve("cache"));
        var pane =
                Window.onFx(
                        () ->
                                new DesktopPane(
                                        WindowStore.in(directories),
                                        null,
                                        new Live<>(true),
                                        wall,
                                        Runnable::run));
        window = Window.open(pane, Theme.DARK, 1000, 500);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private CheckBox people() {
        return robot.lookup("#settings-wall-people").queryAs(CheckBox.class);
    }

    @Test
    void namesOnTheWallAreHiddenUntilAPersonWishesThem() throws Exception {
        show();
        assertFalse(people().isSelected());
        robot.interact(() -> people().fire());
        assertTrue(wall.recall().people());
        robot.interact(() -> people().fire());
        assertFalse(wall.recall().people());
    }

    @Test
    void whatWasChosenIsShown() throws Exception {
        wall.keep(wall.recall().withPeople(true));
        show();
        assertTrue(people().isSelected());
    }
}
