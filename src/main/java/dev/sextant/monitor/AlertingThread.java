package dev.sextant.monitor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The evaluation thread of one cluster's alerting. */
public final class AlertingThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertingThread.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private final Alerting alerting;
    private final ScheduledExecutorService thread;
    private boolean defectLogged;

    public AlertingThread(Alerting alerting, String profile) {
        this.alerting = alerting;
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            var made = new Thread(work, "evaluation " + profile);
                            made.setDaemon(true);
                            return made;
                        });
    }

    /** Begins to judge. Beats never overlap: the next comes a second after the last has ended. */
    public void start() {
        var every = BEAT.toMillis();
        var _ = thread.scheduleWithFixedDelay(this::beat, 0, every, TimeUnit.MILLISECONDS);
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
