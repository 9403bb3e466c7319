package dev.sextant.cluster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predictions over time, apart by their label. A label is one of its model: the same word of two
 * models is two labels.
 *
 * @param labels the busiest, busiest first
 * @param unlabelled predictions without a label: of all models together, or of each apart where all
 *     labels are apart; empty when there are none
 * @param others all other predictions, summed; null when there are none
 * @param otherLabels what is summed in {@code others}, busiest first
 */
public record LabelTraffic(
        List<LabelSeries> labels,
        List<LabelSeries> unlabelled,
        @Nullable LabelSeries others,
        List<LabelCount> otherLabels) {

    /**
     * The predictions of one label.
     *
     * @param model null for several summed
     * @param label null for those without one, and for several summed
     * @param steps buckets with documents, in order of time; empty buckets are left out
     */
    public record LabelSeries(
            @Nullable String model, @Nullable String label, long predictions, List<Step> steps) {}

    /** One bucket of one label. */
    public record Step(Instant start, long predictions) {}
}
