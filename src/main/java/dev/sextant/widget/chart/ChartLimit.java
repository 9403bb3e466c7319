package dev.sextant.widget.chart;

/**
 * A value that should not be passed.
 *
 * @param words beside its line, such as "rule: 5 %"
 */
public record ChartLimit(double value, String words) {}
