package dev.sextant.monitor.refresh;

import dev.sextant.cluster.ClusterException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the newest rounds went.
 *
 * @param asking a round is under way
 * @param lastAnswer when the newest answered round was asked; null before the first
 * @param roundTrip how long that round took; null before the first
 * @param failure why the newest round failed as a whole; null when it was answered
 */
public record Pulse(
        boolean asking,
        @Nullable Instant lastAnswer,
        @Nullable Duration roundTrip,
        @Nullable ClusterException failure) {

    public static final Pulse NONE = new Pulse(false, null, null, null);

    Pulse asked() {
        return new Pulse(true, lastAnswer, roundTrip, failure);
    }

    Pulse dropped() {
        return new Pulse(false, lastAnswer, roundTrip, failure);
    }

    Pulse failed(ClusterException why) {
        return new Pulse(false, lastAnswer, roundTrip, why);
    }
}
