package dev.sextant.monitor;

import dev.sextant.alert.AlertBook;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.OwnProblem;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition;
import dev.sextant.alert.Verdict;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Expiry;
import dev.sextant.monitor.judge.Windows;
import dev.sextant.notify.Standing;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the watching itself, right now. Owned by the evaluation thread. */
final class OwnWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OwnWatch.class);

    /** What no cluster, or something else in its place, answers. */
    private static final Set<Reason> AWAY =
            EnumSet.of(Reason.UNREACHABLE, Reason.UNTRUSTED, Reason.TIMED_OUT, Reason.UNREADABLE);

    static final Duration RECEIVER_FAILS_FOR = Duration.ofMinutes(5);
    static final Duration CLOCK_OFF_BY = Duration.ofSeconds(5);

    /** What identifies an unmeasured cause among others. */
    private static final String CAUSE = "cause";

    private static final String RULE_LABEL = "judged";
    private static final Reading PRESENT = new Reading(null, 0, null, null);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Map<OwnProblem, Map<Labels, String>> present = new EnumMap<>(OwnProblem.class);
    private final AtomicBoolean stoodStill = new AtomicBoolean();
    private @Nullable Instant last;
    private boolean endsKnown;

    OwnWatch() {
        for (var problem : OwnProblem.values()) present.put(problem, new TreeMap<>(ORDER));
    }

    private static final java.util.Comparator<Labels> ORDER =
            java.util.Comparator.comparing(labels -> labels.values().toString());

    private Map<Labels, String> of(OwnProblem problem) {
        return present.computeIfAbsent(problem, ignored -> new TreeMap<>(ORDER));
    }

    private void set(OwnProblem problem, @Nullable String sentence) {
        of(problem).clear();
        if (sentence != null) of(problem).put(Labels.NONE, sentence);
    }

    /**
     * The cluster's answer as a whole: null when it did answer. One that answers, but has no index
     * or forbids the question, is not away: its rules cannot be measured.
     */
    void clusterSaid(@Nullable ClusterException failure) {
        var why = failure == null ? null : failure.reason();
        var sentence = failure == null ? null : failure.sentence();
        var refused = why == Reason.UNAUTHORIZED;
        set(OwnProblem.CREDENTIALS, refused ? sentence : null);
        set(OwnProblem.CLUSTER_UNREACHABLE, why != null && AWAY.contains(why) ? sentence : null);
    }

    /** What the connection rests on; the newest knowledge stays while the cluster says nothing. */
    void expiring(Cluster cluster, Instant now) throws InterruptedException {
        List<Expiry> known;
        try {
            known = cluster.expiries();
        } catch (ClusterException e) {
            LOG.debug("Not known what ends: {}", e.sentence());
            return;
        }
        endsKnown = true;
        var soon = of(OwnProblem.EXPIRING);
        soon.clear();
        for (var expiry : known) {
            if (!expiry.isSoon(now)) continue;
            soon.put(
                    Labels.of(CAUSE, expiry.what()),
                    Sentence.of("watching.ends", expiry.what(), MINUTE.format(expiry.at()))
                            .english());
        }
    }

    /**
     * Errors of one cause are one alert, however many rules share it. What is written down is
     * English; who reads it in another language recognises the sentence and says it anew.
     */
    void unmeasured(Map<Rule, Health> health) {
        // Then the cluster is the cause of all, and has an alert of its own.
        if (!of(OwnProblem.CLUSTER_UNREACHABLE).isEmpty()) return;
        if (!of(OwnProblem.CREDENTIALS).isEmpty()) return;
        var rules = new TreeMap<String, List<String>>();
        var why = new HashMap<String, String>();
        health.forEach(
                (rule, found) -> {
                    if (found.status() != Health.Status.ERROR) return;
                    rules.computeIfAbsent(found.reason(), _ -> new ArrayList<>()).add(rule.name());
                    why.putIfAbsent(found.reason(), found.sentence());
                });
        var causes = of(OwnProblem.CANNOT_MEASURE);
        causes.clear();
        rules.forEach(
                (reason, names) ->
                        causes.put(
                                Labels.of(CAUSE, reason),
                                Sentence.of(
                                                "watching.unmeasured",
                                                String.join(", ", names),
                                                Objects.requireNonNull(why.get(reason)))
                                        .english()));
    }

    void tooMany(String ruleId, int refused) {
        var labels = Labels.of(RULE_LABEL, ruleId);
        if (refused == 0) {
            of(OwnProblem.TOO_MANY).remove(labels);
        } else {
            of(OwnProblem.TOO_MANY)
                    .put(
                            labels,
                            Sentence.of("watching.toomany", String.valueOf(refused), ruleId)
                                    .english());
        }
    }

    void ingestion(boolean stopped) {
        set(
                OwnProblem.INGESTION_STOPPED,
                stopped
                        ? OwnRules.of(OwnProblem.INGESTION_STOPPED).annotations().explanation()
                        : null);
    }

    void clock(@Nullable Duration ahead) {
        if (ahead == null || ahead.abs().compareTo(CLOCK_OFF_BY) <= 0) {
            set(OwnProblem.CLOCK, null);
            return;
        }
        var off = String.valueOf(ahead.abs().toSeconds());
        set(
                OwnProblem.CLOCK,
                (ahead.isNegative()
                                ? Sentence.of("watching.clock.behind", off)
                                : Sentence.of("watching.clock.ahead", off))
                        .english());
    }

    void receivers(List<Standing> standings, Instant now) {
        var failing = of(OwnProblem.RECEIVER_FAILING);
        failing.clear();
        for (var standing : standings) {
            var since = standing.failingSince();
            var long_ = since != null && !now.isBefore(since.plus(RECEIVER_FAILS_FOR));
            if (standing.broken() || long_) {
                failing.put(
                        Labels.of(Labels.RECEIVER, standing.receiver()),
                        Sentence.of("watching.receiver", standing.receiver(), standing.detail())
                                .english());
            }
        }
    }

    /** The evaluation was stuck, says another thread; true for the next judgement. */
    void stoodStill() {
        stoodStill.set(true);
    }

    /** Whether a grid window has ended since the last judgement. */
    boolean due(Instant now) {
        var window = Windows.floor(now, Rule.DEFAULT_INTERVAL);
        var before = last;
        return before == null || window.isAfter(before);
    }

    /** Judges all of Sextant's own rules. */
    List<Transition> judge(AlertBook book, Instant now) {
        var window = Windows.floor(now, Rule.DEFAULT_INTERVAL);
        last = window;
        set(
                OwnProblem.STOOD_STILL,
                stoodStill.getAndSet(false)
                        ? OwnRules.of(OwnProblem.STOOD_STILL).annotations().explanation()
                        : null);
        var transitions = new ArrayList<Transition>();
        for (var rule : OwnRules.all()) {
            var problem = problem(rule);
            // After a restart what was told stands until the cluster says otherwise.
            if (problem == OwnProblem.EXPIRING && !endsKnown) continue;
            var found = of(problem);
            var tracked = new HashSet<Labels>();
            book.tracked(rule.id()).forEach(alert -> tracked.add(alert.labels()));
            for (var entry : found.entrySet()) {
                var breach = new Verdict.Breach(entry.getKey(), PRESENT);
                transitions.addAll(apply(book, rule.explained(entry.getValue()), breach, window));
                tracked.remove(entry.getKey());
            }
            for (var labels : tracked) {
                transitions.addAll(apply(book, rule, new Verdict.Clear(labels, PRESENT), window));
            }
        }
        return transitions;
    }

    private static List<Transition> apply(
            AlertBook book, Rule rule, Verdict verdict, Instant window) {
        return book.apply(
                        rule,
                        new Judgement(Health.OK, List.of(verdict), 1),
                        window,
                        new AlertBook.Circumstances(rule.interval(), false, labels -> null))
                .transitions();
    }

    private static OwnProblem problem(Rule rule) {
        return ((dev.sextant.alert.Condition.Own) rule.condition()).problem();
    }
}
