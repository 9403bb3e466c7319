package dev.sextant.widget.chart;

import dev.sextant.widget.SeriesStyle;
import org.jspecify.annotations.Nullable;

/**
 * One bar of a {@link BarList}.
 *
 * @param key told when the person chooses the bar
 * @param value null when there is none
 * @param note at the right end, such as how much the value was counted from
 */
public record BarRow(
        String key, String label, @Nullable Double value, String note, SeriesStyle style) {}
