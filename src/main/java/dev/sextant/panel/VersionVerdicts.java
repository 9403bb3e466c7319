package dev.sextant.panel;

import dev.sextant.cluster.VersionStats;
import dev.sextant.model.Rate;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a model is best and worst at what, and how it does against Production. Best and
 * worst are marked only where they mean something: among versions with at least 50 predictions, and
 * when the worst is at least a tenth above the best, and by 0.1 percentage points or 1 ms.
 */
final class VersionVerdicts {

    /** A version beside the others of its model. */
    enum Place {
        BEST,
        WORST,
        BETWEEN
    }

    /** How a version does against the one in Production. */
    sealed interface Against {
        /** It is the one in Production. */
        record Baseline() implements Against {}

        /** It made no predictions with a latency in the range. */
        record NoData() implements Against {}

        /** Nothing is in Production, or it made no predictions. */
        record NoBaseline() implements Against {}

        /**
         * @param times its P99 as a multiple of the baseline's
         * @param points its error rate less the baseline's, in percentage points
         */
        record Compared(double times, double points) implements Against {}
    }

    static final double LEAST_POINTS = 0.1;
    static final double LEAST_MILLISECONDS = 1;

    private static final long ENOUGH = 50;
    private static final double APART = 1.1;
    private static final String PRODUCTION = "production";

    private final Map<String, List<VersionStats>> byModel = new HashMap<>();
    private final Map<String, VersionStats> baselines = new HashMap<>();

    VersionVerdicts(List<VersionStats> versions) {
        for (var version : versions) {
            byModel.merge(version.model(), List.of(version), VersionVerdicts::joined);
        }
        byModel.forEach(
                (model, all) ->
                        all.stream()
                                .filter(one -> PRODUCTION.equalsIgnoreCase(one.stage()))
                                .max(Comparator.comparing(VersionVerdicts::lastSeen))
                                .ifPresent(one -> baselines.put(model, one)));
    }

    private static List<VersionStats> joined(List<VersionStats> one, List<VersionStats> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Instant lastSeen(VersionStats version) {
        return Objects.requireNonNullElse(version.lastSeen(), Instant.MIN);
    }

    /** The version that a model's others are held against; null when none is in Production. */
    @Nullable VersionStats baseline(String model) {
        return baselines.get(model);
    }

    int models() {
        return byModel.size();
    }

    /**
     * @param value of which less is better
     * @param least how far apart best and worst must be to be marked, in the value's unit
     */
    Place place(
            VersionStats version, Function<VersionStats, @Nullable Double> value, double least) {
        var own = value.apply(version);
        if (own == null || version.predictions() < ENOUGH) return Place.BETWEEN;
        var all =
                byModel.getOrDefault(version.model(), List.of()).stream()
                        .filter(one -> one.predictions() >= ENOUGH)
                        .map(value)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .summaryStatistics();
        var best = all.getMin();
        var worst = all.getMax();
        if (worst - best < least || worst < best * APART) return Place.BETWEEN;
        if (own == best) return Place.BEST;
        return own == worst ? Place.WORST : Place.BETWEEN;
    }

    Against against(VersionStats version) {
        var baseline = baseline(version.model());
        if (version.equals(baseline)) return new Against.Baseline();
        var own = version.latency().p99();
        if (own == null) return new Against.NoData();
        if (baseline == null) return new Against.NoBaseline();
        var reference = baseline.latency().p99();
        var errors = errorRate(version);
        var before = errorRate(baseline);
        if (reference == null || reference <= 0 || errors == null || before == null) {
            return new Against.NoBaseline();
        }
        return new Against.Compared(own / reference, errors - before);
    }

    static @Nullable Double errorRate(VersionStats version) {
        return Rate.percent(version.errors(), version.predictions());
    }
}
