package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.DrawnLayer;
import dev.sextant.widget.Fonts;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.Palette;
import dev.sextant.widget.TextRuler;
import dev.sextant.widget.Theme;
import dev.sextant.widget.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Series over time as lines, areas or bars. Dragging across it zooms, as do Shift with the arrow
 * keys and Enter; a click, or Enter on the highlighted series, drills. The arrow keys move the
 * crosshair and the highlight.
 */
public final class TimeChart extends Region {

    private static final double TICK_HEIGHT = 38;
    private static final double ABOVE = 22;
    private static final double BELOW = 24;
    private static final double RIGHT = 8;
    private static final double SIGN = 15;

    /** Below this height a second line of the legend would cost the lines theirs. */
    private static final double LOW = 240;

    private final ChartMode mode;
    private final String unit;
    private final DoubleFunction<String> form;
    private final Crosshair crosshair;
    private final Supplier<ZoneId> zone;
    private final ValueAxis axis = new ValueAxis();
    private final TextRuler axisText;
    private final ChartOverlay overlay;
    private final ChartLegend legend;
    private final DrawnLayer picture = new DrawnLayer(this::drawPicture);
    private final DrawnLayer pointer = new DrawnLayer(this::drawPointer);
    private final ChartInput input;

    private @Nullable ChartContent content;
    private List<ChartSeries> shown = List.of();
    private ChartStack stack = new ChartStack(List.of(), 0);
    private @Nullable PlotArea plot;
    private @Nullable String isolated;
    private Palette palette = Theme.DARK.palette();
    private ChartDrill onDrill = (_, _) -> {};
    private Consumer<TimeRange> onRangeChosen = _ -> {};

