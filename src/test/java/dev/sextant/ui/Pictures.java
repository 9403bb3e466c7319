package dev.sextant.ui;

import dev.sextant.widget.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of what is shown, kept in target/pictures. */
final class Pictures {

    private Pictures() {}

    static void keep(String name, Scene scene) {
        write(name, WaitForAsyncUtils.waitForAsyncFx(20_000, () -> scene.snapshot(null)));
    }

    /** A window with what has popped up from it, where it stands. */
    static void keepWithPopups(String name, Scene scene) {
        write(name, WaitForAsyncUtils.waitForAsyncFx(20_000, () -> together(scene)));
    }

    static void write(String name, WritableImage image) {
        var file = directory().resolve(name + ".png");
        try {
            Files.createDirectories(file.getParent());
            Png.write(image, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path directory() {
        return Path.of(System.getProperty("sextant.target", "target"), "pictures");
    }

    static List<PopupWindow> popups() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(Window::isShowing)
                .toList();
    }

    private static WritableImage together(Scene scene) {
        var image = scene.snapshot(null);
        var window = scene.getWindow();
        for (var popup : popups()) {
            // a popup's ground is see-through, which the picture of a scene is not
            var how = new SnapshotParameters();
            how.setFill(Color.TRANSPARENT);
            how.setViewport(new Rectangle2D(0, 0, popup.getWidth(), popup.getHeight()));
            var above = popup.getScene().getRoot().snapshot(how, null);
            draw(
                    above,
                    image,
                    (int) Math.round(popup.getX() - window.getX() - scene.getX()),
                    (int) Math.round(popup.getY() - window.getY() - scene.getY()));
        }
        return image;
    }

    private static void draw(WritableImage above, WritableImage on, int left, int top) {
        for (var y = Math.max(0, -top); y < above.getHeight() && y + top < on.getHeight(); y++) {
            for (var x = Math.max(0, -left);
                    x < above.getWidth() && x + left < on.getWidth();
                    x++) {
                var color = above.getPixelReader().getColor(x, y);
                var before = on.getPixelReader().getColor(x + left, y + top);
                var share = color.getOpacity();
                var mixed = before.interpolate(color.deriveColor(0, 1, 1, 1 / share), share);
                if (share > 0) on.getPixelWriter().setColor(x + left, y + top, mixed);
            }
        }
    }
}
