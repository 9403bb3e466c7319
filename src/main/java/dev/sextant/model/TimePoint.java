package dev.sextant.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** A point in time as a person writes it: ISO 8601 with offset, {@code now} or {@code now-15m}. */
public sealed interface TimePoint {

    TimePoint NOW = new Relative(Duration.ZERO);

    /** The moment meant when it is {@code now}. */
    Instant at(Instant now);

    /** One that stands still. */
    record Fixed(Instant time) implements TimePoint {
        @Override
        public Instant at(Instant now) {
            return time;
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }

    /**
     * One that moves with the clock.
     *
     * @param fromNow negative for the past
     */
    record Relative(Duration fromNow) implements TimePoint {
        private static final Pattern FORM = Pattern.compile("now(?:([+-])(\\d{1,9}[smhdw]))?");

        @Override
        public Instant at(Instant now) {
            return now.plus(fromNow);
        }

        /** In whole seconds, in the largest unit that it is a multiple of. */
        @Override
        public String toString() {
            if (fromNow.isZero()) return "now";
            return (fromNow.isNegative() ? "now-" : "now+") + length(fromNow.abs().toSeconds());
        }

        private static String length(long seconds) {
            if (seconds % 86_400 == 0) return seconds / 86_400 + "d";
            if (seconds % 3_600 == 0) return seconds / 3_600 + "h";
            return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
        }
    }

    /**
     * @throws DateTimeException when the text is not a time
     * @throws ArithmeticException when it lies beyond all time
     */
    static TimePoint parse(String text) {
        var relative = Relative.FORM.matcher(text);
        if (!relative.matches()) return new Fixed(OffsetDateTime.parse(text).toInstant());
        if (relative.group(1) == null) return NOW;
        var distance = length(relative.group(2));
        return new Relative(relative.group(1).equals("-") ? distance.negated() : distance);
    }

    /**
     * A length of time: {@code 90s}, {@code 5m}, {@code 2h}, {@code 7d}, {@code 1w}.
     *
     * @throws DateTimeException when the text is not one
     */
    static Duration length(String text) {
        if (!text.matches("\\d{1,9}[smhdw]")) throw new DateTimeException("no length of time");
        var number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
