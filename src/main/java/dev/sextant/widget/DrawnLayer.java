package dev.sextant.widget;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/**
 * A canvas that is drawn anew at most once a pulse. It is laid out by itself, so that drawing does
 * not make the window lay out everything else.
 */
public final class DrawnLayer extends Region {

    private final Canvas canvas = new Canvas();
    private final Consumer<GraphicsContext> drawing;

    /**
     * @param drawing is handed an empty canvas of the layer's size
     */
    public DrawnLayer(Consumer<GraphicsContext> drawing) {
        this.drawing = drawing;
        setManaged(false);
        getChildren().add(canvas);
        canvas.setMouseTransparent(true);
        // what was drawn for one screen's scale is blurred on another
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .addListener((_, _, _) -> redraw());
        localToSceneTransformProperty()
                .addListener(
                        (_, before, now) -> {
                            if (before.getMxx() != now.getMxx()) redraw();
                        });
    }

    public void redraw() {
        requestLayout();
    }

    /** Where its pixels lie in its parent, in pixels of the scene. */
    public void place(double x, double y, double width, double height) {
        resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
        redraw();
    }

    @Override
    protected void layoutChildren() {
        var scale = Math.max(1, getLocalToSceneTransform().getMxx());
        sharpen(scale);
        canvas.setWidth(getWidth() * scale);
        canvas.setHeight(getHeight() * scale);
        var gc = canvas.getGraphicsContext2D();
        gc.setTransform(scale, 0, 0, scale, 0, 0);
        gc.clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 0 && getHeight() > 0) drawing.accept(gc);
    }

    /** Where the layer is enlarged, on a wall or on paper, it gets as many pixels more. */
    private void sharpen(double scale) {
        if (scale == 1) canvas.getTransforms().clear();
        else canvas.getTransforms().setAll(new Scale(1 / scale, 1 / scale));
    }
}
