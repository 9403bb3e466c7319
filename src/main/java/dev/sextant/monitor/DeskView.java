package dev.sextant.monitor;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Silence;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertMemory;
import dev.sextant.store.alerts.WatchedSpans;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the desk shows, made of what is known; written down for other processes to see. */
final class DeskView {

    private static final Duration LOOKED_BACK = Duration.ofHours(24);
    private static final int STALE_AFTER = 3;

    private final AlertMemory memory;
    private final WatchedSpans spans;
    private final InstantSource wall;
    private @Nullable Written written;

    DeskView(AlertMemory memory, WatchedSpans spans, InstantSource wall) {
        this.memory = memory;
        this.spans = spans;
        this.wall = wall;
    }

    /** What other processes are to know besides the alerts. */
    record Written(
            Map<String, RuleState> rules,
            List<String> problems,
            @Nullable Instant judgedAt,
            @Nullable Duration clockOffset) {}

    record RuleState(Health health, @Nullable Instant judgedAt, long groups, Duration cost) {
        static final RuleState UNKNOWN =
                new RuleState(
                        new Health(Health.Status.STALE, "not judged", "Not judged yet."),
                        null,
                        0,
                        Duration.ZERO);
    }

    /** Lets the judging know how rules fared when they were last judged. */
    void recall(Judging judging) throws StoreException {
        var before = memory.value("desk", Written.class);
        if (before == null) return;
        before.rules()
                .forEach(
                        (rule, state) ->
                                judging.remember(
                                        rule,
                                        new Judging.Fared(
                                                state.health(),
                                                state.judgedAt(),
                                                state.groups(),
                                                state.cost())));
    }

    AlertsSeen own(
            List<Alert> alerts,
            RuleSource.Loaded rules,
            Judging judging,
            Collection<Silence> silences,
            List<Sentence> problems,
            @Nullable Instant now)
            throws StoreException {
        var states = new TreeMap<String, RuleState>();
        for (var sourced : rules.rules()) {
            var fared = judging.fared(sourced.rule().id());
            states.put(
                    sourced.rule().id(),
                    new RuleState(
                            aged(fared, sourced.rule(), now),
                            fared.judgedAt(),
                            fared.groups(),
                            fared.cost()));
        }
        var next =
                new Written(
                        states,
                        problems.stream().map(Sentence::english).toList(),
                        judging.newest(),
                        judging.clock().ahead());
        if (!next.equals(written)) {
            memory.keepValue("desk", next);
            written = next;
        }
        return seen(alerts, rules, silences, next, problems, now, true);
    }

    /** A rule that was not judged for three intervals is stale, whatever it was before. */
    private static Health aged(Judging.Fared fared, Rule rule, @Nullable Instant now) {
        var judgedAt = fared.judgedAt();
        if (fared.health().status() == Health.Status.ERROR) return fared.health();
        if (judgedAt == null) return RuleState.UNKNOWN.health();
        if (!rule.enabled() || now == null) return fared.health();
        var oldest =
                now.minus(rule.queryDelay()).minus(rule.interval().multipliedBy(STALE_AFTER + 1));
        return judgedAt.isBefore(oldest) ? Health.STALE : fared.health();
    }

    AlertsSeen ofAnother(
            List<Alert> alerts,
            RuleSource.Loaded rules,
            Collection<Silence> silences,
            List<Sentence> problems)
            throws StoreException {
        var found = memory.value("desk", Written.class);
        var known = Objects.requireNonNullElse(found, new Written(Map.of(), List.of(), null, null));
        // The other process reads the same rule files and says the same of them.
        var here = problems.stream().map(Sentence::english).toList();
        var all = new ArrayList<Sentence>();
        for (var problem : known.problems()) {
            if (!here.contains(problem)) all.add(Sentence.written(problem));
        }
        all.addAll(problems);
        return seen(alerts, rules, silences, known, all, null, false);
    }

    private AlertsSeen seen(
            List<Alert> alerts,
            RuleSource.Loaded rules,
            Collection<Silence> silences,
            Written state,
            List<Sentence> problems,
            @Nullable Instant clusterNow,
            boolean owner)
            throws StoreException {
        var shown = new ArrayList<AlertsSeen.RuleSeen>();
        for (var sourced : rules.rules()) {
            var rule = state.rules().getOrDefault(sourced.rule().id(), RuleState.UNKNOWN);
            shown.add(
                    new AlertsSeen.RuleSeen(
                            sourced.rule(),
                            sourced.origin(),
                            rule.health(),
                            rule.judgedAt(),
                            rule.groups(),
                            rule.cost()));
        }
        for (var own : OwnRules.all()) {
            shown.add(
                    new AlertsSeen.RuleSeen(
                            own,
                            "Sextant",
                            Health.OK,
                            state.judgedAt(),
                            firing(alerts, own),
                            Duration.ZERO));
        }
        var now = clusterNow == null ? wall.instant() : clusterNow;
        return new AlertsSeen(
                alerts,
                shown,
                silences.stream().filter(silence -> recent(silence, now)).toList(),
                gaps(now),
                problems,
                state.judgedAt(),
                state.clockOffset(),
                spans.first(),
                owner);
    }

    private static long firing(List<Alert> alerts, Rule own) {
        return alerts.stream()
                .filter(alert -> alert.ruleId().equals(own.id()) && alert.active())
                .count();
    }

    private static boolean recent(Silence silence, Instant now) {
        return silence.until().isAfter(now.minus(LOOKED_BACK));
    }

    private List<AlertsSeen.Gap> gaps(Instant now) throws StoreException {
        var least = Rule.DEFAULT_INTERVAL.multipliedBy(STALE_AFTER);
        return spans.holes(now.minus(LOOKED_BACK), now, least).stream()
                .map(hole -> new AlertsSeen.Gap(hole.from(), hole.to(), hole.late()))
                .toList();
    }
}
