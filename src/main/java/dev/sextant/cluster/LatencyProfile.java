package dev.sextant.cluster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How latencies are spread, in milliseconds.
 *
 * @param count predictions with a latency
 * @param percentiles empty when there were none
 * @param bins ascending; without empty ones
 */
public record LatencyProfile(long count, Map<BigDecimal, Double> percentiles, List<Bin> bins) {

    /**
     * @param from milliseconds, inclusive
     */
    public record Bin(double from, long count) {}

    public LatencyProfile {
        percentiles = Map.copyOf(percentiles);
        bins = List.copyOf(bins);
    }
}
