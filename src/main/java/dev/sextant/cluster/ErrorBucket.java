package dev.sextant.cluster;

import dev.sextant.model.LogField;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predictions and errors of all models in one bucket that has documents.
 *
 * @param errors null when the log does not tell which predictions failed
 */
public record ErrorBucket(Instant start, long predictions, @Nullable Long errors) {

    /**
     * These, when the log tells which predictions failed.
     *
     * @throws ClusterException when it does not, which is no lack of errors
     */
    public static List<ErrorBucket> counted(List<ErrorBucket> buckets) throws ClusterException {
        if (buckets.stream().anyMatch(bucket -> bucket.errors() == null)) {
            throw ClusterException.lacking(LogField.STATUS);
        }
        return buckets;
    }
}
