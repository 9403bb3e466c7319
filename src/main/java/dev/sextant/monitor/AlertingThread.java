package dev.sextant.monitor;

import dev.sextant.alert.Rule;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The evaluation thread of one cluster's alerting, and a second one that sees when the first is
 * stuck: an alert that nobody judges any more must not look like one that does not fire.
 */
public final class AlertingThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertingThread.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    /** No turn ended for three intervals, looked at six times an interval. */
    private static final int LOOKS_UNTIL_STUCK = 3 * 6;

    private static final Duration LOOKED_EVERY = Rule.DEFAULT_INTERVAL.dividedBy(6);

    private final Alerting alerting;
    private final String profile;
    private final Duration lookedEvery;
    private final ScheduledExecutorService thread;
    private final ScheduledExecutorService second;
    private final Watchdog watchdog;
    private boolean defectLogged;

    public AlertingThread(Alerting alerting, String profile) {
        this(alerting, profile, LOOKED_EVERY);
    }

    /**
     * @param lookedEvery how often it is seen whether the loop gets on
     */
    AlertingThread(Alerting alerting, String profile, Duration lookedEvery) {
        this.alerting = alerting;
        this.profile = profile;
        this.lookedEvery = lookedEvery;
        thread = threadNamed("evaluation " + profile);
        second = threadNamed("watchdog " + profile);
        watchdog = new Watchdog(alerting.stuck()::made, LOOKS_UNTIL_STUCK, this::stuck);
    }

    private static ScheduledExecutorService threadNamed(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                work -> {
                    var made = new Thread(work, name);
                    made.setDaemon(true);
                    return made;
                });
    }

    /** Begins to judge. Beats never overlap: the next comes a second after the last has ended. */
    public void start() {
        var every = BEAT.toMillis();
        var _ = thread.scheduleWithFixedDelay(this::beat, 0, every, TimeUnit.MILLISECONDS);
        var look = lookedEvery.toMillis();
        var _ = second.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            watchdog.look();
        } catch (RuntimeException e) {
            LOG.error("Whether the evaluation of {} gets on is not known", profile, e);
        }
    }

    private void stuck(boolean now) {
        if (now) {
            LOG.error(
                    "The evaluation of {} has not got on for three intervals; all threads:\n{}",
                    profile,
                    ThreadDump.take());
        } else {
            LOG.warn("The evaluation of {} goes on", profile);
        }
        alerting.stuck().tell(now);
    }

    private void beat() {
        try {
            alerting.beat();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!defectLogged) LOG.error("A turn of the alerting loop failed; said once", e);
            defectLogged = true;
        }
    }

    /** Ends what is under way, within about five seconds. */
    @Override
    public void close() {
        second.shutdownNow();
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The evaluation thread did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        alerting.close();
    }
}
