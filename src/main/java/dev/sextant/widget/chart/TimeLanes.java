package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.DrawnLayer;
import dev.sextant.widget.Fonts;
import dev.sextant.widget.Palette;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TextRuler;
import dev.sextant.widget.Theme;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** What lasted how long, a lane each, over one axis of time; a click chooses a lane. */
public final class TimeLanes extends Region {

    private static final double LEAST_ROW = 22;
    private static final double MOST_ROW = 36;
    private static final int LEAST_LANES = 5;
    private static final double BAR = 0.46;
    private static final double FOOT = 20;
    private static final double MOST_LABEL = 260;
    private static final double LEAST_BAR = 3;

    private final Supplier<ZoneId> zone;
    private final TextRuler text;
    private final TextRuler small;
    private final DrawnLayer picture = new DrawnLayer(this::draw);
    private final Tooltip tooltip = new Tooltip();
    private List<Lane> lanes = List.of();
    private List<TimeRange> gaps = List.of();
    private @Nullable TimeRange range;
    private @Nullable String chosen;
    private Palette palette = Theme.DARK.palette();
    private Consumer<String> onChoose = _ -> {};
    private int hovered = -1;

    /**
     * One lane.
     *
     * @param key told when it is chosen
     * @param role {@code p1}, {@code p2} or {@code p3}
     * @param quiet drawn thin, as what is over
     * @param words for whoever points at it
     */
    public record Lane(
            String key, String label, String role, boolean quiet, TimeRange range, String words) {}

    public TimeLanes(Supplier<ZoneId> zone) {
        Fonts.load();
        this.zone = zone;
        text = new TextRuler(Font.font(Fonts.TEXT, 12));
        small = new TextRuler(Font.font(Fonts.TEXT, 11));
        getStyleClass().add("time-lanes");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setOnKeyPressed(this::key);
        setMinWidth(160);
        picture.getStyleClass().add("pointer-layer");
        picture.setOnMouseMoved(event -> hover(laneAt(event.getY())));
        picture.setOnMouseExited(_ -> hover(-1));
        picture.setOnMouseClicked(
                event -> {
                    var at = laneAt(event.getY());
                    if (event.getButton() == MouseButton.PRIMARY && at >= 0) {
                        onChoose.accept(lanes.get(at).key());
                    }
                });
        getChildren().add(picture);
        Theme.follow(this, this::recolor);
    }

    /**
     * @param action hears the key of the lane that was clicked
     */
    public void setOnChoose(Consumer<String> action) {
        onChoose = action;
    }

    /**
     * @param dark stretches of which nothing is known
     * @param spoken everything in words, for those who do not see it
     */
    public void show(TimeRange whole, List<Lane> next, List<TimeRange> dark, String spoken) {
        range = whole;
        lanes = List.copyOf(next);
        gaps = List.copyOf(dark);
        hovered = -1;
        setAccessibleText(spoken);
        requestLayout();
    }

    /** Marks the lane that is looked at; null for none. */
    public void mark(@Nullable String key) {
        chosen = key;
        picture.redraw();
    }

    private void recolor(Palette next) {
        palette = next;
        picture.redraw();
    }

    private void hover(int lane) {
        if (lane == hovered) return;
        hovered = lane;
        setCursor(lane >= 0 ? Cursor.HAND : null);
        if (lane >= 0) {
            tooltip.setText(lanes.get(lane).words());
            Tooltip.install(picture, tooltip);
        } else {
            Tooltip.uninstall(picture, tooltip);
        }
        picture.redraw();
    }

