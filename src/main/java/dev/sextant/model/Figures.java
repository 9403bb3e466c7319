package dev.sextant.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** How figures are written everywhere; what does not exist is an em dash, never a zero. */
public final class Figures {

    public static final String NONE = "—";

    private Figures() {}

    /** {@code 18,204}. */
    public static String count(@Nullable Long value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%,d", value);
    }

    /** Two decimals without the sign: {@code 2.31}. */
    public static String percentFigure(@Nullable Double value) {
        return written(value, number -> String.format(Locale.ROOT, "%,.2f", number));
    }

    /** Two decimals with the sign: {@code 2.31 %}. */
    public static String percent(@Nullable Double value) {
        return written(value, number -> percentFigure(number) + " %");
    }

    /** Whole from 100 on, one decimal below, without the unit: {@code 348}, {@code 12.4}. */
    public static String millisecondsFigure(@Nullable Double value) {
        return written(value, Figures::oneDecimalBelow100);
    }

    /** As {@link #millisecondsFigure}, with the unit: {@code 348 ms}. */
    public static String milliseconds(@Nullable Double value) {
        return written(value, number -> oneDecimalBelow100(number) + " ms");
    }

    /** Without decimals that are zero: {@code 5}, {@code 24.1}, {@code 1,234.25}. */
    public static String plain(double value, int mostDecimals) {
        var text = String.format(Locale.ROOT, "%,." + mostDecimals + "f", value);
        return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
    }

    /** At most five digits that mean something: {@code 0.93}, {@code 0.0012}, {@code 1.5E9}. */
    public static String score(double value) {
        if (value == 0) return "0";
        var rounded = new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros();
        var size = Math.abs(value);
        return size < 1e-6 || size >= 1e7 ? rounded.toString() : rounded.toPlainString();
    }

    /** The figure as {@code form} writes it; an em dash for what is no number. */
    public static String written(@Nullable Double value, DoubleFunction<String> form) {
        return value == null || !Double.isFinite(value) ? NONE : form.apply(value);
    }

    /** {@code 348}, {@code 12.4}. */
    public static String oneDecimalBelow100(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 99.95 ? "%.1f" : "%,.0f", value);
    }
}
