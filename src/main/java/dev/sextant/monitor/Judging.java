package dev.sextant.monitor;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertBook;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.OwnProblem;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition;
import dev.sextant.cluster.ClusterException;
import dev.sextant.monitor.judge.Evaluator;
import dev.sextant.monitor.judge.Windows;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertMemory;
import dev.sextant.store.alerts.WatchedSpans;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges what is due: the newest windows, and those that were missed while nobody watched, each at
 * its own time. Owned by the evaluation thread.
 */
final class Judging {

    /** A window judged so long after its end was found out late. */
    static final Duration LATE_AFTER = Duration.ofMinutes(2);

    private final Evaluator evaluator;
    private final AlertBook book;
    private final ClusterClock clock;
    private final AlertMemory memory;
    private final WatchedSpans spans;
    private final OwnWatch own;
    private final AlertingLog log;
    private final Consumer<Sentence> problems;
    private final Map<String, Instant> judged;
    private final Map<String, Fared> fared = new HashMap<>();
    private final Map<AlertKey, Alert> written = new HashMap<>();

    /** How a rule fared when it was last judged. */
    record Fared(Health health, @Nullable Instant judgedAt, long groups, Duration cost) {
        static final Fared UNKNOWN = new Fared(Health.OK, null, 0, Duration.ZERO);
    }

    /** What windows share: the same ends, judged in one request. */
    private record Together(Windows.Due due, Duration delay) {}

    /**
     * @param judged the newest window of each rule that was judged, from before
     * @param problems told when something could not be written down
     */
    Judging(
            Evaluator evaluator,
            AlertBook book,
            ClusterClock clock,
            AlertMemory memory,
            WatchedSpans spans,
            OwnWatch own,
            AlertingLog log,
            Consumer<Sentence> problems,
            Map<String, Instant> judged) {
        this.evaluator = evaluator;
        this.book = book;
        this.clock = clock;
        this.memory = memory;
        this.spans = spans;
        this.own = own;
        this.log = log;
        this.problems = problems;
        this.judged = new HashMap<>(judged);
        book.alerts().get().forEach(alert -> written.put(alert.key(), alert));
    }

    Fared fared(String ruleId) {
        return fared.getOrDefault(ruleId, Fared.UNKNOWN);
    }

    /** End of the newest window of any rule. */
    @Nullable Instant newest() {
        return judged.values().stream().max(Instant::compareTo).orElse(null);
    }

    /** How a rule fared before this program began. */
    void remember(String ruleId, Fared before) {
        fared.putIfAbsent(ruleId, before);
    }

    /** Whether any rule has a window that ended and was not judged. */
    boolean due(Collection<Rule> rules) {
        var now = clock.now();
        for (var rule : rules) {
            var last = judged.get(rule.id());
            if (last == null || newestEnd(rule, now).isAfter(last)) return true;
        }
        return false;
    }

    private static Instant newestEnd(Rule rule, Instant now) {
        return Windows.newestEnd(now, rule.queryDelay(), rule.interval());
    }

    /**
     * Judges all windows that are due.
     *
     * @param between runs after each window, so that a person need not wait for the last
     */
    void turn(Collection<Rule> rules, Runnable between) throws InterruptedException {
        var now = clock.now();
        var together = new LinkedHashMap<Together, List<Rule>>();
        for (var rule : rules) {
            var newest = newestEnd(rule, now);
            var last = judged.get(rule.id());
            if (last == null) last = newest.minus(rule.interval());
            var due = Windows.due(last, newest, rule.interval());
            if (due.ends().isEmpty()) continue;
            together.computeIfAbsent(
                            new Together(due, rule.queryDelay()), ignored -> new ArrayList<>())
                    .add(rule);
        }
        for (var entry : together.entrySet()) {
            var due = entry.getKey().due();
            for (var end : due.ends()) {
                if (!window(entry.getValue(), end, due, now)) return;
                between.run();
            }
        }
    }

