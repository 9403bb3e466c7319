package dev.sextant.widget.chart;

import dev.sextant.widget.Palette;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import org.jspecify.annotations.Nullable;

/**
 * The names of a chart's series on at most two lines; the rest hides behind "+3". Choosing an entry
 * shows that series alone, choosing it again shows all.
 */
final class ChartLegend extends Region {

    private static final int MOST_LINES = 2;
    private static final double LINE_HEIGHT = 20;
    private static final double GAP = 4;
    private static final double WIDEST = 200;

    private final boolean filled;
    private final Consumer<@Nullable String> onIsolate;
    private final Button more = new Button();
    private final List<ToggleButton> entries = new ArrayList<>();
    private final Map<ToggleButton, ChartSeries> seriesOf = new HashMap<>();
    private final Map<ToggleButton, Shape> swatches = new HashMap<>();
    private List<String> shownKeys = List.of();
    private List<String> shownLabels = List.of();
    private int mostLines = MOST_LINES;
    private @Nullable String isolated;
    private Palette palette = Theme.DARK.palette();

    /**
     * @param filled whether the series are bars, else lines or the edges of areas
     * @param onIsolate hears the key of the series to show alone; null for all
     */
    ChartLegend(boolean filled, Consumer<@Nullable String> onIsolate) {
        this.filled = filled;
        this.onIsolate = onIsolate;
        getStyleClass().add("chart-legend");
        more.getStyleClass().setAll("legend-entry");
        more.setVisible(false);
        more.setOnAction(_ -> openRest());
        Theme.follow(this, this::recolor);
    }

    void show(List<ChartSeries> series) {
        var keys = series.stream().map(ChartSeries::key).toList();
        var labels = series.stream().map(ChartSeries::label).toList();
        if (keys.equals(shownKeys) && labels.equals(shownLabels)) return;
        shownKeys = keys;
        shownLabels = labels;
        entries.clear();
        seriesOf.clear();
        swatches.clear();
        for (var one : series) entries.add(entry(one));
        getChildren().setAll(entries);
        getChildren().add(more);
        recolor(palette);
        mark();
    }

    void isolate(@Nullable String key) {
        isolated = key;
        mark();
    }

    /** How many lines it may take, one or two. */
    void setMostLines(int lines) {
        mostLines = Math.clamp(lines, 1, MOST_LINES);
    }

    private void choose(String key) {
        isolated = Objects.equals(isolated, key) ? null : key;
        mark();
        onIsolate.accept(isolated);
    }

    private ToggleButton entry(ChartSeries series) {
        var button = new ToggleButton(SafeText.line(series.label()));
        button.getStyleClass().setAll("legend-entry");
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setEllipsisString("…");
        button.setMnemonicParsing(false);
        button.setTooltip(new Tooltip(SafeText.line(series.label())));
        button.setMinWidth(0);
        button.setOnAction(_ -> choose(series.key()));
        var swatch = filled ? new Rectangle(10, 10) : new Line(0, 0, 20, 0);
        if (swatch instanceof Line line) {
            line.setStrokeWidth(2);
            line.setStrokeLineCap(StrokeLineCap.BUTT);
            for (var length : series.style().dash()) line.getStrokeDashArray().add(length);
        }
        button.setGraphic(swatch);
        swatches.put(button, swatch);
        seriesOf.put(button, series);
        return button;
    }

    private void recolor(Palette next) {
        palette = next;
        swatches.forEach(
                (button, swatch) -> {
                    var color = palette.of(series(button).style());
                    if (swatch instanceof Line) swatch.setStroke(color);
                    else swatch.setFill(color);
                });
    }

    private void mark() {
        for (var entry : entries) {
            var chosen = series(entry).key().equals(isolated);
            entry.setSelected(chosen);
            entry.getStyleClass().remove("away");
            if (isolated != null && !chosen) entry.getStyleClass().add("away");
        }
    }

    private ChartSeries series(ToggleButton entry) {
        return Objects.requireNonNull(seriesOf.get(entry));
    }

    private void openRest() {
        var menu = new ContextMenu();
        for (var entry : entries) {
            if (!entry.isVisible()) menu.getItems().add(item(series(entry)));
        }
        menu.show(more, Side.BOTTOM, 0, 2);
    }

    private MenuItem item(ChartSeries series) {
        var item = new CheckMenuItem(SafeText.line(series.label()));
        item.setMnemonicParsing(false);
        item.setSelected(series.key().equals(isolated));
        item.setOnAction(_ -> choose(series.key()));
        return item;
    }

    @Override
    protected double computePrefHeight(double width) {
        return entries.isEmpty() ? 0 : lines(width) * LINE_HEIGHT + 2;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    private int lines(double width) {
        var x = 0.0;
        for (var entry : entries) x += width(entry) + GAP;
        return width > 0 && x - GAP > width ? mostLines : 1;
    }

    private static double width(Node entry) {
        return Math.min(WIDEST, Math.ceil(entry.prefWidth(-1)));
    }

    @Override
    protected void layoutChildren() {
        var shown = fitting(getWidth(), entries.size());
        if (shown < entries.size()) {
            // what is hidden has no style yet, and would be measured without it
            more.setVisible(true);
            more.applyCss();
            more.setText("+" + (entries.size() - shown));
            // room for the sign itself may cost another entry
            while (shown > 0 && !place(shown, true)) shown--;
            more.setText("+" + (entries.size() - shown));
        }
        for (var index = 0; index < entries.size(); index++) {
            entries.get(index).setVisible(index < shown);
        }
        more.setVisible(shown < entries.size());
        place(shown, shown < entries.size());
    }

    private int fitting(double width, int most) {
        for (var count = most; count > 0; count--) {
            if (place(count, false)) return count;
        }
        return width > 0 ? 0 : most;
    }

    /** Puts the first entries in their places; false when they need more than two lines. */
    private boolean place(int count, boolean withMore) {
        var nodes = new ArrayList<Node>(entries.subList(0, count));
        if (withMore) nodes.add(more);
        var x = 0.0;
        var line = 0;
        for (var node : nodes) {
            var width = Math.min(width(node), Math.max(30, getWidth()));
            if (x > 0 && x + width > getWidth()) {
                x = 0;
                line++;
            }
            if (line >= mostLines) return false;
            node.resizeRelocate(x, line * LINE_HEIGHT, width, LINE_HEIGHT);
            x += width + GAP;
        }
        return true;
    }
}
