package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HeldTest {

    @SuppressWarnings("NullAway.Init")
    private Button save;

    @SuppressWarnings("NullAway.Init")
    private Button cancel;

    @SuppressWarnings("NullAway.Init")
    private Button other;

    @SuppressWarnings("NullAway.Init")
    private Held saving;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @Start
    void start(Stage stage) {
        save = new Button("Save");
        cancel = new Button("Cancel");
        other = new Button("Other");
        saving = new Held(save);
        scene = new Scene(new HBox(other, save, cancel));
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theFocusComesBackWithTheControl(FxRobot robot) {
        hold(robot, save, true);
        assertNotEquals(save, scene.getFocusOwner(), "what is disabled has no focus");
        hold(robot, null, false);
        assertEquals(save, scene.getFocusOwner());
    }

    @Test
    void whoeverWentElsewhereStaysThere(FxRobot robot) {
        hold(robot, save, true);
        robot.interact(other::requestFocus);
        hold(robot, null, false);
        assertEquals(other, scene.getFocusOwner());
    }

    @Test
    void whoeverStoodElsewhereStaysThere(FxRobot robot) {
        hold(robot, cancel, true);
        hold(robot, null, false);
        assertEquals(cancel, scene.getFocusOwner());
    }

    @Test
    void toldTwiceIsToldOnce(FxRobot robot) {
        hold(robot, save, true);
        hold(robot, null, true);
        hold(robot, null, false);
        hold(robot, null, false);
        assertEquals(save, scene.getFocusOwner());
    }

    private void hold(FxRobot robot, @Nullable Button from, boolean now) {
        robot.interact(
                () -> {
                    if (from != null) from.requestFocus();
                });
        robot.interact(() -> saving.hold(now));
        WaitForAsyncUtils.waitForFxEvents(3);
    }
}
