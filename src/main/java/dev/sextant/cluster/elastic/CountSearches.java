package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.FilterChoices;
import dev.sextant.cluster.LifecycleBucket;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The searches whose answers are counts. Errors are always searched apart: they are rare. */
final class CountSearches {

    private static final List<String> LIFECYCLE = List.of("registered", "transitioned", "deployed");

    /** Values that a filter's menu offers. */
    private static final int CHOICES = 50;

    private final Clauses clauses;

    CountSearches(Clauses clauses) {
        this.clauses = clauses;
    }

    Plan<Totals> totals(Question.ModelTotals question) {
        var predictions = clauses.predictions(question.range(), question.filter());
        var errors =
                clauses.predictions(
                        question.range(),
                        question.filter(),
                        clauses.anyOf(Fields.STATUS, Clauses.FAILURES));
        var byModel = object("models", clauses.terms(Fields.MODEL, Clauses.TERMS_PAGE));
        if (!tellsErrors()) return withoutErrors(predictions, byModel);
        return new Plan<>(
                List.of(Clauses.search(predictions, byModel), Clauses.search(errors, byModel)),
                responses -> {
                    var all = responses.get(0).path("aggregations").path("models");
                    var failed = responses.get(1).path("aggregations").path("models");
                    if (cut(all) || cut(failed)) return Plan.more(paged(predictions, errors));
                    return Plan.done(
                            totals(
                                    clauses.counts(Fields.MODEL, all),
                                    clauses.counts(Fields.MODEL, failed)));
                });
    }

    private boolean tellsErrors() {
        return !clauses.fields().lacks(Fields.STATUS);
    }

    private Plan<Totals> withoutErrors(ObjectNode predictions, ObjectNode byModel) {
        return new Plan<>(
                List.of(Clauses.search(predictions, byModel)),
                responses -> {
                    var all = responses.getFirst().path("aggregations").path("models");
                    return cut(all)
                            ? Plan.more(
                                    everyModel(predictions)
                                            .plan(found -> Plan.done(totals(counts(found), null))))
                            : Plan.done(totals(clauses.counts(Fields.MODEL, all), null));
                });
    }

    private Plan<Totals> paged(ObjectNode predictions, ObjectNode errors) {
        return everyModel(predictions)
                .plan(
                        all ->
                                Plan.more(
                                        everyModel(errors)
                                                .plan(
                                                        failed ->
                                                                Plan.done(
                                                                        totals(
                                                                                counts(all),
                                                                                counts(failed))))));
    }

    private Composite everyModel(ObjectNode query) {
        return new Composite(clauses, query, List.of(Fields.MODEL), null, Clauses.TERMS_PAGE);
    }

    private static boolean cut(JsonNode terms) {
        return terms.path("sum_other_doc_count").asLong() > 0;
    }

    private static Map<String, Long> counts(List<JsonNode> composite) {
        var counts = new HashMap<String, Long>();
        for (var bucket : composite) {
            counts.put(Readings.key(bucket.path("key").path(Fields.MODEL)), Readings.count(bucket));
        }
        return counts;
    }

    private static Totals totals(
            Map<String, Long> predictions, @Nullable Map<String, Long> errors) {
        return new Totals(
                predictions.entrySet().stream()
                        .map(
                                entry ->
                                        new Totals.ModelTotal(
                                                entry.getKey(),
                                                entry.getValue(),
                                                errors == null
                                                        ? null
                                                        : errors.getOrDefault(entry.getKey(), 0L)))
                        .sorted(
                                Comparator.comparingLong(Totals.ModelTotal::predictions)
                                        .reversed()
                                        .thenComparing(Totals.ModelTotal::model))
                        .toList());
    }

