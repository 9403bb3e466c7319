package dev.sextant.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The length of a bucket. Fixed intervals lie on multiples of their length since 1970 in UTC;
 * calendar intervals (a day and longer) follow the days of a time zone, so that a day of a clock
 * change has 23 or 25 hours.
 */
public sealed interface Interval {

    /** The start of the bucket that holds {@code time}. */
    Instant floor(Instant time);

    /** The start of the bucket after the one that starts at {@code bucketStart}. */
    Instant next(Instant bucketStart);

    /**
     * As on the command line and in Elasticsearch: {@code 30s}, {@code 5m}, {@code 1h}, {@code 1d}.
     */
    String text();

    /** A fixed length, at least one second. */
    record Fixed(Duration length) implements Interval {
        public Fixed {
            if (length.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("an interval is at least one second: " + length);
            }
        }

        @Override
        public Instant floor(Instant time) {
            var millis = length.toMillis();
            return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
        }

        @Override
        public Instant next(Instant bucketStart) {
            return bucketStart.plus(length);
        }

        @Override
        public String text() {
            var seconds = length.toSeconds();
            if (seconds % 86_400 == 0) return seconds / 86_400 + "d";
            if (seconds % 3_600 == 0) return seconds / 3_600 + "h";
            if (seconds % 60 == 0) return seconds / 60 + "m";
            return seconds + "s";
        }
    }

    /** A day, week (from Monday), month or year in {@code zone}. */
    record Calendar(ChronoUnit unit, ZoneId zone) implements Interval {
        public Calendar {
            if (!List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS)
                    .contains(unit)) {
                throw new IllegalArgumentException("not a calendar interval: " + unit);
            }
        }

        @Override
        public Instant floor(Instant time) {
            var day = time.atZone(zone).toLocalDate();
            return firstDay(day).atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant next(Instant bucketStart) {
            var day = firstDay(bucketStart.atZone(zone).toLocalDate());
            return day.plus(1, unit).atStartOfDay(zone).toInstant();
        }

        private LocalDate firstDay(LocalDate day) {
            return switch (unit) {
                case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTHS -> day.withDayOfMonth(1);
                case YEARS -> day.withDayOfYear(1);
                default -> day;
            };
        }

        @Override
        public String text() {
            return switch (unit) {
                case WEEKS -> "1w";
                case MONTHS -> "1M";
                case YEARS -> "1y";
                default -> "1d";
            };
        }
    }

    /** The steps a chart's buckets may take, from one second to a day. */
    List<Duration> LADDER =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12));

    /** The shortest step that cuts {@code range} into at most {@code buckets} buckets. */
    static Interval fitting(TimeRange range, int buckets, ZoneId zone) {
        for (var step : LADDER) {
            if (range.length().dividedBy(step) <= buckets) return new Fixed(step);
        }
        for (var unit : List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS)) {
            if (range.length().dividedBy(unit.getDuration()) <= buckets) {
                return new Calendar(unit, zone);
            }
        }
        return new Calendar(ChronoUnit.YEARS, zone);
    }

    /**
     * Reads {@code 30s}, {@code 5m}, {@code 1h}, {@code 1d}, {@code 1w}, {@code 1M} or {@code 1y}.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static Interval parse(String text, ZoneId zone) {
        var match = Pattern.compile("(\\d{1,6})([smhdwMy])").matcher(text);
        if (!match.matches() || Long.parseLong(match.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an interval; write for example 30s, 5m, 1h, 1d or 1w");
        }
        var count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> new Fixed(Duration.ofSeconds(count));
            case "m" -> new Fixed(Duration.ofMinutes(count));
            case "h" -> new Fixed(Duration.ofHours(count));
            case "d" ->
                    count == 1
                            ? new Calendar(ChronoUnit.DAYS, zone)
                            : new Fixed(Duration.ofDays(count));
            case "w" -> single(text, count, ChronoUnit.WEEKS, zone);
            case "M" -> single(text, count, ChronoUnit.MONTHS, zone);
            default -> single(text, count, ChronoUnit.YEARS, zone);
        };
    }

    private static Interval single(String text, long count, ChronoUnit unit, ZoneId zone) {
        if (count == 1) return new Calendar(unit, zone);
        throw new IllegalArgumentException(
                "'" + text + "' is not an interval; weeks, months and years come one at a time");
    }
}
