package dev.sextant.monitor.judge;

import dev.sextant.alert.Baseline;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Verdict;
import dev.sextant.cluster.GroupLatency;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A percentile against a limit, by counting: P99 > T says the same as "more than 1 % took longer
 * than T", which is exact. Thousands of limits are first asked for in few steps, each below the
 * limits it stands for; who stays under the percentage even there is clear.
 */
final class LatencyJudge {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** From one step of limits to the next. */
    private static final double STEP = 1.25;

    private final Case asked;
    private final BigDecimal percentile;
    private final long minimumSample;
    private final Function<Labels, @Nullable Double> limitOf;
    private final Health health;

    private LatencyJudge(
            Case asked,
            BigDecimal percentile,
            long minimumSample,
            Function<Labels, @Nullable Double> limitOf,
            Health health) {
        this.asked = asked;
        this.percentile = percentile;
        this.minimumSample = minimumSample;
        this.limitOf = limitOf;
        this.health = health;
    }

    static Progress above(Case asked, Condition.LatencyAbove condition) {
        var judge =
                new LatencyJudge(
                        asked,
                        condition.percentile(),
                        condition.minimumSample(),
                        labels -> asked.limit(labels, condition.above()).doubleValue(),
                        Health.OK);
        var steps = new TreeMap<Double, Set<String>>();
        // One limit for all, and one question for each model that has its own.
        steps.put(condition.above().doubleValue(), Set.of());
        for (var own : asked.rule().overrides()) {
            var limit = own.limit();
            if (limit == null || !own.enabled()) continue;
            steps.computeIfAbsent(limit.doubleValue(), ignored -> new HashSet<>()).add(own.model());
        }
        return judge.roughly(steps);
    }

    /**
     * @param baselines by model; a model without one is not judged
     */
    static Progress regression(
            Case asked,
            Condition.LatencyRegression condition,
            Map<String, Baseline> baselines,
            Health health) {
        Function<Labels, @Nullable Double> limitOf =
                labels -> {
                    var baseline = baselines.get(labels.model());
                    var measured = baseline == null ? null : baseline.at(condition.percentile());
                    if (measured == null) return null;
                    return asked.limit(labels, condition.factor()).doubleValue() * measured;
                };
        var judge =
                new LatencyJudge(
                        asked, condition.percentile(), condition.minimumSample(), limitOf, health);
        var steps = new TreeMap<Double, Set<String>>();
        for (var model : baselines.keySet()) {
            var limit = limitOf.apply(Labels.of(Labels.MODEL, model));
            if (limit == null || limit <= 0) continue;
            var step = Math.pow(STEP, Math.floor(Math.log(limit) / Math.log(STEP)));
            steps.computeIfAbsent(Math.min(step, limit), ignored -> new HashSet<>()).add(model);
        }
        return judge.roughly(steps);
    }

    private Progress roughly(Map<Double, Set<String>> steps) {
        var questions = new ArrayList<Question.GroupCounts>();
        steps.forEach(
                (limit, models) ->
                        questions.add(asked.count(Matching.slowPredictions(limit), models)));
        return new Progress.Asking(
                questions,
                answers -> {
                    var slower = new HashMap<Labels, Long>();
                    for (var question : questions) {
                        asked.judged(answers.get(question))
                                .forEach(
                                        (labels, slow) -> {
                                            if (limitOf.apply(labels) == null) return;
                                            if (tooMany(slow, Math.max(1, least(labels)))) {
                                                slower.merge(labels, slow, Math::max);
                                            }
                                        });
                    }
                    var candidates = Judges.union(slower.keySet(), asked.tracked());
                    return candidates.isEmpty() ? done(List.of()) : totals(candidates, slower);
                });
    }

