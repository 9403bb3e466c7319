package dev.sextant.monitor.refresh;

import dev.sextant.live.Subscription;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls back later. */
@FunctionalInterface
public interface Beat {

    /** Runs {@code task} once after {@code delay}, unless the subscription is closed before. */
    Subscription after(Duration delay, Runnable task);

    static Beat of(ScheduledExecutorService timer) {
        return (delay, task) -> {
            var pending = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> pending.cancel(false);
        };
    }
}
