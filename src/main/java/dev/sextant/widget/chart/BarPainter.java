package dev.sextant.widget.chart;

import dev.sextant.widget.Palette;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TextRuler;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws the rows of a {@link BarList}. */
final class BarPainter {

    private static final double GAP = 10;
    private static final double EDGE = 6;
    private static final String ABOVE = "▲ ";

    private final GraphicsContext gc;
    private final Palette palette;
    private final TextRuler text;
    private final TextRuler strong;
    private final TextRuler small;

    /**
     * Where the parts of each row begin and end.
     *
     * @param names right end of the names
     * @param bars left end of the bars
     * @param length of the longest bar
     * @param notes right end of the notes
     */
    record Place(double names, double bars, double length, double notes) {}

    BarPainter(
            GraphicsContext gc,
            Palette palette,
            TextRuler text,
            TextRuler strong,
            TextRuler small) {
        this.gc = gc;
        this.palette = palette;
        this.text = text;
        this.strong = strong;
        this.small = small;
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        gc.setTextBaseline(VPos.CENTER);
    }

    Place measure(List<BarRow> rows, Function<BarRow, String> value, double width) {
        var names = 0.0;
        var values = 0.0;
        var notes = 0.0;
        for (var row : rows) {
            names = Math.max(names, text.width(SafeText.line(row.label())));
            values = Math.max(values, strong.width(ABOVE + value.apply(row)));
            notes = Math.max(notes, small.width(row.note()));
        }
        names = Math.min(names, width * 0.34) + EDGE;
        var bars = names + GAP;
        var length = width - bars - GAP - values - GAP - notes - EDGE;
        return new Place(names, bars, Math.max(20, length), width - EDGE);
    }

    void ground(double y, double height, double width, boolean hovered, boolean chosen) {
        if (hovered || chosen) {
            gc.setFill(chosen ? palette.selection() : palette.raised());
            gc.fillRoundRect(0, y + 1, width, height - 2, 8, 8);
        }
        if (!chosen) return;
        gc.setStroke(palette.accent());
        gc.setLineWidth(1);
        gc.setLineDashes();
        gc.strokeRoundRect(0.5, y + 1.5, width - 1, height - 3, 8, 8);
    }

    void row(
            BarRow row,
            String value,
            @Nullable ChartLimit limit,
            Place place,
            double top,
            double y,
            double height) {
        var middle = Math.rint(y + height / 2);
        var above = limit != null && row.value() != null && row.value() > limit.value();
        gc.setFont(text.font());
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setFill(row.style().slot() < 0 ? palette.muted() : palette.text());
        var name = text.fit(SafeText.line(row.label()), place.names() - EDGE);
        gc.fillText(name, place.names(), middle);
        var length = row.value() == null ? 0 : row.value() / top * place.length();
        // something is there, however little
        if (row.value() != null && row.value() > 0) length = Math.max(2, length);
        var thick = Math.rint(Math.clamp(height * 0.56, 12, 20));
        gc.setFill(above ? palette.p1() : palette.of(row.style()));
        gc.fillRoundRect(place.bars(), middle - thick / 2, length, thick, 4, 4);
        gc.setFont(strong.font());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFill(above ? palette.p1() : palette.text());
        gc.fillText(above ? ABOVE + value : value, place.bars() + length + 7, middle);
        gc.setFont(small.font());
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setFill(palette.muted());
        gc.fillText(row.note(), place.notes(), middle);
    }

    void limit(ChartLimit limit, Place place, double top, double bottom) {
        var x = Math.rint(place.bars() + limit.value() / top * place.length()) + 0.5;
        gc.setStroke(palette.p2());
        gc.setLineWidth(1);
        gc.setLineDashes(5, 3);
        gc.strokeLine(x, 0, x, bottom + 2);
        gc.setLineDashes();
        gc.setFont(small.font());
        gc.setFill(palette.p2());
        gc.setTextAlign(TextAlignment.LEFT);
        var width = small.width(limit.words());
        gc.fillText(limit.words(), Math.min(x - 2, place.notes() - width), bottom + 10);
    }
}
