package dev.sextant.widget.chart;

/** How a {@link TimeChart} draws its series. */
public enum ChartMode {
    LINES,
    STACKED_AREA,
    STACKED_BARS
}
