package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.Palette;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.TextRuler;
import dev.sextant.widget.TimeText;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/** Draws what a time chart shows, but for the crosshair: grid, series, marks, limit, hatching. */
final class ChartPainter {

    private static final double HATCH_GAP = 6;
    private static final double LEAST_OPEN = 7;
    private static final double BAND_OPACITY = 0.5;
    private static final double OPEN_OPACITY = 0.55;

    private final GraphicsContext gc;
    private final Palette palette;
    private final TextRuler axis;

    ChartPainter(GraphicsContext gc, Palette palette, TextRuler axis) {
        this.gc = gc;
        this.palette = palette;
        this.axis = axis;
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        gc.setLineCap(StrokeLineCap.BUTT);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        gc.setTextBaseline(VPos.CENTER);
    }

    void ground(PlotArea plot, ChartContent content) {
        for (var stretch : EpisodeLabels.merged(content.episodes())) {
            var from = Math.max(plot.left(), plot.x(stretch.from()));
            var to = Math.min(plot.right(), plot.x(stretch.to()));
            if (to <= from) continue;
            gc.setFill(Palette.thin(palette.p1(), 0.13));
            gc.fillRect(from, plot.top(), Math.max(2, to - from), plot.height());
        }
    }

    /** The words of what tints the ground, over everything that is drawn there. */
    void episodes(PlotArea plot, ChartContent content) {
        gc.setFont(axis.font());
        gc.setTextAlign(TextAlignment.LEFT);
        for (var placed : EpisodeLabels.place(plot, content.episodes(), axis)) {
            var width = axis.width(placed.words());
            gc.setFill(Palette.thin(palette.panel(), 0.75));
            gc.fillRect(placed.x() - 2, placed.y() - 7, width + 4, 14);
            gc.setFill(palette.p1());
            gc.fillText(placed.words(), placed.x(), placed.y());
        }
    }

    void values(PlotArea plot, List<Double> ticks, String unit) {
        gc.setFont(axis.font());
        gc.setLineDashes();
        gc.setLineWidth(1);
        gc.setTextAlign(TextAlignment.RIGHT);
        for (var tick : ticks) {
            var y = Math.round(plot.y(tick)) + 0.5;
            gc.setStroke(tick == 0 ? palette.line() : palette.grid());
            gc.strokeLine(plot.left(), y, plot.right(), y);
            gc.setFill(palette.muted());
            gc.fillText(Numbers.axis(tick), plot.left() - 7, y);
        }
        gc.fillText(unit, plot.left() - 7, plot.top() - 14);
    }

    void times(PlotArea plot, ChartContent content, boolean bars, ZoneId zone) {
        gc.setFont(axis.font());
        gc.setFill(palette.muted());
        gc.setStroke(palette.line());
        gc.setLineDashes();
        gc.setTextAlign(TextAlignment.CENTER);
        if (bars && TimeTicks.atLeastADay(content.interval())) underBars(plot, content, zone);
        else atTimes(plot, content.range(), zone);
    }

    private void atTimes(PlotArea plot, TimeRange range, ZoneId zone) {
        var most = (int) (plot.width() / 62);
        for (var tick : TimeTicks.of(range, zone, most)) {
            var x = Math.round(plot.x(tick.time())) + 0.5;
            gc.strokeLine(x, plot.bottom(), x, plot.bottom() + 4);
            timeLabel(plot, tick.label(), x);
        }
    }

    private void underBars(PlotArea plot, ChartContent content, ZoneId zone) {
        var text = new TimeText(zone);
        var labels =
                content.buckets().stream()
                        .map(start -> TimeTicks.bucketLabel(start, content, text))
                        .toList();
        var widest = labels.stream().mapToDouble(axis::width).max().orElse(1) + 10;
        var every = (int) Math.max(1, Math.ceil(labels.size() * widest / plot.width()));
        // counted from the newest, which is the one that matters
        for (var bucket = labels.size() - 1; bucket >= 0; bucket -= every) {
            timeLabel(plot, labels.get(bucket), plot.middle(content.visible(bucket)));
        }
    }

    private void timeLabel(PlotArea plot, String label, double x) {
        var half = axis.width(label) / 2;
        // not cut off at the edges of the panel
        // the canvas of what is put on paper has more pixels than what is drawn has units
        var width = gc.getCanvas().getWidth() / gc.getTransform().getMxx();
        var at = Math.clamp(x, half, Math.max(half, width - half));
        gc.fillText(label, at, plot.bottom() + 14);
    }

    void lines(PlotArea plot, ChartContent content, List<ChartSeries> series) {
        gc.setLineWidth(1.6);
        for (var index = series.size() - 1; index >= 0; index--) {
            var one = series.get(index);
            gc.setStroke(palette.of(one.style()));
            gc.setFill(palette.of(one.style()));
            gc.setLineDashes(one.style().dash());
            line(plot, content, one);
        }
        gc.setLineDashes();
    }

