package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Arc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

class FigureTileTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aFigureThatDoesNotExistIsADashWithoutAUnit(Theme theme) throws Exception {
        var strip =
                Window.onFx(
                        () -> {
                            var plain = new FigureTile("Models in production", "");
                            plain.show("12", "1 silent", null);
                            var rate = new FigureTile("Predictions", "/min");
                            rate.show("873", "last full minute", null);
                            rate.showCourse(
                                    IntStream.range(0, 60)
                                            .mapToObj(x -> 800 + 90 * Math.sin(x * 0.9))
                                            .toList());
                            var errors = new FigureTile("Error rate", "%");
                            errors.show("7.42", "+6.9 since 07:38", "p1");
                            var none = new FigureTile("P99 latency", "ms");
                            none.show(null, "no predictions in this range", null);
                            none.setId("none");
                            var disk = new FigureTile("Disk, worst node", "%");
                            disk.show("86", "es-data-2 · high watermark 90 %", "p2");
                            disk.showShare(86.0);
                            var box = new HBox(10, plain, rate, errors, none, disk);
                            box.getStyleClass().add("screen");
                            box.setPadding(new javafx.geometry.Insets(10));
                            return box;
                        });
        try (var window = Window.open(strip, theme, 1300, 104)) {
            window.keep("tiles-" + theme);
            assertEquals(Numbers.NONE, ((Label) strip.lookup("#none .tile-figure")).getText());
            assertEquals("", ((Label) strip.lookup("#none .tile-unit")).getText());
        }
    }

    @Test
    void aRingKeepsToItsPlaceWhenItComesBeforeTheWindow() throws Exception {
        var tile = Window.onFx(() -> new FigureTile("Disk, worst node", "%"));
        Window.onFx(
                () -> {
                    tile.showShare(86.0);
                    // laid out before any window shows it
                    new Scene(tile, 300, 90);
                    tile.applyCss();
                    tile.layout();
                    tile.getScene().setRoot(new HBox());
                });
        try (var _ = Window.open(tile, Theme.DARK, 300, 90)) {
            assertRingIsWithin(tile);
        }
    }

    @Test
    void aRingKeepsToItsPlaceWhenItComesAfterTheWindow() throws Exception {
        var tile = Window.onFx(() -> new FigureTile("Disk, worst node", "%"));
        try (var _ = Window.open(tile, Theme.DARK, 300, 90)) {
            Window.onFx(() -> tile.showShare(86.0));
            WaitForAsyncUtils.waitForFxEvents(3);
            assertRingIsWithin(tile);
        }
    }

    private static void assertRingIsWithin(FigureTile tile) throws Exception {
        var place = tile.lookup(".tile-picture");
        var arcs =
                Window.onFx(
                        () ->
                                tile.lookupAll("*").stream()
                                        .filter(node -> node instanceof Arc)
                                        .map(arc -> arc.localToScene(arc.getBoundsInLocal()))
                                        .toList());
        assertEquals(2, arcs.size());
        var room = place.localToScene(place.getLayoutBounds());
        for (var arc : arcs) assertTrue(room.contains(arc), () -> arc + " beyond " + room);
    }
}
