package dev.sextant.cluster;

import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.Latency;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events computed from the time alone, so that every question about the same range agrees: a few
 * models with a day and a night, one whose newest version is slow and fails.
 */
public class InventedLog {

    /** When the bad version was deployed. */
    public static final Instant INCIDENT = Instant.parse("2026-11-22T07:38:07Z");

    private static final List<String> MODELS =
            List.of(
                    "search-ranker",
                    "fraud-detector",
                    "churn-predictor",
                    "image-moderation",
                    "credit-risk",
                    "ผู้ช่วยตอบแชต",
                    "price-forecast",
                    "spam-filter",
                    "demand-planner");

    /** Known to the cluster, but silent in every range that is looked at. */
    private static final List<String> OLD_MODELS =
            List.of("legacy \"ranker\" <b>&amp;</b>", "fraud-🙂-detector");

    private static final List<String> USERS = List.of("somchai", "anchalee", "deploy-bot");
    private static final double[] PER_MINUTE = {320, 182, 243, 49, 61, 30, 22, 12, 6};
    private static final double[] P50 = {60, 88, 70, 120, 105, 210, 45, 20, 300};
    private static final double[] ERROR_SHARE = {
        .0044, .0061, .0012, .0082, .0131, .002, .0009, .0007, .004
    };

    Traffic traffic(Question.PredictionsOverTime asked) {
        var all = new ArrayList<ModelTraffic>();
        for (var index = 0; index < MODELS.size(); index++) {
            if (!wanted(asked.filter(), MODELS.get(index))) continue;
            all.add(
                    model(
                            index,
                            asked.range(),
                            asked.interval(),
                            asked.depth() != Question.Depth.COUNTS));
        }
        var shown = all.stream().limit(asked.topModels()).toList();
        var rest = all.stream().skip(asked.topModels()).toList();
        return new Traffic(
                shown,
                rest.isEmpty() ? null : sum(rest),
                rest.stream().map(ModelTraffic::model).map(String::valueOf).toList(),
                sum(all),
                true);
    }

    NamesFound names(Question.Names asked) {
        var wanted = asked.text().toLowerCase(Locale.ROOT);
        var models =
                Stream.concat(MODELS.stream(), OLD_MODELS.stream())
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                        .limit(asked.most())
                        .map(name -> new NamesFound.Name(name, 10, INCIDENT))
                        .toList();
        var users =
                USERS.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                        .limit(asked.most())
                        .map(name -> new NamesFound.Name(name, 3, INCIDENT))
                        .toList();
        return new NamesFound(models, users);
    }

    Totals totals(Question.ModelTotals asked) {
        return new Totals(
                IntStream.range(0, MODELS.size())
                        .filter(index -> wanted(asked.filter(), MODELS.get(index)))
                        .mapToObj(
                                index ->
                                        new Totals.ModelTotal(
                                                MODELS.get(index),
                                                count(index, asked.range()),
                                                errors(index, asked.range())))
                        .filter(total -> total.predictions() > 0)
                        .toList());
    }

    List<ErrorBucket> errors(Question.ErrorsOverTime asked) {
        var buckets = new ArrayList<ErrorBucket>();
        for (var slice : slices(asked.range(), asked.interval())) {
            long predictions = 0;
            long errors = 0;
            for (var index = 0; index < MODELS.size(); index++) {
                if (!wanted(asked.filter(), MODELS.get(index))) continue;
                predictions += count(index, slice);
                errors += errors(index, slice);
            }
            if (predictions > 0) {
                buckets.add(
                        new ErrorBucket(asked.interval().floor(slice.from()), predictions, errors));
            }
        }
        return buckets;
    }

    List<VersionStats> versions(Question.Versions asked) {
        var from = asked.range().from();
        var to = asked.range().to();
        var stats = new ArrayList<VersionStats>();
        for (var index = 0; index < MODELS.size(); index++) {
            var model = MODELS.get(index);
            if (!wanted(asked.filter(), model)) continue;
            var count = count(index, asked.range());
            if (index != 1) {
                stats.add(
                        new VersionStats(
                                model,
                                "4",
                                count,
                                errors(index, asked.range()),
                                latency(index, from, count, true),
                                from,
                                to,
                                "Production"));
                continue;
            }
            stats.add(
                    new VersionStats(
                            model, "12", 4_310, 1_038, slow(4_310), INCIDENT, to, "Production"));
            stats.add(
                    new VersionStats(
                            model,
                            "11",
                            13_894,
                            85,
                            new Latency(13_894, 91.0, 88.0, 142.0, 166.0),
                            from,
                            INCIDENT,
                            "Archived"));
            stats.add(new VersionStats(model, "10", 0, 0, Latency.NONE, null, null, "Archived"));
        }
        return stats;
    }

