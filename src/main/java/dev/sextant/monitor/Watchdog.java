package dev.sextant.monitor;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Finds out that a loop no longer gets anywhere. It counts its own looks, not the time that went
 * by: when the whole machine or process stood still, both stood still. Used by one thread.
 */
final class Watchdog {

    private final LongSupplier progress;
    private final int patience;
    private final Consumer<Boolean> stuck;
    private long seen = Long.MIN_VALUE;
    private int unchanged;

    /**
     * @param progress another number each time that the loop got on
     * @param patience looks without progress until the loop counts as stuck, at least one
     * @param stuck hears true when it got stuck and false when it goes on, once each
     */
    Watchdog(LongSupplier progress, int patience, Consumer<Boolean> stuck) {
        this.progress = progress;
        this.patience = patience;
        this.stuck = stuck;
    }

    void look() {
        var now = progress.getAsLong();
        if (now != seen) {
            var was = unchanged >= patience;
            seen = now;
            unchanged = 0;
            if (was) stuck.accept(false);
        } else if (unchanged < patience && ++unchanged == patience) {
            stuck.accept(true);
        }
    }
}
