package dev.sextant.cluster;

import dev.sextant.model.EventType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a count is of.
 *
 * @param events any of these; empty for every document
 * @param failedOnly only those whose status is a failure
 * @param measuredOnly only those with a latency
 * @param slowerThan only those with a latency strictly above this many milliseconds; null for all
 */
public record Matching(
        Set<EventType> events,
        boolean failedOnly,
        boolean measuredOnly,
        @Nullable Double slowerThan) {

    public static final Matching EVERYTHING = new Matching(Set.of(), false, false, null);
    public static final Matching PREDICTIONS =
            new Matching(Set.of(EventType.PREDICT), false, false, null);
    public static final Matching FAILED_PREDICTIONS =
            new Matching(Set.of(EventType.PREDICT), true, false, null);
    public static final Matching MEASURED_PREDICTIONS =
            new Matching(Set.of(EventType.PREDICT), false, true, null);

    public Matching {
        events = Set.copyOf(events);
    }

    public static Matching slowPredictions(double milliseconds) {
        return new Matching(Set.of(EventType.PREDICT), false, true, milliseconds);
    }
}
