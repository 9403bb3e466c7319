package dev.sextant.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures text for what is drawn by code, and shortens it to fit. */
public final class TextRuler {

    private static final int REMEMBERED = 500;
    private static final String ELLIPSIS = "…";

    private final Font font;
    private final Text text = new Text();
    private final Map<String, Double> widths =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
                    return size() > REMEMBERED;
                }
            };

    public TextRuler(Font font) {
        this.font = font;
        text.setFont(font);
    }

    public Font font() {
        return font;
    }

    /** How wide a line of text is, in pixels of the scene. */
    public double width(String value) {
        return widths.computeIfAbsent(value, this::measure);
    }

    /** The text, or its start and end around an ellipsis, no wider than {@code most} pixels. */
    public String fit(String value, double most) {
        if (width(value) <= most) return value;
        var points = value.codePoints().toArray();
        var low = 0;
        var high = points.length - 1;
        while (low < high) {
            var kept = (low + high + 1) / 2;
            if (measure(around(points, kept)) <= most) low = kept;
            else high = kept - 1;
        }
        return around(points, low);
    }

    private static String around(int[] points, int kept) {
        var head = (kept + 1) / 2;
        var tail = kept - head;
        return new String(points, 0, head)
                + ELLIPSIS
                + new String(points, points.length - tail, tail);
    }

    private double measure(String value) {
        text.setText(value);
        return text.getLayoutBounds().getWidth();
    }
}
