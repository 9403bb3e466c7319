package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;

/**
 * A stretch of time that stands out, such as while an alert fired.
 *
 * @param words at its beginning, short
 */
public record ChartEpisode(TimeRange range, String words) {}