    Plan<List<ErrorBucket>> errorsOverTime(Question.ErrorsOverTime question) {
        var overTime = object("over_time", clauses.overTime(question.interval()));
        var searches = new ArrayList<ObjectNode>();
        searches.add(
                Clauses.search(clauses.predictions(question.range(), question.filter()), overTime));
        if (tellsErrors()) {
            searches.add(
                    Clauses.search(
                            clauses.predictions(
                                    question.range(),
                                    question.filter(),
                                    clauses.anyOf(Fields.STATUS, Clauses.FAILURES)),
                            overTime));
        }
        return new Plan<>(
                searches,
                responses -> {
                    var errors = tellsErrors() ? overTime(responses.get(1)) : null;
                    var buckets = new ArrayList<ErrorBucket>();
                    overTime(responses.getFirst())
                            .forEach(
                                    (start, predictions) ->
                                            buckets.add(
                                                    new ErrorBucket(
                                                            start,
                                                            predictions,
                                                            errors == null
                                                                    ? null
                                                                    : errors.getOrDefault(
                                                                            start, 0L))));
                    return Plan.done(List.copyOf(buckets));
                });
    }

    private static Map<Instant, Long> overTime(JsonNode response) {
        return byStart(response.path("aggregations").path("over_time"));
    }

    private static Map<Instant, Long> byStart(JsonNode histogram) {
        var counts = new TreeMap<Instant, Long>();
        for (var bucket : histogram.path("buckets")) {
            counts.put(Readings.start(bucket), Readings.count(bucket));
        }
        return counts;
    }

    Plan<List<LifecycleBucket>> lifecycle(Question.LifecycleOverTime question) {
        var overTime = clauses.overTime(question.interval());
        var aggregations =
                object(
                        "events",
                        Clauses.with(
                                clauses.named(Fields.EVENT, LIFECYCLE),
                                object("over_time", overTime)),
                        "failed",
                        Clauses.with(clauses.failures(), object("over_time", overTime)));
        var query = clauses.events(LIFECYCLE, clauses.in(question.range()), question.filter());
        return new Plan<>(
                List.of(Clauses.search(query, aggregations)),
                responses -> {
                    var found = responses.getFirst().path("aggregations");
                    var byEvent = new HashMap<String, Map<Instant, Long>>();
                    for (var event : clauses.groups(Fields.EVENT, found.path("events"))) {
                        byEvent.put(event.value(), byStart(event.bucket().path("over_time")));
                    }
                    var failed = byStart(found.path("failed").path("over_time"));
                    return Plan.done(lifecycle(byEvent, failed));
                });
    }

    private static List<LifecycleBucket> lifecycle(
            Map<String, Map<Instant, Long>> byEvent, Map<Instant, Long> failed) {
        var starts = new TreeMap<Instant, Boolean>();
        byEvent.values().forEach(counts -> counts.keySet().forEach(at -> starts.put(at, true)));
        var none = Map.<Instant, Long>of();
        return starts.keySet().stream()
                .map(
                        start ->
                                new LifecycleBucket(
                                        start,
                                        byEvent.getOrDefault("registered", none)
                                                .getOrDefault(start, 0L),
                                        byEvent.getOrDefault("transitioned", none)
                                                .getOrDefault(start, 0L),
                                        byEvent.getOrDefault("deployed", none)
                                                .getOrDefault(start, 0L),
                                        failed.getOrDefault(start, 0L)))
                .toList();
    }

    Plan<FilterChoices> choices(Question.Choices question) {
        var aggregations =
                object(
                        "environments",
                        choices(Fields.ENVIRONMENT),
                        "stages",
                        choices(Fields.STAGE));
        return new Plan<>(
                List.of(
                        Clauses.search(
                                Clauses.all(List.of(clauses.in(question.range()))), aggregations)),
                responses -> {
                    var found = responses.getFirst().path("aggregations");
                    return Plan.done(
                            new FilterChoices(
                                    chosen(Fields.ENVIRONMENT, found.path("environments")),
                                    chosen(Fields.STAGE, found.path("stages"))));
                });
    }

    private ObjectNode choices(String contractName) {
        return clauses.terms(
                contractName, clauses.differ(contractName) ? Clauses.TERMS_PAGE : CHOICES);
    }

    /** The commonest first. */
    private List<String> chosen(String contractName, JsonNode groups) {
        return clauses.counts(contractName, groups).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(CHOICES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
