package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.DrawnLayer;
import java.time.Instant;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What mouse and keyboard do to a time chart. */
final class ChartInput {

    private static final double DRAG_STARTS = 5;
    private static final double NEAR = 12;
    private static final int LEAP = 10;

    private final TimeChart chart;
    private final DrawnLayer layer;
    private double pressedAt = Double.NaN;
    private @Nullable Drag drag;
    private int highlighted = -1;

    /** In the bucket where the keyboard began to select; null while it does not. */
    private @Nullable Instant anchor;

    /** A drag across the chart, in pixels of the canvas. */
    record Drag(double from, double to) {}

    ChartInput(TimeChart chart, DrawnLayer layer) {
        this.chart = chart;
        this.layer = layer;
        layer.setOnMouseMoved(this::moved);
        layer.setOnMousePressed(this::pressed);
        layer.setOnMouseDragged(this::dragged);
        layer.setOnMouseReleased(this::released);
        layer.setOnMouseExited(_ -> left());
        chart.setOnKeyPressed(this::key);
    }

    @Nullable Drag drag() {
        return drag;
    }

    int highlighted() {
        return highlighted;
    }

    void highlight(int series) {
        if (highlighted == series) return;
        highlighted = series;
        layer.redraw();
    }

    private void moved(MouseEvent event) {
        var plot = chart.plot();
        if (plot == null) return;
        var over = event.getX() >= plot.left() && event.getX() <= plot.right();
        chart.point(over ? plot.time(event.getX()) : null);
        highlight(chart.seriesAt(event.getX(), event.getY()));
        layer.setCursor(highlighted >= 0 ? Cursor.HAND : over ? Cursor.CROSSHAIR : null);
    }

    private void left() {
        if (drag != null) return;
        chart.point(null);
        highlight(-1);
    }

    private void pressed(MouseEvent event) {
        chart.requestFocus();
        var plot = chart.plot();
        if (event.getButton() != MouseButton.PRIMARY || plot == null) return;
        pressedAt = Math.clamp(event.getX(), plot.left(), plot.right());
    }

    private void dragged(MouseEvent event) {
        var plot = chart.plot();
        if (Double.isNaN(pressedAt) || plot == null) return;
        var at = Math.clamp(event.getX(), plot.left(), plot.right());
        if (drag == null && Math.abs(at - pressedAt) < DRAG_STARTS) return;
        drag = new Drag(pressedAt, at);
        layer.redraw();
    }

    private void released(MouseEvent event) {
        var ended = drag;
        var clicked = ended == null && !Double.isNaN(pressedAt);
        var plot = chart.plot();
        cancel();
        if (plot == null) return;
        if (ended != null && Math.abs(ended.to() - ended.from()) >= DRAG_STARTS) {
            var range = ChartOverlay.span(plot, ended.from(), ended.to());
            if (range != null) chart.zoom(range);
        } else if (clicked) {
            drill(chart.seriesAt(event.getX(), event.getY()), plot, event.getX());
        }
    }

    private void cancel() {
        pressedAt = Double.NaN;
        anchor = null;
        drag = null;
        layer.redraw();
    }

    private void drill(int series, PlotArea plot, double x) {
        var content = chart.content();
        if (series < 0 || content == null) return;
        var bucket = content.bucketAt(plot.time(x));
        if (bucket >= 0) chart.drill(series, content.buckets().get(bucket));
    }

    private void key(KeyEvent event) {
        var content = chart.content();
        var modified = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (content == null || content.buckets().isEmpty() || modified) return;
        var last = content.buckets().size() - 1;
        var bucket = pointed(content);
        var shift = event.isShiftDown();
        var used =
                switch (event.getCode()) {
                    case LEFT -> go(content, bucket, bucket < 0 ? last : bucket - 1, shift);
                    case RIGHT -> go(content, bucket, bucket < 0 ? 0 : bucket + 1, shift);
                    case PAGE_UP -> go(content, bucket, bucket < 0 ? last : bucket - LEAP, shift);
                    case PAGE_DOWN -> go(content, bucket, bucket < 0 ? 0 : bucket + LEAP, shift);
                    case HOME -> go(content, bucket, 0, shift);
                    case END -> go(content, bucket, last, shift);
                    case UP -> choose(-1);
                    case DOWN -> choose(1);
                    case ENTER -> enter(content, bucket < 0 ? last : bucket);
                    default -> event.getCode() == KeyCode.ESCAPE && drag != null && stop();
                };
        if (used) event.consume();
    }

    private int pointed(ChartContent content) {
        var time = chart.pointedAt();
        return time == null ? -1 : content.bucketAt(time);
    }

    private boolean go(ChartContent content, int from, int bucket, boolean selecting) {
        var at = Math.clamp(bucket, 0, content.buckets().size() - 1);
        var visible = content.visible(at);
        if (!selecting) anchor = null;
        else if (anchor == null) anchor = content.visible(from < 0 ? at : from).from();
        chart.point(visible.from().plus(visible.length().dividedBy(2)));
        var plot = chart.plot();
        var begun = anchor;
        if (begun == null || plot == null) {
            drag = null;
        } else {
            var whole = selected(content, begun, at);
            drag = new Drag(plot.x(whole.from()), plot.x(whole.to()));
            chart.tellSelection(whole);
        }
        layer.redraw();
        return true;
    }

    /** The whole buckets between where the selection began and where it is now. */
    private static TimeRange selected(ChartContent content, Instant begun, int at) {
        var from = Math.max(0, content.bucketAt(begun));
        return new TimeRange(
                content.visible(Math.min(from, at)).from(),
                content.visible(Math.max(from, at)).to());
    }

    private boolean choose(int step) {
        var count = chart.shown().size();
        if (count == 0) return false;
        highlight(
                highlighted < 0
                        ? (step > 0 ? 0 : count - 1)
                        : (highlighted + step + count) % count);
        return true;
    }

    private boolean enter(ChartContent content, int bucket) {
        var begun = anchor;
        if (begun != null) {
            var range = selected(content, begun, bucket);
            cancel();
            chart.zoom(range);
            return true;
        }
        if (chart.shown().isEmpty()) return false;
        chart.drill(Math.max(0, highlighted), content.buckets().get(bucket));
        return true;
    }

    private boolean stop() {
        cancel();
        return true;
    }

    /** The line that passes nearest to a place, among those near enough; -1 for none. */
    static int nearestLine(
            PlotArea plot,
            ChartContent content,
            List<ChartSeries> series,
            int bucket,
            double x,
            double y) {
        var nearest = -1;
        var distance = NEAR;
        for (var index = 0; index < series.size(); index++) {
            var away = Math.abs(y - lineAt(plot, content, series.get(index), bucket, x));
            if (away < distance) {
                nearest = index;
                distance = away;
            }
        }
        return nearest;
    }

    private static double lineAt(
            PlotArea plot, ChartContent content, ChartSeries series, int bucket, double x) {
        var here = plot.middle(content.visible(bucket));
        var y = plot.y(series.value(bucket));
        var next = x < here ? bucket - 1 : bucket + 1;
        if (next < 0 || next >= content.buckets().size()) return y;
        if (Double.isNaN(series.value(next))) return y;
        var there = plot.middle(content.visible(next));
        if (there == here) return y;
        return y + (plot.y(series.value(next)) - y) * (x - here) / (there - here);
    }
}
