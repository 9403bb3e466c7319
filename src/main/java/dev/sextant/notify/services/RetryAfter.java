package dev.sextant.notify.services;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait, as it says in {@code Retry-After}. */
final class RetryAfter {

    static final Duration LONGEST = Duration.ofMinutes(10);
    static final Duration DEFAULT = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private RetryAfter() {}

    /**
     * @param header seconds or a date; anything else counts as absent
     * @param date the server's own time as it says in {@code Date}; null to go by {@code now}
     * @return 1 s to 10 min; null when nothing usable is said
     */
    static @Nullable Duration of(@Nullable String header, @Nullable String date, Instant now) {
        if (header == null) return null;
        var text = header.strip();
        if (text.length() <= 100 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            if (text.isEmpty()) return null;
            var seconds = new BigInteger(text).min(BigInteger.valueOf(LONGEST.toSeconds()));
            return within(Duration.ofSeconds(seconds.longValue()));
        }
        var until = time(text);
        if (until == null) return null;
        var then = date == null ? null : time(date.strip());
        return within(Duration.between(then == null ? now : then, until));
    }

    private static Duration within(Duration wait) {
        if (wait.compareTo(LONGEST) > 0) return LONGEST;
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }

    private static @Nullable Instant time(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
