package dev.sextant.widget.chart;

import java.time.Instant;

/** The person wants to see more of a series. */
@FunctionalInterface
public interface ChartDrill {

    /**
     * @param key of the series
     * @param time the start of the bucket that was chosen
     */
    void drill(String key, Instant time);
}
