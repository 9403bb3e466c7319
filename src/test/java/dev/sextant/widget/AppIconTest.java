package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class AppIconTest {

    private static final Color GROUND = Color.web("#c92a2a");

    @Test
    void theNumberStandsInTheCornerOnItsGround() throws Exception {
        for (var size : new int[] {16, 22, 128}) {
            var plain = Window.onFx(() -> AppIcon.of(size, 0, null));
            var marked = Window.onFx(() -> AppIcon.of(size, 7, GROUND));
            assertEquals(size, marked.getWidth());
            assertEquals(plain.getPixelReader().getColor(1, 1), colour(marked, 1, 1));
            var edge = (int) (size * 0.93);
            assertEquals(GROUND, colour(marked, edge, (int) (size * 0.69)));
            assertNotEquals(GROUND, colour(plain, edge, (int) (size * 0.69)));
        }
    }

    @Test
    void aWindowTakesIt() throws Exception {
        try (var window = Window.open(new Pane(), Theme.DARK, 200, 200)) {
            Window.onFx(() -> icons(window.stage()));
            // the toolkit takes bytes alone, and says nothing of anything else
            var icon = Window.onFx(() -> AppIcon.of(128, 100, GROUND));
            assertTrue(
                    icon.getPixelReader().getPixelFormat().getType()
                            == PixelFormat.Type.BYTE_BGRA_PRE);
        }
    }

    private static void icons(Stage stage) {
        stage.getIcons().setAll(AppIcon.all(100, GROUND));
    }

    private static Color colour(Image image, int x, int y) {
        return image.getPixelReader().getColor(x, y);
    }
}
