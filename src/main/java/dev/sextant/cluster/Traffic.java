package dev.sextant.cluster;

import dev.sextant.model.Latency;
import dev.sextant.model.LogField;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predictions over time.
 *
 * @param models the busiest models, busiest first
 * @param others the models beyond them, summed; null when there are none
 * @param otherModels the names of the models summed in {@code others}, busiest first
 * @param total all models together; its steps carry no percentiles
 * @param measurable whether the log can tell latencies at all
 */
public record Traffic(
        List<ModelTraffic> models,
        @Nullable ModelTraffic others,
        List<String> otherModels,
        ModelTraffic total,
        boolean measurable) {

    /**
     * This, when the log can tell latencies.
     *
     * @throws ClusterException when it cannot, which is no latency of nothing
     */
    public Traffic measured() throws ClusterException {
        if (!measurable) throw ClusterException.lacking(LogField.LATENCY);
        return this;
    }

    /**
     * One model's predictions.
     *
     * @param model null for several models summed
     * @param latency over the whole range, never averaged from steps
     * @param steps buckets with documents, in order of time; empty buckets are left out
     */
    public record ModelTraffic(
            @Nullable String model, long predictions, Latency latency, List<Step> steps) {}

    /** One bucket of one model. */
    public record Step(Instant start, long predictions, Latency latency) {}
}
