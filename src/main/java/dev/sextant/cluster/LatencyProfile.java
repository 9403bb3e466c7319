package dev.sextant.cluster;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
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

    private static final int BINS_IN_A_DECADE = 20;
    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 3_600_000;

    /**
     * @param from milliseconds, inclusive
     */
    public record Bin(double from, long count) {}

    public LatencyProfile {
        percentiles = Map.copyOf(percentiles);
        bins = List.copyOf(bins);
    }

    /** Where bins begin, ascending, in milliseconds; the one below the first begins at 0. */
    public static List<Double> edges() {
        var edges = new ArrayList<Double>();
        for (var i = 0; ; i++) {
            var exact = SHORTEST * Math.pow(10, i / (double) BINS_IN_A_DECADE);
            if (exact >= LONGEST) break;
            edges.add(
                    new BigDecimal(exact)
                            .round(new MathContext(3, RoundingMode.HALF_UP))
                            .doubleValue());
        }
        edges.add(LONGEST);
        return edges;
    }
}
