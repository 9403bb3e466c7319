package dev.sextant.widget.chart;

import dev.sextant.widget.SeriesStyle;
import java.util.List;

/**
 * One line, band or part of the bars.
 *
 * @param key told when the person drills
 * @param label as written in the legend
 * @param values one for each of the chart's buckets; NaN where nothing was measured
 */
public record ChartSeries(String key, String label, SeriesStyle style, List<Double> values) {

    public ChartSeries {
        values = List.copyOf(values);
    }

    double value(int bucket) {
        return values.get(bucket);
    }
}