    /** One slow prediction is too many of fifty, but not of five thousand. */
    private Progress totals(Set<Labels> candidates, Map<Labels, Long> roughly) {
        var question = asked.count(Matching.MEASURED_PREDICTIONS, asked.models(candidates));
        return new Progress.Asking(
                List.of(question),
                answers -> {
                    var all = asked.judged(answers.get(question));
                    var left = new HashSet<>(asked.tracked());
                    roughly.forEach(
                            (labels, slow) -> {
                                var total = all.getOrDefault(labels, 0L);
                                if (total >= least(labels) && tooMany(slow, total)) {
                                    left.add(labels);
                                }
                            });
                    return left.isEmpty() ? done(List.of()) : exactly(left, all);
                });
    }

    private Progress exactly(Set<Labels> candidates, Map<Labels, Long> all) {
        var byLimit = new TreeMap<Double, Set<Labels>>();
        for (var labels : candidates) {
            var limit = limitOf.apply(labels);
            if (limit != null) {
                byLimit.computeIfAbsent(limit, ignored -> new HashSet<>()).add(labels);
            }
        }
        var slow = new LinkedHashMap<Question.GroupCounts, Set<Labels>>();
        byLimit.forEach(
                (limit, groups) ->
                        slow.put(
                                asked.count(Matching.slowPredictions(limit), asked.models(groups)),
                                groups));
        return new Progress.Asking(
                List.copyOf(slow.keySet()),
                answers -> {
                    var slower = new HashMap<Labels, Long>();
                    for (var entry : slow.entrySet()) {
                        var counts = asked.judged(answers.get(entry.getKey()));
                        for (var labels : entry.getValue()) {
                            slower.put(labels, counts.getOrDefault(labels, 0L));
                        }
                    }
                    return values(candidates, all, slower);
                });
    }

    /** The percentiles themselves, for people: only of groups that have or get an alert. */
    private Progress values(
            Set<Labels> candidates, Map<Labels, Long> all, Map<Labels, Long> slower) {
        var shown = new HashSet<Labels>();
        for (var labels : candidates) {
            var total = all.getOrDefault(labels, 0L);
            if (asked.tracked().contains(labels)
                    || tooMany(slower.getOrDefault(labels, 0L), total)) {
                shown.add(labels);
            }
        }
        var models = asked.models(shown);
        if (models.isEmpty()) return done(verdicts(candidates, all, slower, Map.of()));
        var question =
                new Question.GroupLatencies(
                        asked.range(),
                        asked.rule().filter(),
                        percentile,
                        asked.rule().groupBy(),
                        models);
        return new Progress.Asking(
                List.of(question),
                answers -> {
                    var values = new HashMap<Labels, GroupLatency>();
                    for (var latency : answers.get(question)) {
                        values.put(Case.labels(latency.group()), latency);
                    }
                    return done(verdicts(candidates, all, slower, values));
                });
    }

    private List<Verdict> verdicts(
            Set<Labels> candidates,
            Map<Labels, Long> all,
            Map<Labels, Long> slower,
            Map<Labels, GroupLatency> values) {
        var verdicts = new ArrayList<Verdict>();
        for (var labels : candidates) {
            var total = all.getOrDefault(labels, 0L);
            var latency = values.get(labels);
            verdicts.add(
                    verdict(
                            labels,
                            total,
                            Math.min(total, slower.getOrDefault(labels, 0L)),
                            latency == null ? null : latency.milliseconds()));
        }
        return verdicts;
    }

    private Verdict verdict(Labels labels, long total, long slow, @Nullable Double value) {
        if (total == 0) return asked.empty(labels);
        var limit = limitOf.apply(labels);
        if (limit == null) return new Verdict.NoData(labels, Health.NoData.NO_BASELINE);
        if (total < least(labels)) {
            return new Verdict.NoData(labels, Health.NoData.INSUFFICIENT);
        }
        var reading = new Reading(value, limit, slow, total);
        return tooMany(slow, total)
                ? new Verdict.Breach(labels, reading)
                : new Verdict.Clear(labels, reading);
    }

    private long least(Labels labels) {
        return asked.minimumSample(labels, minimumSample);
    }

    private boolean tooMany(long slow, long total) {
        return Judges.exceeds(slow, HUNDRED.subtract(percentile), total);
    }

    private Progress done(List<Verdict> verdicts) {
        return new Progress.Done(new Judgement(health, verdicts, verdicts.size()));
    }
}
