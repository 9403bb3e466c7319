package dev.sextant.monitor;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's time, carried on by this machine's monotonic clock: neither a wrong wall clock nor
 * one that steps changes which windows are judged. Owned by the evaluation thread.
 */
final class ClusterClock {

    /** Readings of which the middle one counts. */
    private static final int READINGS = 5;

    /** A reading that is off by more than this begins the readings anew. */
    private static final Duration JUMP = Duration.ofSeconds(2);

    private final InstantSource wall;
    private final LongSupplier nanos;

    /** Cluster time minus monotonic time, in nanoseconds; the newest last. */
    private final List<Long> differences = new ArrayList<>();

    private @Nullable Duration ahead;

    ClusterClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    /** Takes a reading, or five when there are none or the clocks have moved apart. */
    void read(Cluster cluster) throws ClusterException, InterruptedException {
        take(cluster);
        var newest = differences.getLast();
        if (Math.abs(newest - middle()) > JUMP.toNanos()) {
            differences.clear();
            differences.add(newest);
        }
        while (differences.size() < READINGS) take(cluster);
        ahead = Duration.between(now(), wall.instant());
    }

    private void take(Cluster cluster) throws ClusterException, InterruptedException {
        var time = cluster.time();
        if (differences.size() == READINGS) differences.removeFirst();
        differences.add(
                Math.addExact(
                        Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L) + time.getNano(),
                        -nanos.getAsLong()));
    }

    boolean known() {
        return !differences.isEmpty();
    }

    /**
     * Now, in cluster time.
     *
     * @throws IllegalStateException before the first reading
     */
    Instant now() {
        if (!known()) throw new IllegalStateException("the cluster's time is not known");
        return Instant.EPOCH.plusNanos(middle() + nanos.getAsLong());
    }

    /** How far this machine's wall clock was ahead of the cluster's when it was last read. */
    @Nullable Duration ahead() {
        return ahead;
    }

    private long middle() {
        var sorted = new ArrayList<>(differences);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
