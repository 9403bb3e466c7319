package dev.sextant.widget;

import javafx.scene.paint.Color;

/** How far two colours are apart for a reader, as WCAG 2 measures it: 1 to 21. */
final class Contrast {

    private Contrast() {}

    static double ratio(Color one, Color other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** A colour, thinned to a share of its opacity, as it looks on a ground. */
    static Color over(Color color, double opacity, Color ground) {
        var share = color.getOpacity() * opacity;
        return Color.color(
                color.getRed() * share + ground.getRed() * (1 - share),
                color.getGreen() * share + ground.getGreen() * (1 - share),
                color.getBlue() * share + ground.getBlue() * (1 - share));
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
