package dev.sextant.store;

import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person last looked at in one profile.
 *
 * @param last a span that moves with the clock; null when {@code between} is set
 * @param between a span that stands still; null when {@code last} is set
 * @param refresh from one refresh to the next; remembered while paused
 * @param utc whether times are shown in UTC, else in the profile's zone
 */
public record ViewPreferences(
        @Nullable Duration last,
        @Nullable TimeRange between,
        Filter filter,
        Duration refresh,
        boolean paused,
        boolean utc) {

    public static final ViewPreferences DEFAULT =
            new ViewPreferences(
                    Duration.ofHours(24), null, Filter.ALL, Duration.ofSeconds(30), false, false);

    public ViewPreferences {
        if ((last == null) == (between == null)) {
            throw new IllegalArgumentException("a range either moves or stands still");
        }
        if ((last != null && !isPositive(last)) || !isPositive(refresh)) {
            throw new IllegalArgumentException("not a length of time: " + last + ", " + refresh);
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
