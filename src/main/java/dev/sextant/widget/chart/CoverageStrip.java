package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.DrawnLayer;
import dev.sextant.widget.Palette;
import dev.sextant.widget.Theme;
import java.time.Instant;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A band of time: where it was watched, where nobody did, and what was filled in later. */
public final class CoverageStrip extends Region {

    private static final double LEAST = 2;
    private static final double STRIPE = 4;

    private final DrawnLayer picture = new DrawnLayer(this::draw);
    private final Tooltip tooltip = new Tooltip();
    private @Nullable TimeRange range;
    private @Nullable Instant first;
    private List<Gap> gaps = List.of();
    private Palette palette = Theme.DARK.palette();

    /**
     * A stretch without watch.
     *
     * @param filledIn whether it was judged later: hatched, not hollow
     * @param words for whoever points at it
     */
    public record Gap(TimeRange range, boolean filledIn, String words) {}

    public CoverageStrip() {
        getStyleClass().add("coverage-strip");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        focusedProperty().subscribe(this::explain);
        setMinSize(90, 14);
        setPrefSize(230, 14);
        setMaxHeight(14);
        picture.getStyleClass().add("pointer-layer");
        picture.setOnMouseMoved(event -> point(event.getX()));
        Tooltip.install(picture, tooltip);
        getChildren().add(picture);
        Theme.follow(this, this::recolor);
    }

    /**
     * @param whole the band from left to right
     * @param begun before it nobody could have watched; null when that is long ago
     * @param spoken everything in words, for those who do not see it
     */
    public void show(TimeRange whole, @Nullable Instant begun, List<Gap> next, String spoken) {
        range = whole;
        first = begun;
        gaps = List.copyOf(next);
        setAccessibleText(spoken);
        tooltip.setText(spoken);
        picture.redraw();
    }

    /** Whoever comes by keyboard reads what others point at. */
    private void explain(boolean focused) {
        if (!focused || getScene() == null) {
            tooltip.hide();
            return;
        }
        tooltip.setText(getAccessibleText());
        var below = localToScreen(0, getHeight() + 4);
        if (below != null) tooltip.show(this, below.getX(), below.getY());
    }

    private void recolor(Palette next) {
        palette = next;
        picture.redraw();
    }

    private void point(double x) {
        for (var gap : gaps) {
            var left = x(gap.range());
            if (x >= left - 3 && x <= left + width(gap.range()) + 3) {
                tooltip.setText(gap.words());
                return;
            }
        }
        tooltip.setText(getAccessibleText());
    }

    private double x(TimeRange part) {
        return share(part.from().toEpochMilli()) * getWidth();
    }

    private double width(TimeRange part) {
        return Math.max(LEAST, share(part.to().toEpochMilli()) * getWidth() - x(part));
    }

    private double share(long millis) {
        if (range == null) return 0;
        var from = range.from().toEpochMilli();
        return Math.clamp((millis - from) / (double) range.length().toMillis(), 0, 1);
    }

    @Override
    protected void layoutChildren() {
        picture.place(0, 0, getWidth(), getHeight());
    }

    private void draw(GraphicsContext gc) {
        if (range == null) return;
        gc.setFill(Palette.thin(palette.good(), 0.55));
        gc.fillRect(0, 0, getWidth(), getHeight());
        if (first != null) {
            gc.setFill(palette.panel());
            gc.fillRect(0, 0, Math.rint(share(first.toEpochMilli()) * getWidth()), getHeight());
        }
        for (var gap : gaps) {
            var left = Math.rint(x(gap.range()));
            var width = Math.rint(width(gap.range()));
            gc.setFill(palette.panel());
            gc.fillRect(left, 0, width, getHeight());
            if (gap.filledIn()) hatch(gc, left, width);
            else hole(gc, left, width);
        }
        gc.setStroke(palette.line());
        gc.setLineWidth(1);
        gc.strokeRect(0.5, 0.5, getWidth() - 1, getHeight() - 1);
    }

    private void hole(GraphicsContext gc, double left, double width) {
        gc.setFill(palette.p1());
        gc.fillRect(left, 0, width, getHeight());
    }

    private void hatch(GraphicsContext gc, double left, double width) {
        gc.save();
        gc.beginPath();
        gc.rect(left, 0, width, getHeight());
        gc.clip();
        gc.setStroke(palette.good());
        gc.setLineWidth(1.5);
        for (var x = left - getHeight(); x < left + width; x += STRIPE) {
            gc.strokeLine(x, getHeight(), x + getHeight(), 0);
        }
        gc.restore();
    }
}
