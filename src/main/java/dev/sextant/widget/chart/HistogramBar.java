package dev.sextant.widget.chart;

/**
 * One bar of a {@link Histogram}.
 *
 * @param from the lower edge
 * @param to the upper edge, where the next bar begins
 */
public record HistogramBar(double from, double to, long count) {}
