package dev.sextant.cluster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How latencies are spread, in milliseconds.
 *
 * @param count predictions with a latency
 * @param percentiles by the percentages asked for, without trailing zeros; empty when there were
 *     none
 * @param bins ascending, without empty ones: twenty in each decade from 0.1 ms to 1 h, always the
 *     same; what is shorter starts at 0, what is longer at 1 h
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
