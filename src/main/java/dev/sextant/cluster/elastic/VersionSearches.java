package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.VersionStats;
import dev.sextant.model.Latency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each version of a model did, and which stage it is in. */
final class VersionSearches {

    /** Versions in one page. */
    private static final int PAGE = 1_000;

    private static final String PRODUCTION = "Production";
    private static final String ARCHIVED = "Archived";

    private final Clauses clauses;

    VersionSearches(Clauses clauses) {
        this.clauses = clauses;
    }

    Plan<List<VersionStats>> plan(Question.Versions question) {
        var seen = object("field", clauses.field(Fields.TIME));
        var newestStage =
                Clauses.with(
                        clauses.terms(Fields.STAGE, 1, object("newest", "desc")),
                        object("newest", object("max", seen)));
        var inner =
                object(
                        "latency",
                        clauses.percentiles(),
                        "measured",
                        clauses.measured(),
                        "errors",
                        clauses.failures(),
                        "first",
                        object("min", seen),
                        "last",
                        object("max", seen),
                        "stages",
                        newestStage);
        var predictions =
                new Composite(
                        clauses,
                        clauses.predictions(question.range(), question.filter()),
                        List.of(Fields.MODEL, Fields.VERSION),
                        inner,
                        PAGE);
        // A version's stage is its newest one, whatever stage the predictions are filtered by.
        var registry =
                new RegistrySearches(clauses)
                        .newestStages(
                                clauses.before(question.range().to()),
                                question.filter().withStage(null));
        return predictions.plan(
                used ->
                        Plan.more(
                                registry.plan(
                                        staged ->
                                                Plan.done(
                                                        merged(
                                                                used,
                                                                stages(staged),
                                                                question.filter().stage())))));
    }

    private record Key(String model, String version) {}

    private record Stage(String name, Instant since) {}

    private static Key key(JsonNode bucket) {
        var key = bucket.path("key");
        return new Key(
                Readings.key(key.path(Fields.MODEL)), Readings.key(key.path(Fields.VERSION)));
    }

    /** The stage of each version over all environments that were asked for. */
    private Map<Key, Stage> stages(List<JsonNode> buckets) {
        var stages = new HashMap<Key, Stage>();
        for (var bucket : buckets) {
            var hit = Readings.newest(bucket, clauses);
            var name = hit.text(Fields.STAGE);
            var since = hit.time();
            if (name == null || since == null) continue;
            stages.merge(key(bucket), new Stage(name, since), VersionSearches::leading);
        }
        return stages;
    }

    /** Production in any environment is what counts; else the newer stage. */
    private static Stage leading(Stage one, Stage other) {
        var oneServes = one.name().equals(PRODUCTION);
        if (oneServes != other.name().equals(PRODUCTION)) return oneServes ? one : other;
        return one.since().isAfter(other.since()) ? one : other;
    }

    private List<VersionStats> merged(
            List<JsonNode> used, Map<Key, Stage> stages, @Nullable String stageFilter) {
        var versions = new ArrayList<VersionStats>();
        for (var bucket : used) {
            var key = key(bucket);
            var stage = stages.remove(key);
            versions.add(
                    new VersionStats(
                            key.model(),
                            key.version(),
                            Readings.count(bucket),
                            Readings.count(bucket.path("errors")),
                            clauses.latency(bucket),
                            Readings.time(bucket.path("first")),
                            Readings.time(bucket.path("last")),
                            stage != null ? stage.name() : usedStage(bucket)));
        }
        // What is left made no predictions; it is listed unless it is history.
        stages.forEach(
                (key, stage) -> {
                    var asked = stageFilter == null || stageFilter.equals(stage.name());
                    if (asked && !stage.name().equals(ARCHIVED)) {
                        versions.add(
                                new VersionStats(
                                        key.model(),
                                        key.version(),
                                        0,
                                        0,
                                        Latency.NONE,
                                        null,
                                        null,
                                        stage.name()));
                    }
                });
        versions.sort(
                Comparator.comparing(VersionStats::model)
                        .thenComparing(VersionStats::version, VersionSearches::newestFirst));
        return List.copyOf(versions);
    }

    private @Nullable String usedStage(JsonNode bucket) {
        var groups = clauses.groups(Fields.STAGE, bucket.path("stages"));
        return groups.isEmpty() ? null : groups.getFirst().value();
    }

    /** Whole numbers by value, others by text. */
    private static int newestFirst(String one, String other) {
        return one.matches("\\d{1,18}") && other.matches("\\d{1,18}")
                ? Long.compare(Long.parseLong(other), Long.parseLong(one))
                : other.compareTo(one);
    }
}
