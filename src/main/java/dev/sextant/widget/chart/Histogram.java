package dev.sextant.widget.chart;

import dev.sextant.widget.DrawnLayer;
import dev.sextant.widget.Fonts;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.Palette;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.TextRuler;
import dev.sextant.widget.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/**
 * How many there are of each value: bars side by side over one axis of numbers. The arrow keys go
 * from bar to bar, as the pointer does; a card says what the bar in question holds.
 */
public final class Histogram extends Region {

    private static final double ABOVE = 26;
    private static final double BELOW = 24;
    private static final double RIGHT = 16;
    private static final double TICK_HEIGHT = 44;
    private static final double LABEL_GAP = 14;

    /** Numbers smaller or larger than what these digits can say are written with an exponent. */
    private static final int MOST_DECIMALS = 6;

    private static final double LARGE = 1e7;

    private final String unit;
    private final ValueAxis axis = new ValueAxis();
    private final TextRuler axisText;
    private final ChartCard card;
    private final DrawnLayer picture = new DrawnLayer(this::draw);
    private List<HistogramBar> bars = List.of();
    private String note = "";
    private Palette palette = Theme.DARK.palette();
    private int hovered = -1;
    private int selected = -1;

    /**
     * @param unit once above the axis
     */
    public Histogram(String unit) {
        Fonts.load();
        this.unit = unit;
        axisText = new TextRuler(Font.font(Fonts.TEXT, 11));
        card =
                new ChartCard(
                        new TextRuler(Font.font(Fonts.TEXT, 12)),
                        new TextRuler(Font.font(Fonts.SEMIBOLD, 12)));
        getStyleClass().add("histogram");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 110);
        setPrefSize(420, 240);
        picture.getStyleClass().add("pointer-layer");
        picture.setOnMouseMoved(event -> hover(barAt(event.getX())));
        picture.setOnMouseExited(_ -> hover(-1));
        picture.setOnMousePressed(_ -> requestFocus());
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, _) -> picture.redraw());
        getChildren().add(picture);
        Theme.follow(this, this::recolor);
    }

    /**
     * @param next in order, each beginning where the one before ends
     * @param words above the bars, such as how many values there are
     */
    public void show(List<HistogramBar> next, String words) {
        var edges = edges(bars);
        bars = List.copyOf(next);
        note = words;
        if (!edges.equals(edges(bars))) {
            axis.reset();
            selected = -1;
            hovered = -1;
        }
        describe();
        requestLayout();
    }

    private static List<Double> edges(List<HistogramBar> bars) {
        return bars.stream().map(HistogramBar::from).toList();
    }

    private void describe() {
        if (selected >= 0 && selected < bars.size()) {
            setAccessibleText(spoken(bars.get(selected)));
            return;
        }
        var highest = bars.stream().max((one, other) -> Long.compare(one.count(), other.count()));
        setAccessibleText(
                note
                        + highest.map(
                                        bar ->
                                                ". "
                                                        + Messages.text(
                                                                "chart.histogram.most",
                                                                between(bar),
                                                                Numbers.count(bar.count())))
                                .orElse(""));
    }

    private String spoken(HistogramBar bar) {
        return Messages.text(
                "chart.histogram.bar", between(bar), Numbers.count(bar.count()), share(bar));
    }

    private String between(HistogramBar bar) {
        return edge(bar.from(), bar) + " – " + edge(bar.to(), bar);
    }

    private String share(HistogramBar bar) {
        var all = bars.stream().mapToLong(HistogramBar::count).sum();
        return Numbers.percent(all == 0 ? null : bar.count() * 100.0 / all);
    }

    /** With as many decimals as tell one edge from the next. */
    private static String edge(double value, HistogramBar bar) {
        var width = bar.to() - bar.from();
        var decimals = (int) Math.max(0, Math.ceil(-Math.log10(width) - 1e-9));
        if (decimals > MOST_DECIMALS || Math.abs(value) >= LARGE) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private void recolor(Palette next) {
        palette = next;
        picture.redraw();
    }

    private void hover(int bar) {
        if (bar == hovered) return;
        hovered = bar;
        picture.redraw();
    }

    private void select(int bar) {
        selected = bar;
        describe();
        picture.redraw();
    }

    private void key(KeyEvent event) {
        if (bars.isEmpty() || event.isControlDown() || event.isAltDown()) return;
        var last = bars.size() - 1;
        switch (event.getCode()) {
            case RIGHT -> select(Math.min(last, selected + 1));
            case LEFT -> select(selected < 0 ? last : Math.max(0, selected - 1));
            case HOME -> select(0);
            case END -> select(last);
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        var insets = getInsets();
        picture.place(
                insets.getLeft(),
                insets.getTop(),
                getWidth() - insets.getLeft() - insets.getRight(),
                getHeight() - insets.getTop() - insets.getBottom());
    }

    /** Where the bars stand, in pixels. */
    private record Plot(double left, double top, double width, double height, double highest) {
        double bottom() {
            return top + height;
        }

        double y(double value) {
            return bottom() - Math.clamp(value / highest, 0, 1) * height;
        }

        double x(double bars, double edge) {
            return left + width * edge / bars;
        }
    }

    private List<Double> ticks(double height) {
        var highest = bars.stream().mapToDouble(HistogramBar::count).max().orElse(0);
        return axis.ticks(highest, (int) Math.clamp(height / TICK_HEIGHT, 2, 6), true);
    }

    private Plot plot(List<Double> ticks) {
        var widest = ticks.stream().map(Numbers::axis).mapToDouble(axisText::width).max().orElse(0);
        var left = Math.max(34, Math.max(widest, axisText.width(unit)) + 10);
        return new Plot(
                left,
                ABOVE,
                Math.max(20, picture.getWidth() - left - RIGHT),
                Math.max(20, picture.getHeight() - ABOVE - BELOW),
                ticks.getLast());
    }

    private int barAt(double x) {
        if (bars.isEmpty()) return -1;
        var plot = plot(ticks(picture.getHeight() - ABOVE - BELOW));
        var bar = (int) Math.floor((x - plot.left()) / plot.width() * bars.size());
        return bar >= 0 && bar < bars.size() ? bar : -1;
    }

    private void draw(GraphicsContext gc) {
        if (bars.isEmpty()) return;
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        gc.setTextBaseline(VPos.CENTER);
        gc.setLineDashes();
        gc.setLineWidth(1);
        gc.setFont(axisText.font());
        var ticks = ticks(picture.getHeight() - ABOVE - BELOW);
        var plot = plot(ticks);
        values(gc, plot, ticks);
        var chosen = hovered >= 0 ? hovered : isFocused() ? selected : -1;
        for (var index = 0; index < bars.size(); index++) bar(gc, plot, index, index == chosen);
        edges(gc, plot);
        if (chosen >= 0) card(gc, plot, chosen);
    }

    private void values(GraphicsContext gc, Plot plot, List<Double> ticks) {
        gc.setTextAlign(TextAlignment.RIGHT);
        for (var tick : ticks) {
            var y = Math.round(plot.y(tick)) + 0.5;
            gc.setStroke(tick == 0 ? palette.line() : palette.grid());
            gc.strokeLine(plot.left(), y, plot.left() + plot.width(), y);
            gc.setFill(palette.muted());
            gc.fillText(Numbers.axis(tick), plot.left() - 7, y);
        }
        gc.fillText(unit, plot.left() - 7, plot.top() - 14);
        var room = plot.width() - 4;
        gc.fillText(axisText.fit(note, room), plot.left() + plot.width(), plot.top() - 14);
    }

    private void bar(GraphicsContext gc, Plot plot, int index, boolean chosen) {
        var left = Math.rint(plot.x(bars.size(), index));
        var right = Math.rint(plot.x(bars.size(), index + 1));
        if (chosen) {
            gc.setFill(palette.selection());
            gc.fillRect(left, plot.top(), right - left, plot.height());
        }
        var count = (double) bars.get(index).count();
        if (count == 0) return;
        // something is there, however little
        var height = Math.max(2, plot.bottom() - plot.y(count));
        gc.setFill(palette.of(new SeriesStyle(0)));
        gc.fillRect(left + 1, plot.bottom() - height, Math.max(1, right - left - 2), height);
    }

    /** Numbers stand under the edges, as many as fit. */
    private void edges(GraphicsContext gc, Plot plot) {
        var labels = new ArrayList<String>();
        for (var bar : bars) labels.add(edge(bar.from(), bar));
        labels.add(edge(bars.getLast().to(), bars.getLast()));
        var widest = labels.stream().mapToDouble(axisText::width).max().orElse(1) + LABEL_GAP;
        var every = every(plot.width() / bars.size(), widest);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setFill(palette.muted());
        gc.setStroke(palette.line());
        for (var edge = 0; edge < labels.size(); edge += every) {
            var x = Math.round(plot.x(bars.size(), edge)) + 0.5;
            gc.strokeLine(x, plot.bottom(), x, plot.bottom() + 4);
            var half = axisText.width(labels.get(edge)) / 2;
            gc.fillText(
                    labels.get(edge),
                    Math.clamp(x, half, Math.max(half, picture.getWidth() - half)),
                    plot.bottom() + 14);
        }
    }

    /** A step that ends at the last edge if one fits. */
    private int every(double bar, double label) {
        var least = (int) Math.max(1, Math.ceil(label / bar));
        for (var step = least; step <= Math.min(least * 2, bars.size()); step++) {
            if (bars.size() % step == 0) return step;
        }
        return least;
    }

    private void card(GraphicsContext gc, Plot plot, int index) {
        var bar = bars.get(index);
        var lines =
                List.of(
                        line(Messages.text("column.predictions"), Numbers.count(bar.count())),
                        line(Messages.text("column.share"), share(bar)));
        card.draw(
                gc,
                palette,
                between(bar),
                lines,
                plot.x(bars.size(), index + 0.5),
                picture.getWidth(),
                picture.getHeight());
    }

    private ChartCard.Line line(String label, String value) {
        return new ChartCard.Line(Color.TRANSPARENT, label, value, palette.text(), false);
    }
}
