package dev.sextant.monitor;

import dev.sextant.cluster.Cluster;
import dev.sextant.notify.Claims;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.WatchLock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the alerting of one cluster is made of.
 *
 * @param profile the name that people know the cluster by
 * @param cluster not closed by alerting
 * @param receivers read anew at each look
 * @param notifiers with the secrets that receivers name
 * @param clock this machine's wall clock
 * @param nanos this machine's monotonic clock
 * @param workers for sending
 * @param lock takes the right to judge, when no other process has it
 */
public record AlertingParts(
        String profile,
        Cluster cluster,
        RuleSource rules,
        Supplier<List<Receiver>> receivers,
        Function<Receiver, Notifier> notifiers,
        Claims claims,
        InstantSource clock,
        LongSupplier nanos,
        Executor workers,
        RandomGenerator dice,
        AlertingLog log,
        Taking lock) {

    /** Null when another process has the lock. */
    @FunctionalInterface
    public interface Taking {
        @Nullable WatchLock take() throws StoreException;
    }
}
