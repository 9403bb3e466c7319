package dev.sextant.cluster.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast one disk fills, from readings that are handed in: a straight line through them by least
 * squares. It says nothing before there is enough to go by. For one thread.
 */
public final class DiskTrend {

    /** Older readings tell of another day. */
    static final Duration WINDOW = Duration.ofHours(2);

    /** Below this a merge of segments looks like growth. */
    static final Duration LEAST_SPAN = Duration.ofMinutes(5);

    static final int LEAST_READINGS = 6;

    private static final Duration APART = Duration.ofSeconds(5);

    /** Slopes that readings of a disk which stands still can give by chance. */
    private static final double ERRORS = 2;

    /** A line is not drawn further than this many times the span that it rests on. */
    private static final long FURTHEST = 500;

    private static final Duration FAR = Duration.ofDays(365);

    private record Reading(Instant at, long used) {}

    private final Deque<Reading> readings = new ArrayDeque<>();
    private long total;

    /** When a disk reaches a level, as far as can be told. */
    public sealed interface Outlook {
        /** It is above it already. */
        record Reached() implements Outlook {}

        /**
         * There are too few readings yet.
         *
         * @param left until there may be enough
         */
        record TooEarly(Duration left) implements Outlook {}

        /** It stands still or empties. */
        record NotGrowing() implements Outlook {}

        /** About so long. */
        record In(Duration time) implements Outlook {}

        /** Longer than can be told from so few readings. */
        record Later(Duration than) implements Outlook {}
    }

    /**
     * @param total bytes; a disk whose size has changed is another one
     */
    public void add(Instant at, long used, long total) {
        if (total != this.total) readings.clear();
        this.total = total;
        var last = readings.peekLast();
        if (last != null && at.isBefore(last.at().plus(APART))) return;
        readings.addLast(new Reading(at, used));
        while (readings.getFirst().at().isBefore(at.minus(WINDOW))) readings.removeFirst();
    }

    /** From the first of the readings that count to the last. */
    public Duration span() {
        return readings.isEmpty()
                ? Duration.ZERO
                : Duration.between(readings.getFirst().at(), readings.getLast().at());
    }

    /**
     * @param used bytes now
     * @param level bytes at which the level is reached
     */
    public Outlook until(long used, long level) {
        if (used >= level) return new Outlook.Reached();
        var span = span();
        if (span.compareTo(LEAST_SPAN) < 0 || readings.size() < LEAST_READINGS) {
            var left = LEAST_SPAN.minus(span);
            return new Outlook.TooEarly(left.isPositive() ? left : APART);
        }
        var growth = growth();
        if (growth <= 0) return new Outlook.NotGrowing();
        var seconds = (level - used) / growth;
        var furthest = span.multipliedBy(FURTHEST);
        if (furthest.compareTo(FAR) > 0) furthest = FAR;
        return seconds > furthest.toSeconds()
                ? new Outlook.Later(furthest)
                : new Outlook.In(Duration.ofSeconds(Math.round(seconds)));
    }

    /** Bytes a second; 0 when it is no more than the readings' own scatter. */
    double growth() {
        var start = readings.getFirst();
        var count = readings.size();
        double sumTime = 0;
        double sumUsed = 0;
        for (var reading : readings) {
            sumTime += seconds(start, reading);
            sumUsed += reading.used() - start.used();
        }
        var meanTime = sumTime / count;
        var meanUsed = sumUsed / count;
        double timeTime = 0;
        double timeUsed = 0;
        double usedUsed = 0;
        for (var reading : readings) {
            var time = seconds(start, reading) - meanTime;
            var used = reading.used() - start.used() - meanUsed;
            timeTime += time * time;
            timeUsed += time * used;
            usedUsed += used * used;
        }
        if (timeTime == 0) return 0;
        var slope = timeUsed / timeTime;
        var scatter = Math.max(0, usedUsed - slope * timeUsed);
        var error = Math.sqrt(scatter / (count - 2) / timeTime);
        return slope > ERRORS * error ? slope : 0;
    }

    private static double seconds(Reading start, Reading reading) {
        return Duration.between(start.at(), reading.at()).toMillis() / 1000.0;
    }
}
