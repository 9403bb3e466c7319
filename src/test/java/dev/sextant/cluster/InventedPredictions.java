package dev.sextant.cluster;

import dev.sextant.cluster.LabelTraffic.LabelSeries;
import dev.sextant.cluster.LabelTraffic.Step;
import dev.sextant.cluster.Scores.Bin;
import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Labels and scores of an {@link InventedLog}'s predictions; some models have none. */
final class InventedPredictions {

    private static final int[] SHAPE = {
        640, 420, 260, 170, 120, 90, 70, 60, 52, 50, 55, 62, 75, 90, 118, 160, 230, 350, 560, 910
    };

    /** The rest of a model's hundred parts has no label. */
    private static final Map<String, Map<String, Integer>> LABELS =
            Map.of(
                    "fraud-detector", Map.of("legitimate", 92, "fraud", 6),
                    "image-moderation", Map.of("🙂 fine", 70, "<b>nude</b>", 20, "", 10),
                    "credit-risk", Map.of("approve", 60, "reject", 30, "รอตรวจสอบ", 10),
                    "spam-filter", Map.of("ham", 64, "spam", 36));

    private final InventedLog log;

    InventedPredictions(InventedLog log) {
        this.log = log;
    }

    List<LabelCount> labels(Question.LabelTotals asked) {
        var day = Interval.parse("1d", java.time.ZoneOffset.UTC);
        return all(asked.range(), asked.filter(), day).stream()
                .map(one -> new LabelCount(one.model(), one.label(), one.predictions()))
                .toList();
    }

    LabelTraffic labels(Question.LabelsOverTime asked) {
        var all = all(asked.range(), asked.filter(), asked.interval());
        var labelled = all.stream().filter(one -> one.label() != null).toList();
        var without = all.stream().filter(one -> one.label() == null).toList();
        var rest = labelled.stream().skip(asked.top()).toList();
        return new LabelTraffic(
                labelled.stream().limit(asked.top()).toList(),
                without.isEmpty() ? List.of() : List.of(sum(asked.filter().model(), without)),
                rest.isEmpty() ? null : sum(null, rest),
                rest.stream()
                        .map(one -> new LabelCount(one.model(), one.label(), one.predictions()))
                        .toList());
    }

    Scores scores(Question.ScoreSpread asked) {
        var interval = Interval.fitting(asked.range(), 50, java.time.ZoneOffset.UTC);
        var all = all(asked.range(), asked.filter(), interval);
        var predictions = all.stream().mapToLong(LabelSeries::predictions).sum();
        var scored =
                all.stream()
                        .filter(one -> one.label() != null)
                        .mapToLong(LabelSeries::predictions)
                        .sum();
        if (scored == 0) return new Scores(predictions, 0, null, null, List.of());
        var bins = new ArrayList<Bin>();
        var left = scored;
        var parts = java.util.Arrays.stream(SHAPE).sum();
        for (var i = 0; i < SHAPE.length; i++) {
            var count = i + 1 == SHAPE.length ? left : scored * SHAPE[i] / parts;
            left -= count;
            bins.add(new Bin(i / 20.0, (i + 1) / 20.0, count));
        }
        return new Scores(predictions, scored, 0.0, 0.9987, bins);
    }

    Page<LogEntry> page(Question.Predictions asked) {
        var query =
                new EntryQuery(asked.range(), asked.filter(), null, EntryQuery.Outcome.ANY, null);
        return log.entries(query, asked.size(), asked.after());
    }

    private List<LabelSeries> all(TimeRange range, Filter filter, Interval interval) {
        var traffic =
                log.traffic(
                        new Question.PredictionsOverTime(
                                range,
                                filter,
                                interval,
                                Question.ALL_MODELS,
                                Question.Depth.COUNTS));
        var all = new ArrayList<LabelSeries>();
        for (var model : traffic.models()) {
            var rest = 100;
            for (var label :
                    new TreeMap<>(LABELS.getOrDefault(model.model(), Map.of())).entrySet()) {
                all.add(part(model, label.getKey(), label.getValue()));
                rest -= label.getValue();
            }
            if (rest > 0) all.add(part(model, null, rest));
        }
        all.removeIf(one -> one.predictions() == 0);
        all.sort(Comparator.comparingLong(LabelSeries::predictions).reversed());
        return all;
    }

    private static LabelSeries part(ModelTraffic model, @Nullable String label, int hundredths) {
        var steps =
                model.steps().stream()
                        .map(step -> new Step(step.start(), step.predictions() * hundredths / 100))
                        .filter(step -> step.predictions() > 0)
                        .toList();
        return series(model.model(), label, steps);
    }

    private static LabelSeries sum(@Nullable String model, List<LabelSeries> parts) {
        var counts = new TreeMap<Instant, Long>();
        for (var part : parts) {
            for (var step : part.steps()) counts.merge(step.start(), step.predictions(), Long::sum);
        }
        var steps = new ArrayList<Step>();
        counts.forEach((start, count) -> steps.add(new Step(start, count)));
        return series(model, null, steps);
    }

    private static LabelSeries series(
            @Nullable String model, @Nullable String label, List<Step> steps) {
        return new LabelSeries(
                model, label, steps.stream().mapToLong(Step::predictions).sum(), steps);
    }
}
