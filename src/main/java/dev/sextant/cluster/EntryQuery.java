package dev.sextant.cluster;

import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which documents to list: the ones behind a number.
 *
 * @param version null for every version
 * @param outcome which predictions
 * @param requestId null for every request; otherwise exactly this one
 */
public record EntryQuery(
        TimeRange range,
        Filter filter,
        @Nullable String version,
        Outcome outcome,
        @Nullable String requestId) {

    /** Which predictions are listed. */
    public enum Outcome {
        ANY,
        FAILED,
        SUCCEEDED
    }
}