    private void line(PlotArea plot, ChartContent content, ChartSeries series) {
        var drawing = false;
        gc.beginPath();
        for (var bucket = 0; bucket < content.buckets().size(); bucket++) {
            var value = series.value(bucket);
            if (Double.isNaN(value)) {
                drawing = false;
                continue;
            }
            var x = plot.middle(content.visible(bucket));
            var y = plot.y(value);
            if (drawing) gc.lineTo(x, y);
            else gc.moveTo(x, y);
            drawing = true;
            if (alone(series, bucket)) gc.fillOval(x - 2, y - 2, 4, 4);
        }
        gc.stroke();
    }

    private static boolean alone(ChartSeries series, int bucket) {
        var first = bucket == 0 || Double.isNaN(series.value(bucket - 1));
        var last = bucket == series.values().size() - 1 || Double.isNaN(series.value(bucket + 1));
        return first && last;
    }

    void areas(PlotArea plot, ChartContent content, List<ChartSeries> series, ChartStack stack) {
        var closed = closed(content);
        var xs = new double[closed + 2];
        for (var row = 0; row < series.size(); row++) {
            var style = series.get(row).style();
            var color = palette.of(style);
            if (closed > 0) band(plot, content, stack, row, xs, style);
            for (var bucket = closed; bucket < content.buckets().size(); bucket++) {
                var visible = content.visible(bucket);
                var left = plot.x(visible.from());
                var top = plot.y(stack.top(row, bucket));
                gc.setFill(Palette.thin(color, BAND_OPACITY * OPEN_OPACITY));
                gc.fillRect(
                        left,
                        top,
                        plot.x(visible.to()) - left,
                        plot.y(stack.bottom(row, bucket)) - top);
            }
        }
    }

    /** How many buckets are over; an open one holds too little to slope down to. */
    private static int closed(ChartContent content) {
        var open = content.openFrom();
        if (open == null) return content.buckets().size();
        return (int) content.buckets().stream().filter(start -> start.isBefore(open)).count();
    }

    private void band(
            PlotArea plot,
            ChartContent content,
            ChartStack stack,
            int row,
            double[] xs,
            SeriesStyle style) {
        var color = palette.of(style);
        var last = xs.length - 1;
        var end = xs.length - 3;
        for (var bucket = 0; bucket <= end; bucket++) {
            xs[bucket + 1] = plot.middle(content.visible(bucket));
        }
        xs[0] = plot.x(content.visible(0).from());
        xs[last] = plot.x(content.visible(end).to());
        gc.setFill(Palette.thin(color, BAND_OPACITY));
        gc.beginPath();
        for (var point = 0; point <= last; point++) {
            gc.lineTo(xs[point], plot.y(stack.top(row, Math.clamp(point - 1, 0, end))));
        }
        for (var point = last; point >= 0; point--) {
            gc.lineTo(xs[point], plot.y(stack.bottom(row, Math.clamp(point - 1, 0, end))));
        }
        gc.closePath();
        gc.fill();
        gc.setStroke(color);
        gc.setLineWidth(1.6);
        gc.setLineDashes(style.dash());
        gc.beginPath();
        for (var point = 0; point <= last; point++) {
            gc.lineTo(xs[point], plot.y(stack.top(row, Math.clamp(point - 1, 0, end))));
        }
        gc.stroke();
        gc.setLineDashes();
    }

    void bars(PlotArea plot, ChartContent content, List<ChartSeries> series, ChartStack stack) {
        for (var bucket = 0; bucket < content.buckets().size(); bucket++) {
            var bar = bar(plot, content, bucket);
            var open =
                    content.openFrom() != null
                            && !content.buckets().get(bucket).isBefore(content.openFrom());
            for (var row = 0; row < series.size(); row++) {
                var top = plot.y(stack.top(row, bucket));
                var height = plot.y(stack.bottom(row, bucket)) - top;
                if (height <= 0) continue;
                var color = palette.of(series.get(row).style());
                gc.setFill(open ? Palette.thin(color, OPEN_OPACITY) : color);
                // a hair between the parts, as long as that leaves something of them
                gc.fillRect(bar.left(), top, bar.width(), Math.max(height - 1, height / 2));
            }
        }
    }

    /** A bucket's bar from side to side. */
    record Bar(double left, double width) {}

    static Bar bar(PlotArea plot, ChartContent content, int bucket) {
        var visible = content.visible(bucket);
        var room = plot.x(visible.to()) - plot.x(visible.from());
        var width = Math.max(1, Math.min(room * 0.72, 30));
        var middle = plot.middle(visible);
        return new Bar(Math.round(middle - width / 2), Math.max(1, Math.round(width)));
    }

