package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Palette;
import dev.sextant.widget.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Draws what follows the pointer over a chart: crosshair, highlighted series, card, selection. */
final class ChartOverlay {

    private static final double NEAR_MARKER = 5;

    private final ChartMode mode;
    private final DoubleFunction<String> form;
    private final ChartCard card;

    ChartOverlay(ChartMode mode, DoubleFunction<String> form, ChartCard card) {
        this.mode = mode;
        this.form = form;
        this.card = card;
    }

    /**
     * What is drawn.
     *
     * @param highlighted the place of the series under the pointer; -1 for none
     */
    record Scene(
            PlotArea plot,
            ChartContent content,
            List<ChartSeries> series,
            ChartStack stack,
            int highlighted,
            ZoneId zone,
            Palette palette) {}

    void crosshair(GraphicsContext gc, Scene scene, Instant time) {
        var bucket = scene.content().bucketAt(time);
        if (bucket < 0) return;
        var plot = scene.plot();
        var x = Math.round(plot.x(time)) + 0.5;
        if (mode == ChartMode.STACKED_BARS) column(gc, scene, bucket);
        gc.setStroke(Palette.thin(scene.palette().muted(), 0.9));
        gc.setLineWidth(1);
        gc.setLineDashes();
        gc.strokeLine(x, plot.top(), x, plot.bottom());
        points(gc, scene, bucket);
        var reading = ChartReading.of(scene.series(), bucket, form);
        var right = plot.right() + 8;
        card.draw(
                gc,
                scene.palette(),
                head(scene, bucket),
                lines(scene, reading, x),
                x,
                right,
                plot.bottom());
    }

    private static void column(GraphicsContext gc, Scene scene, int bucket) {
        var plot = scene.plot();
        var bar = ChartPainter.bar(plot, scene.content(), bucket);
        gc.setFill(Palette.thin(scene.palette().muted(), 0.12));
        gc.fillRect(bar.left() - 4, plot.top(), bar.width() + 8, plot.height());
    }

    private void points(GraphicsContext gc, Scene scene, int bucket) {
        if (mode == ChartMode.STACKED_BARS) return;
        var x = scene.plot().middle(scene.content().visible(bucket));
        for (var row = 0; row < scene.series().size(); row++) {
            var value = scene.series().get(row).value(bucket);
            if (Double.isNaN(value)) continue;
            if (mode == ChartMode.STACKED_AREA && value <= 0) continue;
            var at = mode == ChartMode.LINES ? value : scene.stack().top(row, bucket);
            var size = row == scene.highlighted() ? 4.5 : 3;
            var y = scene.plot().y(at);
            gc.setFill(scene.palette().panel());
            gc.fillOval(x - size - 1, y - size - 1, 2 * size + 2, 2 * size + 2);
            gc.setFill(scene.palette().of(scene.series().get(row).style()));
            gc.fillOval(x - size, y - size, 2 * size, 2 * size);
        }
    }

    private String head(Scene scene, int bucket) {
        var text = new TimeText(scene.zone());
        var content = scene.content();
        var start = content.buckets().get(bucket);
        var end = content.interval().next(start);
        var time =
                TimeTicks.atLeastADay(content.interval())
                        ? text.format("EEE d MMM yyyy", start)
                        : end.getEpochSecond() - start.getEpochSecond() < 60
                                ? text.format("EEE d MMM HH:mm:ss", start)
                                : text.dayAndMinute(start) + "–" + text.minute(end);
        var open = content.openFrom() != null && !start.isBefore(content.openFrom());
        return open ? Messages.text("chart.soFar", time) : time;
    }

    private List<ChartCard.Line> lines(Scene scene, ChartReading reading, double x) {
        var palette = scene.palette();
        var lines = new ArrayList<ChartCard.Line>();
        var extra = new ArrayList<ChartCard.Line>();
        if (mode != ChartMode.LINES && reading.rows().size() > 1) {
            var total = form.apply(reading.total());
            var label = Messages.text("chart.total");
            extra.add(new ChartCard.Line(Color.TRANSPARENT, label, total, palette.text(), true));
        }
        for (var flag : scene.content().flags()) {
            if (flag.bucket() != reading.bucket()) continue;
            var words = "▲ " + flag.words();
            extra.add(new ChartCard.Line(Color.TRANSPARENT, words, "", palette.p1(), false));
        }
        for (var marker : scene.content().markers()) {
            if (Math.abs(scene.plot().x(marker.time()) - x) > NEAR_MARKER) continue;
            var color = marker.failed() ? palette.p1() : palette.accent();
            var words = "▼ " + marker.detail();
            extra.add(new ChartCard.Line(Color.TRANSPARENT, words, "", color, false));
        }
        var room = Math.max(1, ChartCard.room(scene.plot().bottom()) - extra.size());
        var rows = reading.rows();
        var shown = rows.size() <= room ? rows.size() : room - 1;
        for (var row : rows.subList(0, Math.max(0, shown))) {
            var strong = row.series() == scene.highlighted();
            var color = strong ? palette.text() : palette.muted();
            var swatch = palette.of(row.style());
            lines.add(new ChartCard.Line(swatch, row.label(), row.text(), color, strong));
        }
        if (shown < rows.size()) {
            var words = Messages.text("chart.more", rows.size() - shown);
            lines.add(new ChartCard.Line(Color.TRANSPARENT, words, "", palette.muted(), false));
        }
        lines.addAll(extra);
        return lines;
    }

    void selection(GraphicsContext gc, Scene scene, double from, double to) {
        var plot = scene.plot();
        var left = Math.max(plot.left(), Math.min(from, to));
        var right = Math.min(plot.right(), Math.max(from, to));
        gc.setFill(Palette.thin(scene.palette().accent(), 0.16));
        gc.fillRect(left, plot.top(), right - left, plot.height());
        gc.setStroke(scene.palette().accent());
        gc.setLineWidth(1);
        gc.setLineDashes();
        gc.strokeLine(Math.round(left) + 0.5, plot.top(), Math.round(left) + 0.5, plot.bottom());
        gc.strokeLine(Math.round(right) - 0.5, plot.top(), Math.round(right) - 0.5, plot.bottom());
        var text = new TimeText(scene.zone());
        var range = span(plot, left, right);
        if (range == null) return;
        var head = text.dayAndMinute(range.from()) + " – " + text.dayAndMinute(range.to());
        card.draw(gc, scene.palette(), head, List.of(), right, plot.right() + 8, plot.bottom());
    }

    /** The time between two places; null when it is less than a second. */
    static @Nullable TimeRange span(PlotArea plot, double from, double to) {
        var first = plot.time(Math.min(from, to)).getEpochSecond();
        var last = plot.time(Math.max(from, to)).getEpochSecond();
        return first < last
                ? new TimeRange(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last))
                : null;
    }
}
