package dev.sextant.monitor.refresh;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks, on a slow beat, what hardly changes: who the cluster is and how full its disks are. */
public final class ClusterWatch implements AutoCloseable {

    /** From the end of one look to the start of the next. */
    public static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

    private final Cluster cluster;
    private final Executor workers;
    private final Beat beat;
    private final Live<Seen> seen = new Live<>(Seen.NOTHING);
    private final Object lock = new Object();
    private boolean open = true;
    private boolean defectLogged;
    private @Nullable Thread thread;
    private @Nullable Subscription next;

    /**
     * The newest look.
     *
     * @param info null until the cluster has answered once
     * @param disks the last that were seen; null when none ever were
     * @param diskFailure why there are no newer ones; null when there are, or none were asked for
     */
    public record Seen(
            @Nullable ClusterInfo info,
            @Nullable List<NodeDisk> disks,
            @Nullable ClusterException diskFailure) {
        static final Seen NOTHING = new Seen(null, null, null);
    }

    public ClusterWatch(Cluster cluster, Executor workers, Beat beat) {
        this.cluster = cluster;
        this.workers = workers;
        this.beat = beat;
    }

    public Live<Seen> seen() {
        return seen;
    }

    public void start() {
        workers.execute(this::look);
    }

    @Override
    public void close() {
        synchronized (lock) {
            open = false;
            if (next != null) next.close();
            if (thread != null) thread.interrupt();
        }
    }

    private void look() {
        synchronized (lock) {
            if (!open) return;
            thread = Thread.currentThread();
        }
        try {
            var info = askInfo();
            seen.set(askDisks(info));
        } catch (InterruptedException e) {
            LOG.debug("Look interrupted");
        } catch (RuntimeException e) {
            if (!defectLogged) LOG.error("Looking at the cluster failed; said once", e);
            defectLogged = true;
        } finally {
            synchronized (lock) {
                thread = null;
                Thread.interrupted();
                if (open) next = beat.after(INTERVAL, () -> workers.execute(this::look));
            }
        }
    }

    private @Nullable ClusterInfo askInfo() throws InterruptedException {
        try {
            return cluster.info();
        } catch (ClusterException e) {
            // The dashboard loop shows why; the name seen before is still its name.
            LOG.debug("The cluster did not say who it is: {}", e.sentence());
            return seen.get().info();
        }
    }

    private Seen askDisks(@Nullable ClusterInfo info) throws InterruptedException {
        try {
            return new Seen(info, cluster.disks().disks(), null);
        } catch (ClusterException e) {
            // What was seen last stays, with the reason why it is old.
            return new Seen(info, seen.get().disks(), e);
        }
    }
}
