package dev.sextant.monitor.judge;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Verdict;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.GroupCount;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How counts become verdicts. Rare documents are asked for first, the many only where needed. */
public final class Judges {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Judges() {}

    /**
     * More events than allowed; nothing logged is zero here, since zero is what is well.
     *
     * @param late events of earlier windows that arrived in this one
     */
    static Progress count(Case asked, Condition.Count condition, Map<Labels, Long> late) {
        var matching = new Matching(condition.events(), condition.failedOnly(), false, null);
        var question = asked.count(matching, Set.of());
        return new Progress.Asking(
                List.of(question),
                answers -> {
                    var counts = asked.judged(answers.get(question));
                    late.forEach((labels, count) -> counts.merge(labels, count, Long::sum));
                    var verdicts = new ArrayList<Verdict>();
                    var breaching = new HashSet<Labels>();
                    for (var labels : union(counts.keySet(), asked.tracked())) {
                        var count = counts.getOrDefault(labels, 0L);
                        var limit = asked.limit(labels, BigDecimal.valueOf(condition.above()));
                        var reading = new Reading((double) count, limit.doubleValue(), count, null);
                        if (BigDecimal.valueOf(count).compareTo(limit) > 0) {
                            verdicts.add(new Verdict.Breach(labels, reading));
                            breaching.add(labels);
                        } else if (asked.tracked().contains(labels)) {
                            verdicts.add(new Verdict.Clear(labels, reading));
                        }
                    }
                    return breaching.isEmpty()
                            ? done(verdicts, counts.size())
                            : versions(asked, matching, breaching, verdicts, counts.size());
                });
    }

    /** Which version the events are about: what failed to deploy is not what is in production. */
    private static Progress versions(
            Case asked,
            Matching matching,
            Set<Labels> breaching,
            List<Verdict> verdicts,
            long groups) {
        if (asked.rule().groupBy().contains(Dimension.VERSION)) return done(verdicts, groups);
        var by = new ArrayList<>(asked.rule().groupBy());
        by.add(Dimension.VERSION);
        var question =
                new Question.GroupCounts(
                        asked.range(),
                        asked.rule().filter(),
                        matching,
                        by,
                        asked.models(breaching));
        return new Progress.Asking(
                List.of(question),
                answers -> {
                    var versions = new HashMap<Labels, String>();
                    for (var count : answers.get(question)) {
                        var group = new HashMap<>(count.group());
                        var version = group.remove(Dimension.VERSION);
                        if (version == null) continue;
                        versions.merge(
                                Case.labels(group),
                                version,
                                (one, other) -> one.equals(other) ? one : "several");
                    }
                    versions.values().removeIf("several"::equals);
                    return new Progress.Done(
                            new Judgement(Health.OK, verdicts, groups, false, versions));
                });
    }

    /** errors / predictions, compared as integers: errors × 100 > limit × predictions. */
    static Progress errorRate(Case asked, Condition.ErrorRate condition) {
        var failures = asked.count(Matching.FAILED_PREDICTIONS, Set.of());
        return new Progress.Asking(
                List.of(failures),
                answers -> {
                    var failed = asked.judged(answers.get(failures));
                    var candidates = new HashSet<>(asked.tracked());
                    failed.forEach(
                            (labels, count) -> {
                                var least =
                                        Math.max(
                                                1,
                                                asked.minimumSample(
                                                        labels, condition.minimumSample()));
                                if (exceeds(count, asked.limit(labels, condition.above()), least)) {
                                    candidates.add(labels);
                                }
                            });
                    if (candidates.isEmpty()) return done(List.of(), failed.size());
                    return errorRates(asked, condition, failed, candidates);
                });
    }

