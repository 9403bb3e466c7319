package dev.sextant.ui.frame;

import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.Matching;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a judgement counted: exactly these, whatever the controls say.
 *
 * @param rule the rule's name
 * @param subject what the alert is about, in words
 * @param range the window that was judged
 * @param version null for every version
 * @param counted how many there were when it was judged; null when they were not counted
 */
public record Behind(
        String rule,
        String subject,
        TimeRange range,
        Filter filter,
        @Nullable String version,
        Matching matching,
        @Nullable Long counted) {

    /** The listing of exactly these. */
    public EntryQuery query() {
        return new EntryQuery(range, filter, matching, version, Outcome.ANY, null);
    }
}