    /** The arrow keys choose a lane, as a click does. */
    private void key(KeyEvent event) {
        var count = shown();
        var step =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    default -> 0;
                };
        if (step == 0 || count == 0) return;
        var at = -1;
        for (var lane = 0; lane < count; lane++) {
            if (lanes.get(lane).key().equals(chosen)) at = lane;
        }
        var next = at < 0 ? (step > 0 ? 0 : count - 1) : Math.clamp(at + step, 0, count - 1);
        onChoose.accept(lanes.get(next).key());
        setAccessibleText(lanes.get(next).words());
        event.consume();
    }

    private int laneAt(double y) {
        var at = (int) Math.floor(y / row());
        return at >= 0 && at < shown() ? at : -1;
    }

    private int shown() {
        return Math.min(lanes.size(), (int) Math.max(0, (getHeight() - FOOT + 1) / LEAST_ROW));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(2, lanes.size()) * LEAST_ROW + FOOT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.clamp(lanes.size(), 2, LEAST_LANES) * LEAST_ROW + FOOT;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return Math.max(2, lanes.size()) * MOST_ROW + FOOT;
    }

    private double row() {
        var count = Math.max(1, shown());
        return Math.clamp(Math.floor((getHeight() - FOOT) / count), LEAST_ROW, MOST_ROW);
    }

    @Override
    protected void layoutChildren() {
        picture.place(0, 0, getWidth(), getHeight());
    }

    private void draw(GraphicsContext gc) {
        var whole = range;
        if (whole == null) return;
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        gc.setTextBaseline(VPos.CENTER);
        var count = shown();
        var labels = 0.0;
        for (var lane : lanes.subList(0, count)) {
            labels = Math.max(labels, text.width(SafeText.line(lane.label())));
        }
        labels = Math.min(Math.min(labels, MOST_LABEL), getWidth() * 0.4);
        var left = labels + 12;
        var plot =
                new PlotArea(left, 0, Math.max(20, getWidth() - left - 8), count * row(), whole, 1);
        for (var row = 0; row < count; row++) ground(gc, row, lanes.get(row));
        dark(gc, plot);
        axis(gc, plot);
        for (var row = 0; row < count; row++) lane(gc, plot, row, lanes.get(row), labels);
        if (count == lanes.size()) return;
        gc.setFont(small.font());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFill(palette.muted());
        gc.fillText("+" + (lanes.size() - count), 4, plot.bottom() + 12);
    }

    private void ground(GraphicsContext gc, int row, Lane lane) {
        var marked = lane.key().equals(chosen);
        if (!marked && row != hovered) return;
        gc.setFill(marked ? palette.selection() : palette.raised());
        gc.fillRoundRect(0, row * row(), getWidth(), row(), 8, 8);
    }

    private void dark(GraphicsContext gc, PlotArea plot) {
        for (var gap : gaps) {
            var from = Math.max(plot.left(), plot.x(gap.from()));
            var to = Math.min(plot.right(), plot.x(gap.to()));
            gc.setFill(Palette.thin(palette.muted(), 0.18));
            if (to > from) gc.fillRect(from, 0, to - from, plot.height());
        }
    }

    private void axis(GraphicsContext gc, PlotArea plot) {
        gc.setFont(small.font());
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setLineWidth(1);
        gc.setLineDashes();
        for (var tick : TimeTicks.of(plot.range(), zone.get(), (int) (plot.width() / 62))) {
            var x = Math.round(plot.x(tick.time())) + 0.5;
            gc.setStroke(palette.grid());
            gc.strokeLine(x, 0, x, plot.bottom() + 3);
            gc.setFill(palette.muted());
            var middle = Math.min(x, getWidth() - small.width(tick.label()) / 2 - 1);
            gc.fillText(tick.label(), middle, plot.bottom() + 12);
        }
    }

    private void lane(GraphicsContext gc, PlotArea plot, int row, Lane lane, double labels) {
        var middle = Math.rint((row + 0.5) * row());
        gc.setFont(text.font());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFill(lane.quiet() ? palette.muted() : palette.text());
        gc.fillText(text.fit(SafeText.line(lane.label()), labels), 4, middle);
        var from = Math.max(plot.left(), plot.x(lane.range().from()));
        var to = Math.min(plot.right(), plot.x(lane.range().to()));
        var thick = Math.rint(row() * (lane.quiet() ? BAR / 2 : BAR));
        gc.setFill(lane.quiet() ? Palette.thin(color(lane.role()), 0.7) : color(lane.role()));
        var width = Math.max(LEAST_BAR, to - from);
        gc.fillRoundRect(
                Math.min(from, plot.right() - width), middle - thick / 2, width, thick, 4, 4);
    }

    private Color color(String role) {
        return switch (role) {
            case "p1" -> palette.p1();
            case "p2" -> palette.p2();
            default -> palette.p3();
        };
    }
}
