package dev.sextant.ui.wall;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;

/** Shows something larger than in a window, and only to be looked at. */
final class Enlarged extends Region {

    /** So wide is what stands within; three panels beside one another want at least 1500. */
    private static final double LAID_OUT_WIDTH = 1_540;

    private final StackPane within = new StackPane();
    private final Scale scale = new Scale(1, 1);

    Enlarged() {
        getStyleClass().add("wall-body");
        within.setMouseTransparent(true);
        within.getTransforms().add(scale);
        within.setPadding(Insets.EMPTY);
        setMinSize(0, 0);
        getChildren().add(within);
    }

    void show(Node node) {
        within.getChildren().setAll(node);
    }

    boolean shows(Node node) {
        return within.getChildren().contains(node);
    }

    void clear() {
        within.getChildren().clear();
    }

    @Override
    protected void layoutChildren() {
        var factor = Math.max(1, getWidth() / LAID_OUT_WIDTH);
        scale.setX(factor);
        scale.setY(factor);
        within.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }
}
