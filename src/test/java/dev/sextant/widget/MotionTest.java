package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MotionTest {

    private final BusyWheel wheel = new BusyWheel();

    @Start
    void start(Stage stage) {
        Motion.choose(Motion.Choice.SYSTEM);
        var scene = new Scene(new StackPane(wheel), 200, 100);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void leave(FxRobot robot) {
        robot.interact(() -> Motion.choose(Motion.Choice.SYSTEM));
    }

    @Test
    void doesAsTheSystemSaysUntilToldOtherwise(FxRobot robot) {
        robot.interact(
                () -> assertEquals(Platform.getPreferences().isReducedMotion(), Motion.reduced()));
        robot.interact(() -> Motion.choose(Motion.Choice.REDUCED));
        assertTrue(Motion.reduced());
    }

    @Test
    void aWheelStopsAndTurnsAgain(FxRobot robot) {
        assertEquals(List.of(ProgressIndicator.class), inWheel());
        robot.interact(() -> Motion.choose(Motion.Choice.REDUCED));
        assertEquals(List.of(FontIcon.class), inWheel());
        robot.interact(() -> Motion.choose(Motion.Choice.SYSTEM));
        assertEquals(List.of(ProgressIndicator.class), inWheel());
    }

    @Test
    void aWheelThatNobodySeesDoesNotTurn(FxRobot robot) {
        robot.interact(() -> ((StackPane) wheel.getParent()).getChildren().clear());
        assertFalse(wheel.getChildren().stream().anyMatch(ProgressIndicator.class::isInstance));
    }

    private List<? extends Class<?>> inWheel() {
        return wheel.getChildren().stream().map(Object::getClass).toList();
    }
}
