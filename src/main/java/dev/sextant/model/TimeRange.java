package dev.sextant.model;

import java.time.Duration;
import java.time.Instant;

/** A closed-open span of time in UTC: {@code from} is in, {@code to} is not. */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("empty time range: " + from + " to " + to);
        }
    }

    /** The span of the given length that ends at {@code end}. */
    public static TimeRange last(Duration length, Instant end) {
        return new TimeRange(end.minus(length), end);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