    void flags(PlotArea plot, ChartContent content, ChartStack stack, int rows) {
        gc.setFont(axis.font());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFill(palette.p1());
        var flags = content.flags();
        var wishes = flags.stream().map(flag -> wish(plot, content, stack, rows, flag)).toList();
        var width = gc.getCanvas().getWidth() / gc.getTransform().getMxx();
        var places = FlagLabels.place(wishes, width);
        for (var index = 0; index < flags.size(); index++) {
            var flag = flags.get(index);
            var from = places.get(index).from();
            var y = above(plot, stack, rows, flag.bucket());
            gc.fillPolygon(
                    new double[] {from, from + 4, from + 8},
                    new double[] {y + 3.5, y - 4, y + 3.5},
                    3);
            if (!places.get(index).withWords()) continue;
            gc.fillText(flag.words(), from + FlagLabels.SIGN, y);
        }
    }

    private FlagLabels.Wish wish(
            PlotArea plot, ChartContent content, ChartStack stack, int rows, ChartFlag flag) {
        var bucket = flag.bucket();
        var bar = bar(plot, content, bucket);
        var own = above(plot, stack, rows, bucket);
        var last = content.buckets().size() - 1;
        var higher =
                (bucket > 0 && above(plot, stack, rows, bucket - 1) < own)
                        || (bucket < last && above(plot, stack, rows, bucket + 1) < own);
        var each = plot.width() / (last + 1);
        return new FlagLabels.Wish(
                bar.left() + bar.width() / 2, axis.width(flag.words()), each * (higher ? 1.2 : 2));
    }

    /** The middle of what stands over a bar. */
    private static double above(PlotArea plot, ChartStack stack, int rows, int bucket) {
        var top = rows == 0 ? plot.bottom() : plot.y(stack.top(rows - 1, bucket));
        return Math.max(plot.top() + 5, top - 8);
    }

    void limit(PlotArea plot, ChartLimit limit) {
        if (limit.value() > plot.highest()) return;
        var y = Math.round(plot.y(limit.value())) + 0.5;
        gc.setStroke(palette.p2());
        gc.setLineWidth(1);
        gc.setLineDashes(5, 3);
        gc.strokeLine(plot.left(), y, plot.right(), y);
        gc.setLineDashes();
        gc.setFont(axis.font());
        var width = axis.width(limit.words());
        var above = y - 14 > plot.top();
        gc.setFill(Palette.thin(palette.panel(), 0.8));
        gc.fillRect(plot.left() + 2, above ? y - 15 : y + 2, width + 6, 13);
        gc.setFill(palette.p2());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(limit.words(), plot.left() + 5, above ? y - 8 : y + 9);
    }

    void open(PlotArea plot, ChartContent content) {
        if (content.openFrom() == null) return;
        // seen also when it has only begun
        var begun = Math.min(plot.x(content.openFrom()), plot.right() - LEAST_OPEN);
        var from = Math.max(plot.left(), begun);
        var width = plot.right() - from;
        if (width <= 0) return;
        gc.save();
        gc.beginPath();
        gc.rect(from, plot.top(), width, plot.height());
        gc.clip();
        gc.setStroke(Palette.thin(palette.muted(), 0.42));
        gc.setLineWidth(1);
        gc.setLineDashes();
        // anchored to the canvas, not the bucket, so that the hatching does not crawl
        var first = Math.floor((from - plot.height()) / HATCH_GAP) * HATCH_GAP;
        for (var x = first; x < plot.right(); x += HATCH_GAP) {
            gc.strokeLine(x, plot.bottom(), x + plot.height(), plot.top());
        }
        gc.restore();
    }

    void markers(PlotArea plot, List<MarkerLabels.Placed> markers) {
        gc.setFont(axis.font());
        for (var placed : markers) {
            var color = placed.failed() ? palette.p1() : palette.accent();
            var x = Math.round(placed.x()) + 0.5;
            gc.setStroke(color);
            gc.setFill(color);
            gc.setLineWidth(1);
            gc.setLineDashes(3, 3);
            gc.strokeLine(x, placed.y() + 4, x, placed.crowded() ? plot.top() + 4 : plot.bottom());
            gc.setLineDashes();
            gc.fillPolygon(
                    new double[] {x - 4, x + 4, x},
                    new double[] {placed.y() - 3, placed.y() - 3, placed.y() + 4},
                    3);
            gc.setTextAlign(placed.leftOfLine() ? TextAlignment.RIGHT : TextAlignment.LEFT);
            gc.fillText(placed.label(), placed.leftOfLine() ? x - 7 : x + 7, placed.y());
        }
    }
}
