package dev.sextant.alert;

import java.time.Instant;
import java.util.List;

/**
 * Alerts that match are not sent for a time; they are still judged and shown.
 *
 * @param matchers all must match; at least one
 * @param until exclusive; equal to {@code from} or before it for one ended early
 */
public record Silence(
        String id, List<Matcher> matchers, Instant from, Instant until, String by, String why) {

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty()) throw new IllegalArgumentException("a silence without matchers");
    }

    /** Computed from the clock, never stored. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED
    }

    public State state(Instant now) {
        if (!now.isBefore(until)) return State.EXPIRED;
        return now.isBefore(from) ? State.PENDING : State.ACTIVE;
    }

    public boolean silences(Alert alert, Instant now) {
        if (state(now) != State.ACTIVE) return false;
        var labels = alert.matchable();
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }

    public Silence endingAt(Instant end) {
        return new Silence(id, matchers, from, end, by, why);
    }
}
