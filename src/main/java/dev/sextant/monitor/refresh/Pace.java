package dev.sextant.monitor.refresh;

import java.time.Duration;

/**
 * How often the dashboard asks.
 *
 * @param interval from the end of one round to the start of the next
 * @param paused no rounds but those a person asks for
 */
public record Pace(Duration interval, boolean paused) {

    public Pace {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("not a refresh interval: " + interval);
        }
    }
}
