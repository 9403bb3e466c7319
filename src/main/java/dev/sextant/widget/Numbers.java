package dev.sextant.widget;

import dev.sextant.model.Figures;
import dev.sextant.text.Spans;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are written in the window; what does not exist is an em dash, never a zero. */
public final class Numbers {

    public static final String NONE = Figures.NONE;

    private static final String[] MAGNITUDES = {"", "k", "M", "G", "T", "P"};

    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Numbers() {}

    /** {@code 18,204}. */
    public static String count(@Nullable Long value) {
        return Figures.count(value);
    }

    /** Two decimals without the sign: {@code 2.31}. */
    public static String percentFigure(@Nullable Double value) {
        return Figures.percentFigure(value);
    }

    /** Two decimals with the sign: {@code 2.31 %}. */
    public static String percent(@Nullable Double value) {
        return Figures.percent(value);
    }

    /** Whole from 100 on, one decimal below, without the unit: {@code 348}, {@code 12.4}. */
    public static String millisecondsFigure(@Nullable Double value) {
        return Figures.millisecondsFigure(value);
    }

    /** As {@link #millisecondsFigure}, with the unit: {@code 348 ms}. */
    public static String milliseconds(@Nullable Double value) {
        return Figures.milliseconds(value);
    }

    /** Predictions per minute without the unit: {@code 873}, {@code 12.4}, {@code 0.25}. */
    public static String perMinute(@Nullable Double value) {
        return Figures.written(
                value,
                number ->
                        number != 0 && Math.abs(number) < 1
                                ? String.format(Locale.ROOT, "%.2f", number)
                                : Figures.oneDecimalBelow100(number));
    }

    /**
     * As a model gave it, without digits that only a machine sees: {@code 0.93}, {@code 0.0012}.
     */
    public static String score(@Nullable Double value) {
        return Figures.written(value, Figures::score);
    }

    /** Short, for axes: {@code 0}, {@code 0.5}, {@code 750}, {@code 1.5k}, {@code 2M}. */
    public static String axis(double value) {
        var magnitude = 0;
        var rest = value;
        while (Math.abs(rest) >= 1000 && magnitude < MAGNITUDES.length - 1) {
            rest /= 1000;
            magnitude++;
        }
        var text = String.format(Locale.ROOT, "%.2f", rest);
        return text.replaceFirst("\\.?0+$", "") + MAGNITUDES[magnitude];
    }

    /**
     * Three digits at most, by powers of 1,024: {@code 512 B}, {@code 4.2 GiB}, {@code 348 MiB}.
     */
    public static String bytes(@Nullable Long value) {
        if (value == null) return NONE;
        var unit = 0;
        double rest = value;
        while (Math.abs(rest) >= 1024 && unit < BYTES.length - 1) {
            rest /= 1024;
            unit++;
        }
        var whole = unit == 0 || Math.abs(rest) >= 99.95;
        return String.format(Locale.ROOT, whole ? "%,.0f %s" : "%.1f %s", rest, BYTES[unit]);
    }

    /** One unit: {@code 2 s}, {@code 5 min}, {@code 3 h}, {@code 12 d}. */
    public static String age(@Nullable Duration age) {
        return age == null ? NONE : Spans.age(Messages.language(), age);
    }

    /** Two units at most: {@code 45 s}, {@code 21 min}, {@code 1 h 24 min}, {@code 2 d 3 h}. */
    public static String span(Duration span) {
        return Spans.span(Messages.language(), span);
    }
}
