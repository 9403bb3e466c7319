package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.panel.PlainPanels;
import dev.sextant.widget.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a panel's menu takes out of the window. */
@ExtendWith(ApplicationExtension.class)
class PanelMenuTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, PlainPanels.six(), PlainPanels.six());
        bed.show(1280, 800, Theme.DARK);
        bed.window.open(WindowBed.profile("prod-eu"));
    }

    private static void choose(FxRobot robot, String item) {
        WindowBed.settle();
        var menu = robot.lookup("#menu-error-rate").queryAs(MenuButton.class);
        var chosen =
                menu.getItems().stream()
                        .filter(one -> ("error-rate-" + item).equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(chosen::fire);
        WindowBed.settle();
    }

    @Test
    void savesThePanelAsAPicture(FxRobot robot, @TempDir Path directory) throws IOException {
        bed.exportTo = directory;
        choose(robot, "png");
        try (var files = Files.list(directory)) {
            var picture = Files.readAllBytes(files.findFirst().orElseThrow());
            assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(picture, 4));
        }
    }

    @Test
    void copiesTheQueryAsCurlWithoutCredentials(FxRobot robot) {
        choose(robot, "curl");
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertTrue(copied[0].startsWith("curl -sS -X POST 'http"), copied[0]);
        assertTrue(copied[0].contains("--data-binary"), copied[0]);
        assertFalse(copied[0].contains("@"), copied[0]);
    }

    @Test
    void enlargesThePanelAndMakesItSmallAgain(FxRobot robot) {
        choose(robot, "table");
        var small = headWidth(robot);
        choose(robot, "enlarge");
        assertTrue(headWidth(robot) > 1.5 * small, small + " to " + headWidth(robot));
        choose(robot, "enlarge");
        assertEquals(small, headWidth(robot), 1);
    }

    private static double headWidth(FxRobot robot) {
        var head = robot.lookup("#menu-error-rate").query().getParent();
        return head.getLayoutBounds().getWidth();
    }
}
