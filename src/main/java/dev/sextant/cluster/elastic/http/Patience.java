package dev.sextant.cluster.elastic.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after which pause a cluster that is short of memory for the moment is asked again.
 * Many consoles may have been refused at once, so the pause is random.
 */
public final class Patience {

    /** Repeats of one request. */
    static final int REPEATS = 2;

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private Patience() {}

    /**
     * Waits before a repeat.
     *
     * @param repeat from 0
     * @param end the deadline, as {@link System#nanoTime}
     * @return false when this was the last repeat, or the deadline leaves no time for another
     */
    public static boolean pause(int repeat, long end) throws InterruptedException {
        if (repeat >= REPEATS) return false;
        var longest = SHORTEST.toNanos() * (4L << repeat);
        var pause = ThreadLocalRandom.current().nextLong(SHORTEST.toNanos(), longest);
        if (System.nanoTime() + pause >= end) return false;
        Thread.sleep(Duration.ofNanos(pause));
        return true;
    }
}
