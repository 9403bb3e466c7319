package dev.sextant.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clocks of a machine and of a cluster, moved by the test. */
public final class SimulatedTime implements InstantSource {

    private Instant cluster;
    private Duration wallAhead = Duration.ZERO;
    private long nanos = 5_000_000_000L;

    public SimulatedTime(Instant start) {
        cluster = start;
    }

    /** Time goes by, for everybody. */
    public void pass(Duration time) {
        cluster = cluster.plus(time);
        nanos += time.toNanos();
    }

    /** The machine sleeps: its monotonic clock stands still. */
    public void sleep(Duration time) {
        cluster = cluster.plus(time);
    }

    /** Somebody sets the machine's wall clock. */
    public void setWallAhead(Duration ahead) {
        wallAhead = ahead;
    }

    public Instant cluster() {
        return cluster;
    }

    public long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return cluster.plus(wallAhead);
    }
}
