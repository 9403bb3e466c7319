package dev.sextant.monitor;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.notify.Claims;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Receiver;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertDatabase;
import dev.sextant.store.alerts.WatchLock;
import dev.sextant.store.rules.RuleStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerting over a cluster at a simulated time, with everything it does written down. */
public final class AlertingBed implements AutoCloseable {

    public final SimulatedTime time;
    public final ClusterAtTime cluster;
    public final List<String> transitions = new ArrayList<>();
    public final List<String> sent = new ArrayList<>();
    public final List<DeliveryEntry> deliveries = new ArrayList<>();
    public final List<String> problems = new ArrayList<>();
    public final List<Receiver> receivers =
            new ArrayList<>(
                    List.of(
                            new Receiver.Slack("slack", List.of(), null, "s"),
                            new Receiver.PagerDuty(
                                    "pagerduty", List.of(), Receiver.PagerDuty.US, "p")));
    public @Nullable DeliveryException failure;

    private final Directories directories;
    private final ClusterProfile profile;
    private @Nullable List<Rule> rules;
    private Alerting alerting;

    /**
     * @param home for settings and the database
     */
    public AlertingBed(Path home, SimulatedTime time, ClusterAtTime cluster) throws StoreException {
        this.time = time;
        this.cluster = cluster;
        directories =
                new Directories(
                        home.resolve("config"),
                        home.resolve("data"),
                        home.resolve("logs"),
                        home.resolve("cache"));
        profile = profile("prod", URI.create("http://127.0.0.1:9"), "model-logs-*");
        alerting = made();
    }

    public static ClusterProfile profile(String name, URI url, String pattern) {
        return new ClusterProfile(
                name,
                List.of(url),
                new ClusterProfile.Auth.None(),
                new ClusterProfile.Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                true);
    }

    private Alerting made() throws StoreException {
        return another(new Log());
    }

    /** A second Sextant of the same person. */
    public Alerting another(AlertingLog log) throws StoreException {
        return new Alerting(
                new AlertingParts(
                        profile.name(),
                        cluster,
                        new Rules(),
                        () -> receivers,
                        receiver -> (notification, progress) -> send(receiver, notification),
                        Claims.ALONE,
                        time,
                        time::nanos,
                        Runnable::run,
                        new Random(1),
                        log,
                        () -> WatchLock.tryTake(directories, profile)),
                AlertDatabase.of(directories, profile));
    }

    /** These rules in place of the shipped ones. */
    public void rules(List<Rule> only) {
        rules = List.copyOf(only);
    }

    private String send(Receiver receiver, Notification notification) throws DeliveryException {
        if (failure != null) throw failure;
        sent.add(
                "%s %s %s"
                        .formatted(
                                receiver.name(),
                                notification.kind().name().toLowerCase(Locale.ROOT),
                                notification.alerts().stream()
                                        .map(AlertingBed::name)
                                        .collect(Collectors.joining(", "))));
        return "ok";
    }

    static String name(Alert alert) {
        var labels = alert.labels().values().values();
        return labels.isEmpty() ? alert.ruleId() : alert.ruleId() + " " + String.join(" ", labels);
    }

    public AlertDesk desk() {
        return alerting.desk();
    }

    public AlertsSeen seen() {
        return alerting.desk().seen().get();
    }

    /** One turn. */
    public void beat() throws InterruptedException {
        alerting.beat();
    }

    /** Time goes by in steps, with a turn after each. */
    public void run(Duration length, Duration step) throws InterruptedException {
        for (var gone = Duration.ZERO; gone.compareTo(length) < 0; gone = gone.plus(step)) {
            time.pass(step);
            beat();
        }
    }

    /** The process ends and another begins. */
    public void restart() throws StoreException {
        alerting.close();
        alerting = made();
    }

    @Override
    public void close() {
        alerting.close();
        cluster.close();
    }

    private final class Log implements AlertingLog {
        @Override
        public void transition(Transition transition) {
            transitions.add(
                    "%s %s %s%s"
                            .formatted(
                                    transition.at().toString().substring(11, 19),
                                    transition.cause(),
                                    name(transition.alert()),
                                    transition.alert().late() ? " late" : ""));
        }

        @Override
        public void delivery(DeliveryEntry entry) {
            deliveries.add(entry);
        }

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }
    }

    private final class Rules implements RuleSource {
        private final RuleStore store = RuleStore.in(directories);

        @Override
        public Loaded load() {
            var only = rules;
            if (only == null) return new StoredRules(store, profile.name()).load();
            return new Loaded(
                    only.stream().map(rule -> new Sourced(rule, "shipped")).toList(), List.of());
        }

        @Override
        public void enable(String ruleId, boolean enabled) throws StoreException {
            store.enable(profile.name(), ruleId, enabled);
        }

        @Override
        public void change(Rule rule) throws StoreException {
            store.write(rule);
        }
    }
}