    /**
     * @param unit once above the axis
     * @param form how a value is written in the card, with its unit
     * @param zone in which times are written, asked at each drawing
     */
    public TimeChart(
            ChartMode mode,
            String unit,
            DoubleFunction<String> form,
            Crosshair crosshair,
            Supplier<ZoneId> zone) {
        Fonts.load();
        this.mode = mode;
        this.unit = unit;
        this.form = form;
        this.crosshair = crosshair;
        this.zone = zone;
        axisText = new TextRuler(Font.font(Fonts.TEXT, 11));
        var card =
                new ChartCard(
                        new TextRuler(Font.font(Fonts.TEXT, 12)),
                        new TextRuler(Font.font(Fonts.SEMIBOLD, 12)));
        overlay = new ChartOverlay(mode, form, card);
        legend = new ChartLegend(mode == ChartMode.STACKED_BARS, this::isolate);
        input = new ChartInput(this, pointer);
        getStyleClass().add("time-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 110);
        setPrefSize(420, 240);
        picture.setMouseTransparent(true);
        pointer.getStyleClass().add("pointer-layer");
        getChildren().addAll(legend, picture, pointer);
        crosshair.timeProperty().addListener((_, _, _) -> pointer.redraw());
        Theme.follow(this, this::recolor);
    }

    public void setOnDrill(ChartDrill action) {
        onDrill = action;
    }

    public void setOnRangeChosen(Consumer<TimeRange> action) {
        onRangeChosen = action;
    }

    /** Replaces what is shown; drawn with the next pulse. */
    public void show(ChartContent next) {
        var before = content;
        if (before == null || !before.range().length().equals(next.range().length())) axis.reset();
        content = next;
        if (isolated != null && next.series().stream().noneMatch(this::isIsolated)) isolated = null;
        legend.show(next.series());
        legend.isolate(isolated);
        select();
        setAccessibleText(new ChartSummary(next, zone.get(), form).text());
        requestLayout();
    }

    /** Shows one series alone, or all for null. */
    public void isolate(@Nullable String key) {
        isolated = key;
        legend.isolate(key);
        axis.reset();
        select();
        picture.redraw();
        pointer.redraw();
    }

    private boolean isIsolated(ChartSeries series) {
        return series.key().equals(isolated);
    }

    private void select() {
        if (content == null) return;
        shown =
                isolated == null
                        ? content.series()
                        : content.series().stream().filter(this::isIsolated).toList();
        stack = new ChartStack(shown, content.buckets().size());
        input.highlight(-1);
    }

    private void recolor(Palette next) {
        palette = next;
        picture.redraw();
        pointer.redraw();
    }

    /** What stands in the card at a bucket, with its time. */
    private String spoken(ChartContent what, int bucket) {
        var time = new TimeText(zone.get()).dayAndMinute(what.buckets().get(bucket));
        return Messages.text("chart.at", time, ChartReading.of(shown, bucket, form).spoken());
    }

    @Override
    protected void layoutChildren() {
        var top = getInsets().getTop();
        var width = getWidth() - getInsets().getLeft() - getInsets().getRight();
        legend.setMostLines(getHeight() < LOW ? 1 : 2);
        var legendHeight = legend.prefHeight(width);
        legend.resizeRelocate(getInsets().getLeft(), top, width, legendHeight);
        var height = getHeight() - top - getInsets().getBottom() - legendHeight;
        picture.place(getInsets().getLeft(), top + legendHeight, width, height);
        pointer.place(getInsets().getLeft(), top + legendHeight, width, height);
    }

    private void drawPicture(GraphicsContext gc) {
        if (content == null) return;
        var painter = new ChartPainter(gc, palette, axisText);
        plot = measure(content);
        var ticks = ticks(plot.height());
        painter.ground(plot, content);
        painter.values(plot, ticks, unit);
        painter.times(plot, content, mode == ChartMode.STACKED_BARS, zone.get());
        switch (mode) {
            case LINES -> painter.lines(plot, content, shown);
            case STACKED_AREA -> painter.areas(plot, content, shown, stack);
            case STACKED_BARS -> painter.bars(plot, content, shown, stack);
        }
        painter.open(plot, content);
        if (content.limit() != null) painter.limit(plot, content.limit());
        painter.episodes(plot, content);
        painter.flags(plot, content, stack, shown.size());
        painter.markers(plot, MarkerLabels.place(plot, content.markers(), axisText));
    }

    private PlotArea measure(ChartContent what) {
        var second = what.markers().size() > 1 ? MarkerLabels.ROW_HEIGHT : 0;
        var top = ABOVE + second;
        var height = Math.max(20, picture.getHeight() - top - BELOW);
        var ticks = ticks(height);
        var widest = ticks.stream().map(Numbers::axis).mapToDouble(axisText::width).max();
        // at least the unit, so that the plots of panels under each other begin alike
        var left = Math.max(34, Math.max(widest.orElse(0), axisText.width(unit)) + 10);
        var width = Math.max(20, picture.getWidth() - left - RIGHT);
        return new PlotArea(left, top, width, height, what.range(), ticks.getLast());
    }

    private List<Double> ticks(double height) {
        var most = (int) Math.clamp(height / TICK_HEIGHT, 2, 6);
        return axis.ticks(highest() * headroom(height), most, mode == ChartMode.STACKED_BARS);
    }

    /** Signs stand above their bars, and must not lie on them. */
    private double headroom(double height) {
        if (content == null || content.flags().isEmpty()) return 1;
        return 1 / (1 - Math.min(0.4, SIGN / height));
    }

    private double highest() {
        var values =
                mode == ChartMode.LINES
                        ? shown.stream()
                                .flatMap(series -> series.values().stream())
                                .mapToDouble(Double::doubleValue)
                                .filter(Double::isFinite)
                                .max()
                                .orElse(0)
                        : stack.highest();
        var limit = content == null ? null : content.limit();
        // a limit far above the values would press them flat
        return limit != null && limit.value() <= 4 * values
                ? Math.max(values, limit.value() * 1.05)
                : values;
    }

    private void drawPointer(GraphicsContext gc) {
        var scene = scene();
        if (scene == null) return;
        var drag = input.drag();
        if (drag != null) {
            overlay.selection(gc, scene, drag.from(), drag.to());
            return;
        }
        var time = crosshair.time();
        if (time != null) overlay.crosshair(gc, scene, time);
    }

    private ChartOverlay.@Nullable Scene scene() {
        if (content == null || plot == null) return null;
        return new ChartOverlay.Scene(
                plot, content, shown, stack, input.highlighted(), zone.get(), palette);
    }

    @Nullable PlotArea plot() {
        return plot;
    }

    @Nullable ChartContent content() {
        return content;
    }

    List<ChartSeries> shown() {
        return shown;
    }

    @Nullable Instant pointedAt() {
        return crosshair.time();
    }

    void point(@Nullable Instant time) {
        crosshair.point(time);
        if (content == null || time == null) return;
        var bucket = content.bucketAt(time);
        if (bucket >= 0 && isFocused()) setAccessibleText(spoken(content, bucket));
    }

    /** Says which stretch the keyboard has selected. */
    void tellSelection(TimeRange range) {
        var text = new TimeText(zone.get());
        setAccessibleText(
                Messages.text(
                        "chart.selected",
                        text.dayAndMinute(range.from()),
                        text.dayAndMinute(range.to())));
    }

    void zoom(TimeRange range) {
        onRangeChosen.accept(range);
    }

    void drill(int series, Instant time) {
        onDrill.drill(shown.get(series).key(), time);
    }

    /** The series drawn at a place of the canvas; -1 for none near. */
    int seriesAt(double x, double y) {
        var where = plot;
        var what = content;
        if (where == null || what == null || !where.contains(x, y)) return -1;
        var bucket = what.bucketAt(where.time(x));
        if (bucket < 0) return -1;
        if (mode != ChartMode.LINES) {
            var value = (where.bottom() - y) / where.height() * where.highest();
            return stack.at(bucket, value);
        }
        return ChartInput.nearestLine(where, what, shown, bucket, x, y);
    }
}
