package dev.sextant;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.live.Live;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.Alerting;
import dev.sextant.monitor.AlertingLog;
import dev.sextant.monitor.AlertingParts;
import dev.sextant.monitor.AlertingThread;
import dev.sextant.monitor.StoredRules;
import dev.sextant.notify.Claims;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Standing;
import dev.sextant.notify.services.Notifiers;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertDatabase;
import dev.sextant.store.alerts.OpenIncidents;
import dev.sextant.store.alerts.WatchLock;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.rules.RuleStore;
import dev.sextant.store.secrets.SecretStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerting of one profile: its own connection, its database, its loop. */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** Long after every watch has read what the receivers are now. */
    private static final Duration FORMER = Duration.ofHours(1);

    private final Cluster cluster;
    private final Alerting alerting;
    private final AlertingThread thread;

    /**
     * What several watches share.
     *
     * @param workers for sending; closed by whoever made it
     */
    public record Shared(
            Directories directories,
            ReceiverStore receivers,
            RuleStore rules,
            Notifiers notifiers,
            ExecutorService workers) {

        public static Shared of(
                Directories directories,
                SecretStore secrets,
                Notifiers notifiers,
                ExecutorService workers) {
            return new Shared(
                    directories,
                    ReceiverStore.in(directories, secrets),
                    RuleStore.in(directories),
                    notifiers,
                    workers);
        }

        /**
         * Forgets secrets of receivers that were removed or got another, once no alert needs them
         * any more. Whoever watches reads the receivers anew at each turn, so that nothing is told
         * with a secret that was former an hour ago.
         */
        public void forgetFormerSecrets() {
            try {
                var now = InstantSource.system().instant();
                var unused = new HashSet<>(receivers.former(now.minus(FORMER)));
                unused.removeAll(OpenIncidents.needing(directories, unused, now));
                receivers.forget(unused);
            } catch (StoreException e) {
                LOG.warn("Former secrets stay for now: {}", e.sentence());
            }
        }
    }

    private Watch(Cluster cluster, Alerting alerting, AlertingThread thread) {
        this.cluster = cluster;
        this.alerting = alerting;
        this.thread = thread;
    }

    /**
     * Prepares to judge; nothing is asked yet.
     *
     * @throws ClusterException when the profile cannot be used as it is
     * @throws StoreException when its database cannot be opened
     */
    public static Watch of(
            ClusterProfile profile, Credentials credentials, Shared shared, AlertingLog log)
            throws ClusterException, StoreException {
        var clock = InstantSource.system();
        var database = AlertDatabase.of(shared.directories(), profile);
        var opened = false;
        try {
            var cluster = ElasticCluster.open(profile, credentials, clock);
            var receivers = new LastGood(shared.receivers());
            var parts =
                    new AlertingParts(
                            profile.name(),
                            cluster,
                            new StoredRules(shared.rules(), profile.name()),
                            receivers::read,
                            receiver -> notifier(receiver, shared),
                            Claims.ALONE,
                            clock,
                            System::nanoTime,
                            shared.workers(),
                            RandomGenerator.getDefault(),
                            log,
                            () -> WatchLock.tryTake(shared.directories(), profile));
            var alerting = new Alerting(parts, database);
            opened = true;
            return new Watch(cluster, alerting, new AlertingThread(alerting, profile.name()));
        } finally {
            if (!opened) database.close();
        }
    }

    private static Notifier notifier(Receiver receiver, Shared shared) {
        try {
            return shared.notifiers().of(receiver, shared.receivers().secret(receiver));
        } catch (StoreException e) {
            return (notification, progress) -> {
                throw new DeliveryException(Outcome.RETRY, e.sentence());
            };
        }
    }

    /** Begins to judge on a thread of its own. */
    public void start() {
        thread.start();
    }

    /** One turn on the caller's thread, for a watch that was not started. */
    public void beat() throws InterruptedException {
        alerting.beat();
    }

    public boolean settled() {
        return alerting.settled();
    }

    public AlertDesk desk() {
        return alerting.desk();
    }

    public Live<List<Standing>> standings() {
        return alerting.standings();
    }

    public void mended(String receiver) {
        alerting.mended(receiver);
    }

    @Override
    public void close() {
        thread.close();
        cluster.close();
    }

    /** The receivers as their file last said something readable. */
    private static final class LastGood {
        private final ReceiverStore store;
        private final AtomicReference<List<Receiver>> good = new AtomicReference<>(List.of());

        LastGood(ReceiverStore store) {
            this.store = store;
        }

        List<Receiver> read() {
            try {
                good.set(store.receivers());
            } catch (StoreException e) {
                LOG.warn("The receivers stay as they were: {}", e.sentence());
            }
            return good.get();
        }
    }
}
