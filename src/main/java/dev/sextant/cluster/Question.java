package dev.sextant.cluster;

import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Instant;
import java.util.List;

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

    int ALL_MODELS = Integer.MAX_VALUE;
}
