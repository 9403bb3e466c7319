package dev.sextant.widget.chart;

/**
 * A mark over one bucket's bar.
 *
 * @param words where there is room for them, such as "1 failed"
 */
public record ChartFlag(int bucket, String words) {}
