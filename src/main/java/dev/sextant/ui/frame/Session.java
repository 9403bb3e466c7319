package dev.sextant.ui.frame;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.refresh.Beat;
import dev.sextant.monitor.refresh.ClusterWatch;
import dev.sextant.monitor.refresh.Refresher;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.widget.Fx;
import dev.sextant.widget.chart.SeriesStyles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** One cluster being looked at, from the moment it is opened until another one is. */
public final class Session implements AutoCloseable {

    private final ClusterProfile profile;
    private final Cluster cluster;
    private final DashboardModel model;
    private final InstantSource clock;
    private final Executor workers;
    private final Beat beat;
    private final SeriesStyles styles = new SeriesStyles();
    private final ReadWriteLock ending = new ReentrantReadWriteLock();
    private final Ticker ticker;
    private final ClusterWatch watch;
    private final @Nullable AlertDesk desk;
    private final ReadOnlyObjectProperty<AlertsSeen> alerts;
    private final Subscription alertsHeard;

    /**
     * @param cluster closed with the session
     * @param workers for whatever waits for the cluster or a disk
     * @param desk what is known of its alerts; null when nobody watches it
     */
    public Session(
            ClusterProfile profile,
            Cluster cluster,
            DashboardModel model,
            InstantSource clock,
            Executor workers,
            Beat beat,
            @Nullable AlertDesk desk) {
        this.profile = profile;
        this.cluster = cluster;
        this.model = model;
        this.clock = clock;
        this.workers = workers;
        this.beat = beat;
        this.desk = desk;
        // the desk lives on when the session ends; what the screens hear ends with it
        var heard = new Live<>(AlertsSeen.NOTHING);
        alertsHeard = desk == null ? () -> {} : desk.seen().listen(heard::set);
        alerts = Fx.property(heard);
        ticker = new Ticker(clock);
        watch = new ClusterWatch(cluster, workers, beat);
        watch.start();
    }

    public ClusterProfile profile() {
        return profile;
    }

    public Cluster cluster() {
        return cluster;
    }

    public DashboardModel model() {
        return model;
    }

    public InstantSource clock() {
        return clock;
    }

    public Executor workers() {
        return workers;
    }

    public SeriesStyles styles() {
        return styles;
    }

    /**
     * Runs on a worker what must come to its end on the cluster: it stays open until then, even
     * when the session ends meanwhile.
     */
    public void toTheEnd(Runnable work) {
        workers.execute(
                () -> {
                    ending.readLock().lock();
                    try {
                        work.run();
                    } finally {
                        ending.readLock().unlock();
                    }
                });
    }

    /** For what a screen asks again by itself. */
    public Beat beat() {
        return beat;
    }

    public Ticker ticker() {
        return ticker;
    }

    public Live<ClusterWatch.Seen> seen() {
        return watch.seen();
    }

    /** What a person can do about this cluster's alerts; null when nobody watches it. */
    public @Nullable AlertDesk desk() {
        return desk;
    }

    /** The alerts as they stand; nothing when nobody watches. Whoever listens must end that. */
    public ReadOnlyObjectProperty<AlertsSeen> alertsProperty() {
        return alerts;
    }

    public AlertsSeen alerts() {
        return alerts.get();
    }

    /** The cluster's time now, as far as the difference to this machine's clock is known. */
    public Instant clusterNow() {
        var ahead = alerts().clockOffset();
        return ahead == null ? clock.instant() : clock.instant().minus(ahead);
    }

    /** A loop for one screen, at the pace of the controls; not started. */
    public Refresher refresher(Live<ScopeChoice> choice) {
        return new Refresher(cluster, choice, model.pace(), clock, workers, beat);
    }

    @Override
    public void close() {
        alertsHeard.close();
        ticker.close();
        watch.close();
        // Closing waits for connections: not on the JavaFX thread.
        workers.execute(
                () -> {
                    ending.writeLock().lock();
                    try {
                        cluster.close();
                    } finally {
                        ending.writeLock().unlock();
                    }
                });
    }
}
