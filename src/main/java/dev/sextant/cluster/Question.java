package dev.sextant.cluster;

import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One thing a panel may ask of a cluster. Equal questions are asked once, however many panels share
 * them; all questions of a refresh travel in one request.
 *
 * @param <A> the answer
 */
public sealed interface Question<A> {

    /**
     * Predictions over time for the {@code topModels} busiest models, the rest summed as others.
     *
     * @param topModels at least 1; {@link #ALL_MODELS} for every model
     */
    record PredictionsOverTime(
            TimeRange range, Filter filter, Interval interval, int topModels, Depth depth)
            implements Question<Traffic> {}

    /** How much is measured besides counts. */
    enum Depth {
        COUNTS,
        /** Percentiles of each model drawn apart and of all together. */
        PERCENTILES,
        /** Those of the others as well: a second round where there are others. */
        PERCENTILES_OF_OTHERS
    }

    /** Exact predictions and errors of every model in the range. */
    record ModelTotals(TimeRange range, Filter filter) implements Question<Totals> {}

    /** Predictions and errors of all models together over time. */
    record ErrorsOverTime(TimeRange range, Filter filter, Interval interval)
            implements Question<List<ErrorBucket>> {}

    /** Every version seen in the range, of the filter's model or of all models. */
    record Versions(TimeRange range, Filter filter) implements Question<List<VersionStats>> {}

    /** Registrations, transitions and deployments over time. */
    record LifecycleOverTime(TimeRange range, Filter filter, Interval interval)
            implements Question<List<LifecycleBucket>> {}

    /**
     * Stage transitions, newest first, a page at a time.
     *
     * @param size 1 to 1,000
     * @param after the cursor of the page before; {@link Cursor#START} for the first
     */
    record StageChanges(TimeRange range, Filter filter, int size, Cursor after)
            implements Question<Page<StageChange>> {}

    /** Deployments in the range, oldest first, at most 500. */
    record Deployments(TimeRange range, Filter filter) implements Question<List<Deployment>> {}

    /** What the registry events up to {@code at} say is in production. */
    record Inventory(Instant at, Filter filter) implements Question<List<InventoryEntry>> {}

    /** The values that the environment and stage filters can take in the range. */
    record Choices(TimeRange range) implements Question<FilterChoices> {}

    /**
     * Models in any event, and users in the registry's events, whose names hold a text.
     *
     * @param text not blank; letters of the Latin alphabet match whatever their case
     * @param most of each, 1 to 100
     */
    record Names(TimeRange range, String text, int most) implements Question<NamesFound> {}

    /**
     * Matching documents, counted apart by some dimensions: every group that has any, however many
     * there are, the largest first. Documents that lack a dimension are groups of their own.
     *
     * @param by empty for exactly one count of all, which may be 0
     * @param models only these; empty for all
     */
    record GroupCounts(
            TimeRange range,
            Filter filter,
            Matching matching,
            List<Dimension> by,
            Set<String> models)
            implements Question<List<GroupCount>> {
        public GroupCounts {
            by = List.copyOf(by);
            models = Set.copyOf(models);
        }
    }

    /**
     * A latency percentile of some models' predictions, apart by some dimensions: every group that
     * has predictions. Approximate, within about 1 %.
     *
     * @param by empty for exactly one percentile over all
     * @param percentile above 0, below 100
     * @param models at least one
     */
    record GroupLatencies(
            TimeRange range,
            Filter filter,
            BigDecimal percentile,
            List<Dimension> by,
            Set<String> models)
            implements Question<List<GroupLatency>> {
        public GroupLatencies {
            by = List.copyOf(by);
            models = Set.copyOf(models);
        }
    }

    /**
     * How the latencies of one version of the filter's model are spread over some ranges together.
     *
     * @param ranges at least one; where two overlap, a prediction counts once
     * @param percentiles each above 0, below 100
     */
    record Latencies(
            List<TimeRange> ranges, Filter filter, String version, List<BigDecimal> percentiles)
            implements Question<LatencyProfile> {
        public Latencies {
            ranges = List.copyOf(ranges);
            percentiles = List.copyOf(percentiles);
        }
    }

    /**
     * Which versions the registry's successful events before {@code at} say have been in
     * production. A version that no event names is empty. The filter's stage has no meaning here.
     *
     * @param models only these; empty for all
     */
    record ProductionVersions(Instant at, Filter filter, Set<String> models)
            implements Question<List<ProductionVersion>> {
        public ProductionVersions {
            models = Set.copyOf(models);
        }
    }

    /**
     * Predictions over time for the {@code top} busiest labels, the rest summed as others; those
     * without a label apart.
     *
     * @param top at least 1; {@link #ALL_MODELS} for every label, and those without one apart by
     *     model
     */
    record LabelsOverTime(TimeRange range, Filter filter, Interval interval, int top)
            implements Question<LabelTraffic> {}

    /**
     * Exact predictions of every label of every model, those without a label among them; most
     * first.
     */
    record LabelTotals(TimeRange range, Filter filter) implements Question<List<LabelCount>> {}

    /** How the scores of predictions are spread. */
    record ScoreSpread(TimeRange range, Filter filter) implements Question<Scores> {}

    /**
     * Predictions, newest first, a page at a time.
     *
     * @param size 1 to 1,000
     * @param after the cursor of the page before; {@link Cursor#START} for the first
     */
    record Predictions(TimeRange range, Filter filter, int size, Cursor after)
            implements Question<Page<LogEntry>> {}

    int ALL_MODELS = Integer.MAX_VALUE;
}