    List<LifecycleBucket> lifecycle(Question.LifecycleOverTime asked) {
        var buckets = new ArrayList<LifecycleBucket>();
        for (var slice : slices(asked.range(), asked.interval())) {
            var start = asked.interval().floor(slice.from());
            var turn = Math.floorMod(start.getEpochSecond() / 3_600, 7);
            if (turn > 4) continue;
            buckets.add(new LifecycleBucket(start, 1 + turn, turn, turn / 2, turn == 4 ? 1 : 0));
        }
        return buckets;
    }

    Page<StageChange> stageChanges(Question.StageChanges asked) {
        var changes = new ArrayList<StageChange>();
        changes.add(
                new StageChange(
                        INCIDENT,
                        "ci-bot",
                        "fraud-detector",
                        "12",
                        "Staging",
                        "Production",
                        "success",
                        "production"));
        for (var step = 1; step < 40; step++) {
            changes.add(
                    new StageChange(
                            INCIDENT.minus(Duration.ofMinutes(97L * step)),
                            step % 5 == 0 ? null : step % 2 == 0 ? "nok" : "somchai",
                            MODELS.get(step % MODELS.size()),
                            String.valueOf(1 + step % 31),
                            step % 3 == 0 ? null : "Staging",
                            step % 3 == 0 ? "Staging" : "Production",
                            step % 7 == 0 ? "failed" : "success",
                            "production"));
        }
        return new Page<>(
                changes.stream()
                        .filter(change -> asked.range().contains(change.time()))
                        .filter(change -> wanted(asked.filter(), String.valueOf(change.model())))
                        .toList(),
                null);
    }

    List<Deployment> deployments(Question.Deployments asked) {
        var incident =
                new Deployment(INCIDENT, "fraud-detector", "12", "production", "ci-bot", "success");
        return asked.range().contains(INCIDENT) && wanted(asked.filter(), "fraud-detector")
                ? List.of(incident)
                : List.of();
    }

    List<InventoryEntry> inventory(Question.Inventory asked) {
        var entries = new ArrayList<InventoryEntry>();
        for (var model : MODELS) {
            if (!wanted(asked.filter(), model)) continue;
            var bad = model.equals("fraud-detector");
            entries.add(
                    new InventoryEntry(
                            model,
                            bad ? "12" : "4",
                            "production",
                            bad ? INCIDENT : INCIDENT.minus(Duration.ofDays(9))));
        }
        if (asked.filter().model() == null) {
            entries.add(
                    new InventoryEntry(
                            "old-ranker", "2", "production", INCIDENT.minus(Duration.ofDays(90))));
        }
        return entries;
    }

    Page<LogEntry> entries(EntryQuery query, int size, Cursor after) {
        var start = after.equals(Cursor.START) ? 0 : Integer.parseInt(after.token());
        var items = new ArrayList<LogEntry>();
        for (var number = start; number < Math.min(start + size, 120); number++) {
            var failed =
                    query.matching().failedOnly()
                            || switch (query.outcome()) {
                                case FAILED -> true;
                                case SUCCEEDED -> false;
                                case ANY -> number % 3 == 0;
                            };
            var entry = entry(query, number, failed);
            if (query.requestId() == null || query.requestId().equals(entry.requestId())) {
                items.add(entry);
            }
        }
        var end = start + size;
        return new Page<>(items, end < 120 ? new Cursor(String.valueOf(end)) : null);
    }

