package dev.sextant.monitor.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The grid on which windows end; the same for every console that watches a cluster. */
public final class Windows {

    /** Windows judged afterwards for one pause; a longer pause is judged in longer steps. */
    static final int MOST_AFTERWARDS = 120;

    /** Nothing older is judged afterwards. */
    static final Duration OLDEST_AFTERWARDS = Duration.ofHours(24);

    private Windows() {}

    /**
     * The end of the newest window that may be judged.
     *
     * @param clusterNow in cluster time
     * @param queryDelay how long late documents are waited for
     */
    public static Instant newestEnd(Instant clusterNow, Duration queryDelay, Duration interval) {
        return floor(clusterNow.minus(queryDelay), interval);
    }

    /** The last multiple of the interval since 1970-01-01T00:00Z that is not after the time. */
    public static Instant floor(Instant time, Duration interval) {
        var step = interval.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), step) * step);
    }

    /**
     * The windows to judge after a pause.
     *
     * @param ends oldest first; the last is the newest
     * @param step from one to the next, a multiple of the interval
     */
    public record Due(List<Instant> ends, Duration step) {}

    /**
     * What is due when {@code last} was judged and {@code newest} may be; {@code last} excluded.
     */
    public static Due due(Instant last, Instant newest, Duration interval) {
        var ends = new ArrayList<Instant>();
        var oldest = newest.minus(OLDEST_AFTERWARDS);
        var from = last.isBefore(oldest) ? floor(oldest, interval) : last;
        var missed = Duration.between(from, newest).dividedBy(interval);
        var stride = Math.max(1, (missed + MOST_AFTERWARDS - 1) / MOST_AFTERWARDS);
        var step = interval.multipliedBy(stride);
        for (var end = newest; end.isAfter(from); end = end.minus(step)) ends.addFirst(end);
        return new Due(ends, step);
    }
}
