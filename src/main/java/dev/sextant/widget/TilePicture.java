package dev.sextant.widget;

import eu.hansolo.tilesfx.Tile;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;

/**
 * A drawing of TilesFX in a place of fixed size. Such a drawing measures itself only when its size
 * changes while its window is showing, and keeps 250 × 250 pixels otherwise; so it is sized anew
 * when it gets its skin and when the window opens, and never draws beyond its place.
 */
final class TilePicture extends Region {

    private final Tile tile;
    private final ObservableValue<Boolean> showing;

    TilePicture(Tile tile, double width, double height) {
        this.tile = tile;
        getStyleClass().add("tile-picture");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        setClip(new Rectangle(width, height));
        setMouseTransparent(true);
        tile.setFocusTraversable(false);
        getChildren().add(tile);
        tile.skinProperty().subscribe((before, skin) -> measureAgain());
        showing =
                sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        showing.subscribe((before, now) -> measureAgain());
    }

    private void measureAgain() {
        tile.resize(0, 0);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        tile.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
