package dev.sextant.widget;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real window around what is tested; it keeps pictures beside the tests' reports. */
public record Window(Stage stage) implements AutoCloseable {

    /** Runs on the JavaFX thread, started when needed, and waits for the result and the drawing. */
    public static <T> T onFx(Callable<T> action) throws Exception {
        FxToolkit.registerPrimaryStage();
        var result = WaitForAsyncUtils.asyncFx(action).get();
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    public static void onFx(Runnable action) throws Exception {
        onFx(
                () -> {
                    action.run();
                    return true;
                });
    }

    /** Opens a window of exactly this size of content. */
    public static Window open(Parent root, Theme theme, double width, double height)
            throws Exception {
        return onFx(
                () -> {
                    var scene = new Scene(root, width, height);
                    theme.apply(scene);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    return new Window(stage);
                });
    }

    /** Writes {@code target/pictures/NAME.png}. */
    public WritableImage keep(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents(3);
        var image = onFx(() -> stage.getScene().snapshot(null));
        var directory = Path.of(System.getProperty("sextant.target", "target"), "pictures");
        Files.createDirectories(directory);
        Png.write(image, directory.resolve(name + ".png"));
        return image;
    }

    /** Moves the pointer to a place of a node, in its own coordinates. */
    public static FxRobot moveTo(FxRobot robot, Node node, double x, double y) throws Exception {
        var point = onFx(() -> node.localToScreen(x, y));
        robot.moveTo(point);
        return robot;
    }

    @Override
    public void close() {
        WaitForAsyncUtils.waitForAsyncFx(5_000, stage::hide);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
