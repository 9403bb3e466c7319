package dev.sextant.store;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wall shows.
 *
 * @param pages one after the other; none for the dashboard of the profile that is open
 * @param interval how long each is shown, 10 seconds to 10 minutes
 * @param people whether the names of those who did something are shown: a wall hangs where
 *     everybody passes
 */
public record WallPreferences(List<Page> pages, Duration interval, boolean people) {

    public static final Duration SHORTEST = Duration.ofSeconds(10);
    public static final Duration LONGEST = Duration.ofMinutes(10);
    public static final WallPreferences DEFAULT =
            new WallPreferences(List.of(), Duration.ofSeconds(30), false);

    /**
     * @param model whose page it is; null for the profile's dashboard
     */
    public record Page(String profile, @Nullable String model) {}

    /** The same wall with other names shown or hidden. */
    public WallPreferences withPeople(boolean shown) {
        return new WallPreferences(pages, interval, shown);
    }

    public WallPreferences {
        pages = List.copyOf(pages);
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not 10 s to 10 min: " + interval);
        }
    }
}
