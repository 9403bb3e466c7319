package dev.sextant.alert;

import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour of the version that a newer one replaced, frozen at that moment: latency in
 * milliseconds. Never changed afterwards.
 *
 * @param version the one that is judged
 * @param outgoing the one that was measured; the same as {@code version} where there was no earlier
 * @param ranges what was measured, without windows in which a rule fired
 * @param sample predictions with a latency, at least {@link #LEAST_SAMPLE}
 * @param percentiles by {@link #PERCENTILES}
 * @param histogram for drawing
 * @param query the request that measured it, without credentials
 */
public record Baseline(
        String model,
        String environment,
        String version,
        String outgoing,
        List<TimeRange> ranges,
        Instant frozenAt,
        long sample,
        Map<BigDecimal, Double> percentiles,
        List<Bin> histogram,
        String query) {

    /** Fewer measured predictions say too little about the slowest one in a hundred. */
    public static final long LEAST_SAMPLE = 200;

    /** The percentiles that a rule may compare. */
    public static final List<BigDecimal> PERCENTILES =
            List.of("50", "75", "90", "95", "99").stream().map(BigDecimal::new).toList();

    public Baseline {
        ranges = List.copyOf(ranges);
        percentiles = Map.copyOf(percentiles);
        histogram = List.copyOf(histogram);
    }

    /**
     * @param from milliseconds, inclusive
     */
    public record Bin(double from, long count) {}

    /** Null for a percentile that was not measured. */
    public @Nullable Double at(BigDecimal percentile) {
        for (var measured : percentiles.entrySet()) {
            // As numbers: 50, 50.0 and 5E+1 are one percentile, though not equal.
            if (measured.getKey().compareTo(percentile) == 0) return measured.getValue();
        }
        return null;
    }
}
