package dev.sextant.widget.chart;

import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import dev.sextant.widget.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Where an axis of time is labelled: at round times of the zone's own clock. */
final class TimeTicks {

    /** A label at a time. */
    record Tick(Instant time, String label) {}

    private static final List<Duration> CLOCK_STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12));
    private static final List<Integer> DAY_STEPS = List.of(1, 2, 7, 14);
    private static final List<Integer> MONTH_STEPS = List.of(1, 3, 6, 12, 60);

    /** In a longer range the day of the week does not say which day it was. */
    private static final Duration WEEKDAYS_TELL = Duration.ofDays(14);

    private TimeTicks() {}

    /** At most {@code most} ticks in the range, in order. */
    static List<Tick> of(TimeRange range, ZoneId zone, int most) {
        var limit = Math.max(1, most);
        var text = new TimeText(zone);
        for (var step : CLOCK_STEPS) {
            if (range.length().dividedBy(step) <= limit) return clock(range, zone, step, text);
        }
        var days = range.length().toDays();
        for (var step : DAY_STEPS) {
            if (days / step <= limit) return days(range, zone, step, text);
        }
        for (var step : MONTH_STEPS) {
            if (days / (30 * step) <= limit) return months(range, zone, step, text);
        }
        return List.of();
    }

    private static List<Tick> clock(TimeRange range, ZoneId zone, Duration step, TimeText text) {
        var ticks = new ArrayList<Tick>();
        var seconds = step.toSeconds();
        for (var day = range.from().atZone(zone).toLocalDate();
                !day.atStartOfDay(zone).toInstant().isAfter(range.to());
                day = day.plusDays(1)) {
            var first =
                    day.equals(range.from().atZone(zone).toLocalDate())
                            ? range.from().atZone(zone).toLocalTime().toSecondOfDay() / seconds
                            : 0;
            for (var second = first * seconds; second < 86_400; second += seconds) {
                var time = day.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone);
                // a clock that is put forward skips an hour: its ticks would fall on the next one
                if (time.toLocalTime().toSecondOfDay() != second) continue;
                if (!time.toInstant().isBefore(range.to())) break;
                if (range.contains(time.toInstant())) {
                    ticks.add(new Tick(time.toInstant(), clockLabel(time.toInstant(), step, text)));
                }
            }
        }
        return ticks;
    }

    private static String clockLabel(Instant time, Duration step, TimeText text) {
        if (step.toSeconds() < 60) return text.clock(time);
        var midnight = time.atZone(text.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? text.weekday(time) : text.minute(time);
    }

    private static List<Tick> days(TimeRange range, ZoneId zone, int step, TimeText text) {
        var ticks = new ArrayList<Tick>();
        var start = range.from().atZone(zone).toLocalDate();
        // steps of days count from the epoch's first Monday, so that a refresh does not move them
        var offset = Math.floorMod(start.toEpochDay() - 4, step);
        for (var day = start.minusDays(offset);
                day.atStartOfDay(zone).toInstant().isBefore(range.to());
                day = day.plusDays(step)) {
            var time = day.atStartOfDay(zone).toInstant();
            if (!range.contains(time)) continue;
            var weeks = range.length().compareTo(WEEKDAYS_TELL) > 0;
            ticks.add(new Tick(time, weeks ? text.day(time) : text.weekday(time)));
        }
        return ticks;
    }

    private static List<Tick> months(TimeRange range, ZoneId zone, int step, TimeText text) {
        var ticks = new ArrayList<Tick>();
        var first = range.from().atZone(zone).toLocalDate().withDayOfYear(1);
        for (var day = first;
                day.atStartOfDay(zone).toInstant().isBefore(range.to());
                day = day.plusMonths(step)) {
            var time = day.atStartOfDay(zone).toInstant();
            if (!range.contains(time)) continue;
            ticks.add(new Tick(time, text.format(day.getMonthValue() == 1 ? "yyyy" : "MMM", time)));
        }
        return ticks;
    }

    /** What stands under a bar of a bucket, as short as its length allows. */
    static String bucketLabel(Instant start, ChartContent content, TimeText text) {
        var weeks = content.range().length().compareTo(WEEKDAYS_TELL) > 0;
        return switch (content.interval()) {
            case Interval.Fixed fixed when fixed.length().toSeconds() < 60 -> text.clock(start);
            case Interval.Fixed fixed when fixed.length().toDays() < 1 -> text.minute(start);
            case Interval.Fixed _ -> weeks ? text.day(start) : text.weekday(start);
            case Interval.Calendar calendar when calendar.unit() == ChronoUnit.DAYS ->
                    weeks ? text.day(start) : text.weekday(start);
            case Interval.Calendar calendar when calendar.unit() == ChronoUnit.WEEKS ->
                    text.day(start);
            case Interval.Calendar calendar when calendar.unit() == ChronoUnit.MONTHS ->
                    text.format("MMM yyyy", start);
            case Interval.Calendar _ -> text.format("yyyy", start);
        };
    }

    static boolean atLeastADay(Interval interval) {
        return switch (interval) {
            case Interval.Fixed fixed -> fixed.length().toDays() >= 1;
            case Interval.Calendar _ -> true;
        };
    }
}
