package dev.sextant.widget.chart;

import dev.sextant.widget.Palette;
import dev.sextant.widget.TextRuler;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/** The small card beside the crosshair: the time, and each value under it. */
final class ChartCard {

    /**
     * A line of the card.
     *
     * @param swatch before it; transparent for none
     */
    record Line(Color swatch, String label, String value, Color color, boolean strong) {}

    private static final double ROW = 17;
    private static final double PADDING = 8;
    private static final double SWATCH = 14;
    private static final double MOST_LABEL = 190;
    private static final double AWAY = 12;

    private final TextRuler regular;
    private final TextRuler strong;

    ChartCard(TextRuler regular, TextRuler strong) {
        this.regular = regular;
        this.strong = strong;
    }

    /** How many lines fit under the head. */
    static int room(double height) {
        return Math.max(1, (int) ((height - 2 * PADDING - ROW - 4) / ROW));
    }

    void draw(
            GraphicsContext gc,
            Palette palette,
            String head,
            List<Line> lines,
            double x,
            double width,
            double height) {
        var labels = 0.0;
        var values = 0.0;
        for (var line : lines) {
            labels = Math.max(labels, Math.min(MOST_LABEL, ruler(line).width(line.label())));
            values = Math.max(values, ruler(line).width(line.value()));
        }
        var inner = Math.max(strong.width(head), SWATCH + labels + 16 + values);
        var cardWidth = Math.min(width, inner + 2 * PADDING);
        var cardHeight = 2 * PADDING + ROW * (lines.size() + 1);
        var left = x + AWAY + cardWidth <= width ? x + AWAY : Math.max(0, x - AWAY - cardWidth);
        var top = Math.max(0, Math.min(6, height - cardHeight));
        box(gc, palette, Math.rint(left), Math.rint(top), cardWidth, cardHeight);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFont(strong.font());
        gc.setFill(palette.text());
        var y = Math.rint(top) + PADDING + ROW / 2;
        gc.fillText(head, left + PADDING, y);
        for (var line : lines) {
            y += ROW;
            line(gc, line, left, y, cardWidth, values);
        }
    }

    private static void box(
            GraphicsContext gc, Palette palette, double x, double y, double width, double height) {
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        gc.setTextBaseline(VPos.CENTER);
        gc.setFill(Palette.thin(palette.raised(), 0.97));
        gc.fillRoundRect(x, y, width, height, 12, 12);
        gc.setStroke(palette.line());
        gc.setLineWidth(1);
        gc.setLineDashes();
        gc.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, 12, 12);
    }

    private void line(
            GraphicsContext gc, Line line, double left, double y, double width, double values) {
        gc.setFill(line.swatch());
        gc.fillRoundRect(left + PADDING, y - 4, 8, 8, 3, 3);
        gc.setFont(ruler(line).font());
        gc.setFill(line.color());
        var indent = line.swatch().equals(Color.TRANSPARENT) ? 0 : SWATCH;
        var most = Math.min(MOST_LABEL, width - 2 * PADDING - indent - values - 8);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(ruler(line).fit(line.label(), most), left + PADDING + indent, y);
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.fillText(line.value(), left + width - PADDING, y);
    }

    private TextRuler ruler(Line line) {
        return line.strong() ? strong : regular;
    }
}
