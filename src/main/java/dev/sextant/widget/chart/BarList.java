package dev.sextant.widget.chart;

import dev.sextant.widget.DrawnLayer;
import dev.sextant.widget.Fonts;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.Palette;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TextRuler;
import dev.sextant.widget.Theme;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Horizontal bars with a name, a value and a note each; those above the limit stand out. */
public final class BarList extends Region {

    private static final double LEAST_ROW = 26;
    private static final double MOST_ROW = 44;
    private static final double LIMIT_FOOT = 18;
    private static final double SCROLL_WIDTH = 12;
    private static final int MOST_SPOKEN = 10;

    private final Function<Double, String> form;
    private final ValueAxis axis = new ValueAxis();
    private final TextRuler text;
    private final TextRuler strong;
    private final TextRuler small;
    private final DrawnLayer picture = new DrawnLayer(this::draw);
    private final ScrollBar scroll = new ScrollBar();
    private final Tooltip tooltip = new Tooltip();
    private List<BarRow> rows = List.of();
    private @Nullable ChartLimit limit;
    private Palette palette = Theme.DARK.palette();
    private Consumer<String> onActivate = _ -> {};
    private int hovered = -1;
    private int selected = -1;

    /**
     * @param form how a value is written
     */
    public BarList(Function<Double, String> form) {
        Fonts.load();
        this.form = form;
        text = new TextRuler(Font.font(Fonts.TEXT, 13));
        strong = new TextRuler(Font.font(Fonts.SEMIBOLD, 13));
        small = new TextRuler(Font.font(Fonts.TEXT, 12));
        getStyleClass().add("bar-list");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setMinSize(160, 90);
        setPrefSize(420, 240);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.valueProperty().addListener((_, _, _) -> picture.redraw());
        picture.getStyleClass().add("pointer-layer");
        picture.setOnMouseMoved(event -> hover(rowAt(event.getY())));
        picture.setOnMouseExited(_ -> hover(-1));
        picture.setOnMousePressed(_ -> requestFocus());
        picture.setOnMouseClicked(
                event -> {
                    if (event.getButton() != MouseButton.PRIMARY) return;
                    select(rowAt(event.getY()));
                    activate();
                });
        picture.setOnScroll(event -> scrollBy(-event.getDeltaY()));
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, _) -> picture.redraw());
        getChildren().addAll(picture, scroll);
        Theme.follow(this, this::recolor);
    }

    /**
     * @param action hears the key of the bar that was clicked, or on which Enter was pressed
     */
    public void setOnActivate(Consumer<String> action) {
        onActivate = action;
    }

    public void show(List<BarRow> next, @Nullable ChartLimit newLimit) {
        var key = selected >= 0 && selected < rows.size() ? rows.get(selected).key() : null;
        rows = List.copyOf(next);
        limit = newLimit;
        selected = -1;
        for (var index = 0; index < rows.size(); index++) {
            if (rows.get(index).key().equals(key)) selected = index;
        }
        hovered = Math.min(hovered, rows.size() - 1);
        describe();
        requestLayout();
    }

    private void describe() {
        if (selected >= 0 && selected < rows.size()) {
            setAccessibleText(spoken(rows.get(selected)));
            return;
        }
        var all = rows.stream().limit(MOST_SPOKEN).map(this::spoken);
        var text = Messages.text("chart.bars", rows.size(), all.collect(Collectors.joining(" ")));
        setAccessibleText(
                limit == null
                        ? text
                        : text + " " + Messages.text("chart.bars.limit", limit.words()));
    }

    private String spoken(BarRow row) {
        return Messages.text("chart.bars.row", SafeText.line(row.label()), value(row), row.note());
    }

    private String value(BarRow row) {
        return row.value() == null ? Numbers.NONE : form.apply(row.value());
    }

    private void recolor(Palette next) {
        palette = next;
        picture.redraw();
    }

    private void hover(int row) {
        if (row == hovered) return;
        hovered = row;
        setCursor(row >= 0 ? Cursor.HAND : null);
        if (row >= 0) {
            var bar = rows.get(row);
            tooltip.setText(SafeText.line(bar.label()) + "\n" + value(bar) + " · " + bar.note());
            Tooltip.install(picture, tooltip);
        } else {
            Tooltip.uninstall(picture, tooltip);
        }
        picture.redraw();
    }

    private void select(int row) {
        selected = row;
        if (row >= 0) reveal(row);
        describe();
        picture.redraw();
    }

    private void activate() {
        if (selected >= 0 && selected < rows.size()) onActivate.accept(rows.get(selected).key());
    }

    private void key(KeyEvent event) {
        if (rows.isEmpty() || event.isControlDown() || event.isAltDown()) return;
        var last = rows.size() - 1;
        switch (event.getCode()) {
            case DOWN -> select(Math.min(last, selected + 1));
            case UP -> select(selected < 0 ? last : Math.max(0, selected - 1));
            case HOME -> select(0);
            case END -> select(last);
            case ENTER -> {
                if (selected < 0) select(0);
                activate();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double rowHeight() {
        return rows.isEmpty() ? MOST_ROW : Math.clamp(view() / rows.size(), LEAST_ROW, MOST_ROW);
    }

    private double view() {
        return Math.max(1, picture.getHeight() - (limit == null ? 0 : LIMIT_FOOT));
    }

    private void scrollBy(double pixels) {
        scroll.setValue(Math.clamp(scroll.getValue() + pixels, 0, scroll.getMax()));
    }

    private void reveal(int row) {
        var top = row * rowHeight();
        if (top < scroll.getValue()) scroll.setValue(top);
        var bottom = top + rowHeight() - view();
        if (bottom > scroll.getValue()) scroll.setValue(Math.min(bottom, scroll.getMax()));
    }

    private int rowAt(double y) {
        if (y > view()) return -1;
        var row = (int) Math.floor((y + scroll.getValue()) / rowHeight());
        return row >= 0 && row < rows.size() ? row : -1;
    }

    @Override
    protected void layoutChildren() {
        picture.place(0, 0, getWidth(), getHeight());
        var over = rows.size() * rowHeight() - view();
        scroll.setVisible(over > 0.5);
        scroll.setMax(Math.max(0, over));
        scroll.setVisibleAmount(over > 0 ? over * view() / (view() + over) : 1);
        scroll.setUnitIncrement(LEAST_ROW);
        scroll.setBlockIncrement(view());
        if (scroll.getValue() > scroll.getMax()) scroll.setValue(scroll.getMax());
        scroll.resizeRelocate(getWidth() - SCROLL_WIDTH, 0, SCROLL_WIDTH, view());
    }

    private void draw(GraphicsContext gc) {
        var painter = new BarPainter(gc, palette, text, strong, small);
        var width = picture.getWidth() - (scroll.isVisible() ? SCROLL_WIDTH + 4 : 4);
        var place = painter.measure(rows, this::value, width);
        var highest = rows.stream().map(BarRow::value).mapToDouble(BarList::orZero).max().orElse(0);
        var wanted = limit == null ? highest : Math.max(highest, limit.value() * 1.5);
        var top = axis.ticks(wanted, 4, false).getLast();
        var height = rowHeight();
        gc.save();
        gc.beginPath();
        gc.rect(0, 0, picture.getWidth(), view());
        gc.clip();
        for (var index = 0; index < rows.size(); index++) {
            var y = index * height - scroll.getValue();
            if (y + height < 0 || y > view()) continue;
            var chosen = index == selected && isFocused();
            painter.ground(y, height, width, index == hovered, chosen);
            painter.row(rows.get(index), value(rows.get(index)), limit, place, top, y, height);
        }
        gc.restore();
        var bottom = Math.min(view(), rows.size() * height);
        if (limit != null) painter.limit(limit, place, top, bottom);
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
