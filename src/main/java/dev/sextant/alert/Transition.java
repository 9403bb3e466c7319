package dev.sextant.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert before and after.
 *
 * @param before null for one not known until now
 * @param after null for one that was pending and is gone
 * @param at the window's end, or when a person acted
 */
public record Transition(Cause cause, @Nullable Alert before, @Nullable Alert after, Instant at) {

    /** What happened. */
    public enum Cause {
        PENDING,
        FIRING,
        /** A pending one that never fired is gone. */
        INACTIVE,
        RECOVERING,
        /** In breach again while recovering: the same episode, no message. */
        RELAPSED,
        RESOLVED,
        ACKNOWLEDGED,
        UNACKNOWLEDGED
    }

    /** The alert it is about. */
    public Alert alert() {
        if (after != null) return after;
        if (before != null) return before;
        throw new IllegalStateException("a transition of nothing");
    }
}