    /** Whether the cluster answered. */
    private boolean window(List<Rule> rules, Instant end, Windows.Due due, Instant now)
            throws InterruptedException {
        var newest = end.equals(due.ends().getLast());
        // How full a disk was cannot be asked afterwards.
        var asked =
                rules.stream()
                        .filter(rule -> newest || !(rule.condition() instanceof Condition.Disk))
                        .toList();
        if (asked.isEmpty()) return true;
        var begun = System.nanoTime();
        Map<String, Judgement> judgements;
        try {
            judgements = evaluator.judge(asked, end, book::tracked);
            own.clusterSaid(null);
        } catch (ClusterException e) {
            failed(rules, e);
            return false;
        }
        var cost = Duration.ofNanos(System.nanoTime() - begun);
        var late = Duration.between(end, now).compareTo(LATE_AFTER) > 0;
        var transitions = new ArrayList<Transition>();
        for (var rule : asked) {
            var judgement = judgements.get(rule.id());
            if (judgement == null) continue;
            var circumstances =
                    new AlertBook.Circumstances(
                            due.step(),
                            late,
                            labels -> {
                                var named = judgement.versions().get(labels);
                                return named == null ? evaluator.version(labels, end) : named;
                            });
            var applied = book.apply(rule, judgement, end, circumstances);
            transitions.addAll(applied.transitions());
            own.tooMany(rule.id(), applied.refused());
            if (judgement.health().status() == Health.Status.ERROR) {
                book.cannotMeasure(rule.id(), judgement.health());
            }
            if (rule.condition() instanceof Condition.Absence) group(rule, judgement);
            fared.put(rule.id(), new Fared(judgement.health(), end, judgement.groups(), cost));
            judged.put(rule.id(), end);
            log.evaluated(rule, end, judgement.health(), judgement.groups(), cost);
        }
        keep(transitions, ends(asked, end));
        span(rules.getFirst(), end, due.step(), late);
        return true;
    }

    private static Map<String, Instant> ends(List<Rule> rules, Instant end) {
        var ends = new HashMap<String, Instant>();
        rules.forEach(rule -> ends.put(rule.id(), end));
        return ends;
    }

    /** When nothing at all arrives, one alert tells of all models. */
    private void group(Rule rule, Judgement judgement) {
        own.ingestion(judgement.silent());
        book.group(
                rule.id(),
                judgement.silent()
                        ? book.key(OwnProblem.INGESTION_STOPPED.ruleId(), Labels.NONE)
                        : null);
    }

    /** Nothing could be judged: windows stay due, and are judged when the cluster is back. */
    void failed(Collection<Rule> rules, ClusterException failure) {
        own.clusterSaid(failure);
        var health = Health.error(Evaluator.reason(failure), failure.sentence());
        for (var rule : rules) {
            var before = fared(rule.id());
            fared.put(
                    rule.id(),
                    new Fared(health, before.judgedAt(), before.groups(), before.cost()));
            book.cannotMeasure(rule.id(), health);
        }
    }

    /** Judges the watching itself. */
    void judgeOwn(Instant now) {
        if (!own.due(now)) return;
        keep(own.judge(book, now), Map.of());
    }

    /** Ends the alerts of rules that are gone or judge otherwise. */
    void end(String ruleId, Alert.End why, Instant at) {
        keep(book.endAll(ruleId, why, at), Map.of());
        fared.remove(ruleId);
    }

    /** Writes down what changed, and says it. */
    void keep(List<Transition> transitions, Map<String, Instant> ends) {
        var changed = new ArrayList<Alert>();
        var gone = new HashSet<>(written.keySet());
        for (var alert : book.alerts().get()) {
            gone.remove(alert.key());
            if (!alert.equals(written.get(alert.key()))) changed.add(alert);
        }
        try {
            memory.keep(new AlertMemory.Change(changed, gone, transitions, ends));
            changed.forEach(alert -> written.put(alert.key(), alert));
            gone.forEach(written::remove);
        } catch (StoreException e) {
            problems.accept(e.words());
        }
        transitions.forEach(log::transition);
    }

    private void span(Rule rule, Instant end, Duration step, boolean late) {
        var from = end.minus(late ? step : rule.interval());
        try {
            spans.add(new WatchedSpans.Span(from, end, late));
        } catch (StoreException e) {
            problems.accept(e.words());
        }
    }

    ClusterClock clock() {
        return clock;
    }
}
