package dev.sextant.widget;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.TileBuilder;
import eu.hansolo.tilesfx.chart.ChartData;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** One figure of the strip above the panels: title, figure with unit, a note, a sparkline. */
public final class FigureTile extends BorderPane {

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Of a figure with room, as {@code console.css} has it. */
    private static final double FIGURE = 25;

    private static final double SPARK_WIDTH = 96;
    private static final double SPARK_HEIGHT = 40;
    private static final double RING = 56;

    private final Label title = new Label();
    private final Label figure = new Label(Numbers.NONE);
    private final Label unit = new Label();
    private final Label note = new Label();
    private final HBox line = new HBox(6, figure, unit);
    private final VBox words = new VBox(0, title, line, note);
    private final String unitText;
    private @Nullable Tile spark;
    private @Nullable Tile ring;
    private Palette palette = Theme.DARK.palette();
    private @Nullable String worn;

    public FigureTile(String titleText, String unitText) {
        this.unitText = unitText;
        getStyleClass().add("figure-tile");
        title.getStyleClass().add("tile-title");
        figure.getStyleClass().add("tile-figure");
        unit.getStyleClass().add("tile-unit");
        note.getStyleClass().add("note");
        title.setText(titleText);
        title.setMinWidth(0);
        note.setMinWidth(0);
        note.setTooltip(new Tooltip());
        line.setAlignment(Pos.BASELINE_LEFT);
        figure.setMinWidth(USE_PREF_SIZE);
        unit.setMinWidth(USE_PREF_SIZE);
        words.setMinWidth(0);
        setCenter(words);
        setMinWidth(90);
        setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMaxWidth(Double.MAX_VALUE);
        Theme.follow(this, this::recolor);
        show(null, "", null);
    }

    /**
     * @param value as written, without the unit; null for none
     * @param noteText one line under it
     * @param role {@code p1}, {@code p2} or {@code good} for a figure that means it; null for plain
     */
    public void show(@Nullable String value, String noteText, @Nullable String role) {
        figure.setText(value == null ? Numbers.NONE : value);
        unit.setText(value == null ? "" : unitText);
        note.setText(noteText);
        note.getTooltip().setText(noteText);
        if (worn != null) figure.getStyleClass().remove(worn);
        worn = role;
        if (worn != null) figure.getStyleClass().add(worn);
        setAccessibleText(
                title.getText() + ": " + figure.getText() + " " + unit.getText() + ", " + noteText);
    }

    /** A figure that would reach over the edge is smaller. */
    @Override
    protected void layoutChildren() {
        var size = figure.getFont().getSize();
        var whole = figure.prefWidth(-1) * FIGURE / size;
        var more = unit.getText().isEmpty() ? 0 : line.getSpacing() + unit.prefWidth(-1);
        var beside = getRight() == null ? 0 : getRight().prefWidth(-1);
        var room = getWidth() - snappedLeftInset() - snappedRightInset() - beside;
        pseudoClassStateChanged(NARROW, getWidth() > 0 && whole + more > room);
        super.layoutChildren();
    }

    /** Where height is scarce the figure is smaller. */
    public void setCompact(boolean compact) {
        pseudoClassStateChanged(COMPACT, compact);
    }

    /** The course of the figure, oldest first; nothing is drawn for fewer than two values. */
    public void showCourse(List<Double> values) {
        var known = values.stream().filter(Double::isFinite).toList();
        if (known.size() < 2) {
            setRight(null);
            spark = null;
            return;
        }
        if (spark == null) {
            spark = sparkline();
            place(spark, SPARK_WIDTH, SPARK_HEIGHT);
        }
        // the course alone matters here, so it fills the height
        var lowest = known.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        spark.setChartData(known.stream().map(value -> new ChartData("", value - lowest)).toList());
        recolor(palette);
    }

    /** Draws the note in place of its words, which are still spoken. */
    public void showNote(@Nullable Node drawing) {
        note.setGraphic(drawing);
        note.setContentDisplay(drawing == null ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    }

    /**
     * How much of something is used, as a ring.
     *
     * @param percent 0 to 100; null draws nothing
     */
    public void showShare(@Nullable Double percent) {
        if (percent == null) {
            setRight(null);
            ring = null;
            return;
        }
        if (ring == null) {
            ring = gauge();
            place(ring, RING, RING);
        }
        ring.setValue(Math.clamp(percent, 0, 100));
        recolor(palette);
    }

    private void place(Tile tile, double width, double height) {
        var holder = new VBox(new TilePicture(tile, width, height));
        holder.setAlignment(Pos.CENTER_RIGHT);
        setRight(holder);
    }

    private static Tile gauge() {
        return TileBuilder.create()
                .skinType(Tile.SkinType.CIRCULAR_PROGRESS)
                .prefSize(RING, RING)
                .minSize(RING, RING)
                .maxSize(RING, RING)
                .animated(false)
                .title("")
                .unit("")
                .text("")
                .build();
    }

    private static Tile sparkline() {
        return TileBuilder.create()
                .skinType(Tile.SkinType.SMOOTH_AREA_CHART)
                .prefSize(SPARK_WIDTH, SPARK_HEIGHT)
                .minSize(SPARK_WIDTH, SPARK_HEIGHT)
                .maxSize(SPARK_WIDTH, SPARK_HEIGHT)
                .smoothing(false)
                .chartType(Tile.ChartType.LINE)
                .dataPointsVisible(false)
                .animated(false)
                .valueVisible(false)
                .titleAlignment(TextAlignment.LEFT)
                .title("")
                .unit("")
                .text("")
                .build();
    }

    private void recolor(Palette next) {
        palette = next;
        if (spark != null) {
            spark.setBackgroundColor(Color.TRANSPARENT);
            spark.setBarColor(palette.accent());
        }
        if (ring == null) return;
        ring.setBackgroundColor(Color.TRANSPARENT);
        ring.setBarBackgroundColor(palette.line());
        ring.setBarColor(ringColor());
        ring.setValueColor(Color.TRANSPARENT);
        ring.setUnitColor(Color.TRANSPARENT);
    }

    private Color ringColor() {
        if ("p1".equals(worn)) return palette.p1();
        return "p2".equals(worn) ? palette.p2() : palette.accent();
    }
}