    private LogEntry entry(EntryQuery query, int number, boolean failed) {
        var time = query.range().to().minusSeconds(7L * (number + 1));
        var model = query.filter().model() == null ? "fraud-detector" : query.filter().model();
        var requestId = "7c1e%04x-9f03-4b2a-8d11-0b2f5c7a%04x".formatted(number, number * 31);
        return new LogEntry(
                ".ds-model-logs-000003",
                "id-" + number,
                time,
                model,
                "12",
                "production",
                "Production",
                failed ? "error" : "success",
                number % 10 == 9 ? null : 280.0 + number,
                requestId,
                "fraud",
                0.91,
                new TreeMap<>(
                        Map.of(
                                "@timestamp", time.toString(),
                                "event_type", "predict",
                                "model_name", model,
                                "model_version", "12",
                                "request_id", requestId,
                                "status", failed ? "error" : "success",
                                "prediction.label", "fraud",
                                "prediction.score", "0.91",
                                "host.name", "gpu-07")));
    }

    private ModelTraffic model(int index, TimeRange range, Interval interval, boolean percentiles) {
        var steps = new ArrayList<Step>();
        for (var slice : slices(range, interval)) {
            var count = count(index, slice);
            if (count == 0) continue;
            steps.add(
                    new Step(
                            interval.floor(slice.from()),
                            count,
                            latency(index, slice.from(), count, percentiles)));
        }
        var total = count(index, range);
        return new ModelTraffic(
                MODELS.get(index),
                total,
                latency(index, range.to().minusSeconds(60), total, percentiles),
                steps);
    }

    private static ModelTraffic sum(List<ModelTraffic> parts) {
        var counts = new TreeMap<Instant, Long>();
        parts.forEach(
                part ->
                        part.steps()
                                .forEach(
                                        step ->
                                                counts.merge(
                                                        step.start(),
                                                        step.predictions(),
                                                        Long::sum)));
        var steps = new ArrayList<Step>();
        counts.forEach((start, count) -> steps.add(new Step(start, count, Latency.NONE)));
        return new ModelTraffic(
                null,
                parts.stream().mapToLong(ModelTraffic::predictions).sum(),
                new Latency(
                        parts.stream().mapToLong(ModelTraffic::predictions).sum(),
                        120.0,
                        90.0,
                        240.0,
                        348.0),
                steps);
    }

    private static List<TimeRange> slices(TimeRange range, Interval interval) {
        var slices = new ArrayList<TimeRange>();
        for (var start = range.from(); start.isBefore(range.to()); ) {
            var end = interval.next(interval.floor(start));
            if (end.isAfter(range.to())) end = range.to();
            slices.add(new TimeRange(start, end));
            start = end;
        }
        return slices;
    }

    /** Day and night: the integral of the rate over the range, whatever its cut. */
    private static long count(int index, TimeRange range) {
        return Math.round(volume(index, range.to()) - volume(index, range.from()));
    }

    private static double volume(int index, Instant time) {
        var minutes = time.getEpochSecond() / 60.0;
        var day = 2 * Math.PI / 1_440;
        var wave = .45 * Math.sin(day * minutes + index) / day;
        var ripple = 3.1 * Math.sin(minutes / (3.3 + index * .37));
        return PER_MINUTE[index] * (minutes - wave + ripple * .4);
    }

    private static long errors(int index, TimeRange range) {
        var share = ERROR_SHARE[index];
        if (index != 1 || !range.to().isAfter(INCIDENT)) {
            return Math.round(count(index, range) * share);
        }
        if (!range.from().isBefore(INCIDENT)) return Math.round(count(index, range) * .241);
        var good = new TimeRange(range.from(), INCIDENT);
        var bad = new TimeRange(INCIDENT, range.to());
        return Math.round(count(index, good) * share + count(index, bad) * .241);
    }

    private static Latency latency(int index, Instant time, long count, boolean percentiles) {
        if (!percentiles) return Latency.NONE;
        var minutes = time.getEpochSecond() / 60.0;
        var wobble = 1 + .08 * Math.sin(minutes / 47 + index) + .04 * Math.sin(minutes / 11.0);
        if (index == 1 && !time.isBefore(INCIDENT)) wobble *= 1.9;
        var p50 = P50[index] * wobble;
        return new Latency(count, p50 * 1.05, p50, p50 * 1.6, p50 * 1.95);
    }

    private static Latency slow(long count) {
        return new Latency(count, 131.0, 112.0, 301.0, 348.0);
    }

    private static boolean wanted(Filter filter, String model) {
        @Nullable String only = filter.model();
        return only == null || only.equals(model);
    }
}
