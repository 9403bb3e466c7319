package dev.sextant.cluster;

import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which documents to list: the ones behind a number.
 *
 * @param matching which events; counted with the same matching, range and filter, they are as many
 *     as {@link GroupCount} says
 * @param version null for every version
 * @param outcome which of the matching ones
 * @param requestId null for every request; otherwise exactly this one
 */
public record EntryQuery(
        TimeRange range,
        Filter filter,
        Matching matching,
        @Nullable String version,
        Outcome outcome,
        @Nullable String requestId) {

    /** Of predictions. */
    public EntryQuery(
            TimeRange range,
            Filter filter,
            @Nullable String version,
            Outcome outcome,
            @Nullable String requestId) {
        this(range, filter, Matching.PREDICTIONS, version, outcome, requestId);
    }

    /** Everything that a count is of. */
    public EntryQuery(TimeRange range, Filter filter, Matching matching) {
        this(range, filter, matching, null, Outcome.ANY, null);
    }

    /** Which of the matching documents are listed. */
    public enum Outcome {
        ANY,
        FAILED,
        SUCCEEDED
    }
}
