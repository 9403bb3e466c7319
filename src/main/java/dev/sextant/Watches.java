package dev.sextant;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.AlertingLog;
import dev.sextant.store.StoreException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watches of the console: one for each profile that is marked as watched. */
final class Watches implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final Watch.Shared shared;
    private final Secrets secrets;
    private final Consumer<String> problems;
    private final Map<String, Running> running = new HashMap<>();
    private final Map<String, String> told = new HashMap<>();
    private boolean closed;

    /** Not under this object's lock: a desk tells while it holds its own. */
    private final Map<String, Firing> counts = new ConcurrentHashMap<>();

    private final Live<Firing> firing = new Live<>(Firing.NONE);

    private record Running(ClusterProfile profile, Watch watch, Subscription heard) {
        void close() {
            heard.close();
            watch.close();
        }
    }

    /** Finds what is saved for a profile. */
    @FunctionalInterface
    interface Secrets {
        Credentials of(ClusterProfile profile) throws StoreException;
    }

    Watches(Watch.Shared shared, Secrets secrets, Consumer<String> problems) {
        this.shared = shared;
        this.secrets = secrets;
        this.problems = problems;
    }

    /**
     * Watches these profiles and no others, as far as they are marked; one that changed is watched
     * anew.
     */
    void follow(List<ClusterProfile> profiles) {
        for (var profile : changed(profiles)) start(profile);
    }

    /** Ends what is not wanted any more and returns what is not watched yet. */
    private synchronized List<ClusterProfile> changed(List<ClusterProfile> profiles) {
        if (closed) return List.of();
        var wanted = new HashMap<String, ClusterProfile>();
        for (var profile : profiles) {
            if (profile.watched()) wanted.put(profile.name(), profile);
        }
        for (var name : new HashSet<>(running.keySet())) {
            var now = running.get(name);
            if (now == null || now.profile().equals(wanted.get(name))) continue;
            running.remove(name);
            now.close();
            count(name, Firing.NONE);
        }
        wanted.keySet().removeAll(running.keySet());
        return List.copyOf(wanted.values());
    }

    /** Its secrets may be long in coming: nobody waits for them. */
    private void start(ClusterProfile profile) {
        try {
            start(profile, secrets.of(profile));
        } catch (ClusterException e) {
            say(profile, e.coded());
        } catch (StoreException e) {
            say(profile, e.coded());
        }
    }

    private synchronized void start(ClusterProfile profile, Credentials credentials)
            throws ClusterException, StoreException {
        if (closed || running.containsKey(profile.name())) return;
        var watch = Watch.of(profile, credentials, shared, told(profile));
        watch.start();
        var heard =
                watch.desk()
                        .seen()
                        .listen(
                                seen ->
                                        count(
                                                profile.name(),
                                                new Firing(seen.firing(), seen.worst())));
        running.put(profile.name(), new Running(profile, watch, heard));
        told.remove(profile.name());
    }

    /** The desk shows what is wrong; that nothing is judged must be seen wherever one is. */
    private AlertingLog told(ClusterProfile profile) {
        return new AlertingLog() {
            @Override
            public void stuck(String sentence) {
                problems.accept(profile.name() + ": " + sentence);
            }
        };
    }

    private void count(String profile, Firing now) {
        counts.put(profile, now);
        firing.update(before -> counts.values().stream().reduce(Firing.NONE, Firing::plus));
    }

    /** How many fire, in all of them together. */
    Live<Firing> firing() {
        return firing;
    }

    /** Whether any profile is watched. */
    synchronized boolean any() {
        return !running.isEmpty();
    }

    /** Once while it stays the same. */
    private synchronized void say(ClusterProfile profile, String sentence) {
        if (sentence.equals(told.put(profile.name(), sentence))) return;
        LOG.warn("{} is not watched: {}", profile.name(), sentence);
        problems.accept(profile.name() + " is not watched: " + sentence);
    }

    /** Null for a profile that is not watched. */
    synchronized @Nullable AlertDesk desk(ClusterProfile profile) {
        var found = running.get(profile.name());
        return found == null ? null : found.watch().desk();
    }

    /** The profile whose alert this is; null when none of them knows it. */
    synchronized @Nullable ClusterProfile watching(AlertKey key) {
        for (var found : running.values()) {
            for (var alert : found.watch().desk().seen().get().alerts()) {
                if (alert.key().equals(key)) return found.profile();
            }
        }
        return null;
    }

    /** By the name of the profile. */
    synchronized Map<String, Watch> all() {
        var all = new TreeMap<String, Watch>();
        running.forEach((name, found) -> all.put(name, found.watch()));
        return all;
    }

    /** A receiver was mended: what waits for it goes now. */
    synchronized void mended(String receiver) {
        running.values().forEach(found -> found.watch().mended(receiver));
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.values().forEach(Running::close);
        running.clear();
    }
}
