package dev.sextant.ui.alerts;

import dev.sextant.cluster.Deployment;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.LifecycleBucket;
import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.VersionStats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened around an alert.
 *
 * @param deployments of its model, from a day before it began; null when they are not known
 * @param before how the model's versions did in the day before it began; null when not known
 */
record Moment(
        Quantity quantity,
        @Nullable List<Deployment> deployments,
        @Nullable List<VersionStats> before) {

    /** What the rule's condition measures, over time. */
    sealed interface Quantity {
        record Errors(List<ErrorBucket> buckets) implements Quantity {}

        record Predictions(Traffic traffic) implements Quantity {}

        record Events(List<LifecycleBucket> buckets) implements Quantity {}
    }
}