    private static Progress errorRates(
            Case asked,
            Condition.ErrorRate condition,
            Map<Labels, Long> failed,
            Set<Labels> candidates) {
        var totals = asked.count(Matching.PREDICTIONS, asked.models(candidates));
        return new Progress.Asking(
                List.of(totals),
                answers -> {
                    var all = asked.judged(answers.get(totals));
                    var verdicts = new ArrayList<Verdict>();
                    for (var labels : candidates) {
                        var total = all.getOrDefault(labels, 0L);
                        // Both counts are of the same window, but not of the same instant.
                        var errors = Math.min(total, failed.getOrDefault(labels, 0L));
                        verdicts.add(errorRate(asked, condition, labels, errors, total));
                    }
                    return done(verdicts, Math.max(failed.size(), all.size()));
                });
    }

    private static Verdict errorRate(
            Case asked, Condition.ErrorRate condition, Labels labels, long errors, long total) {
        if (total == 0) return asked.empty(labels);
        if (total < asked.minimumSample(labels, condition.minimumSample())) {
            return new Verdict.NoData(labels, Health.NoData.INSUFFICIENT);
        }
        var limit = asked.limit(labels, condition.above());
        var reading = new Reading(errors * 100.0 / total, limit.doubleValue(), errors, total);
        return exceeds(errors, limit, total)
                ? new Verdict.Breach(labels, reading)
                : new Verdict.Clear(labels, reading);
    }

    /** part / whole × 100 above a percentage, exactly. */
    static boolean exceeds(long part, BigDecimal percent, long whole) {
        return BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .compareTo(percent.multiply(BigDecimal.valueOf(whole)))
                > 0;
    }

    /** Models that the registry says are in production, and that predicted nothing. */
    static Progress absence(Case asked, Condition.Absence condition) {
        var question = asked.count(Matching.PREDICTIONS, Set.of());
        return new Progress.Asking(
                List.of(question),
                answers -> {
                    var predicted = asked.judged(answers.get(question));
                    asked.registry().requireKnown();
                    var inventory = asked.registry().inProduction(asked.rule(), asked.windowEnd());
                    var verdicts = absences(asked, condition, inventory, predicted);
                    if (inventory.isEmpty() || !predicted.isEmpty()) {
                        return done(verdicts, inventory.size());
                    }
                    return whetherSilent(asked, verdicts, inventory.size());
                });
    }

    private static List<Verdict> absences(
            Case asked,
            Condition.Absence condition,
            Map<Labels, Instant> inventory,
            Map<Labels, Long> predicted) {
        var longEnough = asked.windowEnd().minus(condition.window());
        var verdicts = new ArrayList<Verdict>();
        inventory.forEach(
                (labels, since) -> {
                    if (!asked.judges(labels)) return;
                    var count = predicted.getOrDefault(labels, 0L);
                    var reading = new Reading((double) count, 0, null, count);
                    if (count > 0) {
                        if (asked.tracked().contains(labels)) {
                            verdicts.add(new Verdict.Clear(labels, reading));
                        }
                    } else if (since.isAfter(longEnough)) {
                        verdicts.add(new Verdict.NoData(labels, Health.NoData.TOO_NEW));
                    } else {
                        verdicts.add(new Verdict.Breach(labels, reading));
                    }
                });
        for (var labels : asked.tracked()) {
            if (!inventory.containsKey(labels)) verdicts.add(new Verdict.Retired(labels));
        }
        return verdicts;
    }

    /** When no model predicts, is it the models or what brings their logs? */
    private static Progress whetherSilent(Case asked, List<Verdict> verdicts, int models) {
        var anything =
                new Question.GroupCounts(
                        asked.range(), Filter.ALL, Matching.EVERYTHING, List.of(), Set.of());
        return new Progress.Asking(
                List.of(anything),
                answers -> {
                    var documents =
                            answers.get(anything).stream().mapToLong(GroupCount::count).sum();
                    return new Progress.Done(
                            new Judgement(Health.OK, verdicts, models, documents == 0, Map.of()));
                });
    }

    static Progress done(List<Verdict> verdicts, long groups) {
        return new Progress.Done(new Judgement(Health.OK, verdicts, groups));
    }

    static Set<Labels> union(Set<Labels> some, Set<Labels> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
