package dev.sextant.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is done only now and then, and whether this machine slept. */
final class Pauses {

    /** The wall clock may be set by so much before it is taken for a sleep. */
    private static final Duration SLEPT = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final InstantSource wall;
    private final Map<String, Long> last = new HashMap<>();
    private @Nullable Instant wallBefore;
    private long nanosBefore;

    Pauses(LongSupplier nanos, InstantSource wall) {
        this.nanos = nanos;
        this.wall = wall;
    }

    /** Whether something is due again; if so it counts as done. The first time it always is. */
    boolean over(String what, Duration every) {
        var now = nanos.getAsLong();
        var before = last.get(what);
        if (before != null && now - before < every.toNanos()) return false;
        last.put(what, now);
        return true;
    }

    /** Makes something due at once. */
    void forget(String what) {
        last.remove(what);
    }

    /**
     * Whether the wall clock went on much further than the monotonic one since the last call: the
     * monotonic clock stands still while a machine sleeps.
     */
    boolean slept() {
        var now = wall.instant();
        var nanosNow = nanos.getAsLong();
        var before = wallBefore;
        var beforeNanos = nanosBefore;
        wallBefore = now;
        nanosBefore = nanosNow;
        if (before == null) return false;
        var difference =
                Duration.between(before, now).minus(Duration.ofNanos(nanosNow - beforeNanos));
        return difference.abs().compareTo(SLEPT) > 0;
    }
}
