package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.model.Latency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Predictions over time per model: models outside, time inside. One round answers while the server
 * can tell the busiest models exactly; otherwise a second one asks for the now known busiest by
 * name. All models at once are asked for in slices that stay below {@code search.max_buckets}.
 */
final class TrafficSearch {

    /** Buckets asked for in one search; the server's own limit is 65,536. */
    private static final int BUCKETS_IN_A_SEARCH = 20_000;

    /** Searches in one round, so that an answer stays below the size cap. */
    private static final int SEARCHES_IN_A_ROUND = 4;

    private final Question.PredictionsOverTime question;
    private final Clauses clauses;

    TrafficSearch(Question.PredictionsOverTime question, Clauses clauses) {
        this.question = question;
        this.clauses = clauses;
    }

    Plan<Traffic> plan() {
        var aggregations = summary();
        // The busiest names need not be those of the busiest models, where several names are one.
        if (question.topModels() != Question.ALL_MODELS && !clauses.differ(Fields.MODEL)) {
            aggregations.set("models", models(question.topModels()));
        }
        var query = clauses.predictions(question.range(), question.filter());
        return new Plan<>(
                List.of(Clauses.search(query, aggregations)),
                responses -> {
                    var found = responses.getFirst().path("aggregations");
                    if (found.path("names").path("sum_other_doc_count").asLong() > 0) {
                        return Plan.more(
                                new Composite(
                                                clauses,
                                                query,
                                                List.of(Fields.MODEL),
                                                null,
                                                Clauses.TERMS_PAGE)
                                        .plan(all -> withNames(found, Readings.busiest(all))));
                    }
                    return withNames(found, ranking(found.path("names")));
                });
    }

    /** Busiest first, equal ones in order of name. */
    private List<String> ranking(JsonNode names) {
        return clauses.counts(Fields.MODEL, names).entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * @param ranking every model, busiest first
     */
    private Plan.Step<Traffic> withNames(JsonNode found, List<String> ranking) {
        var total =
                new ModelTraffic(
                        null,
                        sum(found.path("over_time")),
                        clauses.latency(found),
                        steps(found.path("over_time")));
        var models = found.path("models");
        var exact =
                clauses.fields().constant(Fields.MODEL) != null
                        || models.path("doc_count_error_upper_bound").asLong(-1) == 0;
        if (exact
                && models.path("buckets").size()
                        == Math.min(ranking.size(), question.topModels())) {
            return finish(read(models), ranking, total);
        }
        var busiest = ranking.subList(0, Math.min(ranking.size(), question.topModels()));
        return slices(busiest, 0, new ArrayList<>(), ranking, total);
    }

    /** Asks for the named models a slice at a time, from {@code next} on. */
    private Plan.Step<Traffic> slices(
            List<String> busiest,
            int next,
            List<ModelTraffic> read,
            List<String> ranking,
            ModelTraffic total) {
        if (next >= busiest.size()) {
            read.sort(
                    Comparator.comparingLong(ModelTraffic::predictions)
                            .reversed()
                            .thenComparing(model -> String.valueOf(model.model())));
            return finish(read, ranking, total);
        }
        var slice = Math.max(1, BUCKETS_IN_A_SEARCH / Math.max(1, total.steps().size()));
        var searches = new ArrayList<ObjectNode>();
        var from = next;
        while (from < busiest.size() && searches.size() < SEARCHES_IN_A_ROUND) {
            var names = busiest.subList(from, Math.min(busiest.size(), from + slice));
            searches.add(
                    Clauses.search(
                            clauses.predictions(
                                    question.range(),
                                    question.filter(),
                                    clauses.anyOf(Fields.MODEL, names)),
                            object("models", models(names))));
            from += names.size();
        }
        var following = from;
        return Plan.more(
                new Plan<>(
                        searches,
                        responses -> {
                            for (var response : responses) {
                                read.addAll(read(response.path("aggregations").path("models")));
                            }
                            return slices(busiest, following, read, ranking, total);
                        }));
    }

    private Plan.Step<Traffic> finish(
            List<ModelTraffic> models, List<String> ranking, ModelTraffic total) {
        var others = others(models, total);
        var shown = models.stream().map(model -> String.valueOf(model.model())).toList();
        var apart = new HashSet<>(shown);
        var otherModels = ranking.stream().filter(name -> !apart.contains(name)).toList();
        if (others == null
                || question.depth() != Depth.PERCENTILES_OF_OTHERS
                || !measurable()
                || otherModels.isEmpty()) {
            return Plan.done(new Traffic(models, others, otherModels, total, measurable()));
        }
        var query =
                clauses.predictions(
                        question.range(),
                        question.filter(),
                        object("bool", object("must_not", clauses.anyOf(Fields.MODEL, shown))));
        return Plan.more(
                new Plan<>(
                        List.of(Clauses.search(query, detail())),
                        responses -> {
                            var found = responses.getFirst().path("aggregations");
                            var steps = steps(found.path("over_time"));
                            var measured =
                                    new ModelTraffic(
                                            null,
                                            sum(found.path("over_time")),
                                            clauses.latency(found),
                                            steps);
                            return Plan.done(
                                    new Traffic(
                                            models, measured, otherModels, total, measurable()));
                        }));
    }

    /** What the models drawn apart leave of the total; null when that is nothing. */
    private static @Nullable ModelTraffic others(List<ModelTraffic> models, ModelTraffic total) {
        var rest = new TreeMap<Instant, Long>();
        total.steps().forEach(step -> rest.put(step.start(), step.predictions()));
        for (var model : models) {
            for (var step : model.steps()) {
                rest.merge(step.start(), -step.predictions(), Long::sum);
            }
        }
        var steps =
                rest.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> new Step(entry.getKey(), entry.getValue(), Latency.NONE))
                        .toList();
        if (steps.isEmpty()) return null;
        var predictions = steps.stream().mapToLong(Step::predictions).sum();
        return new ModelTraffic(null, predictions, Latency.NONE, steps);
    }

    private ObjectNode models(int size) {
        return Clauses.with(clauses.terms(Fields.MODEL, size), detail());
    }

    private ObjectNode models(List<String> names) {
        return clauses.differ(Fields.MODEL)
                ? Clauses.with(clauses.named(Fields.MODEL, names), detail())
                : models(names.size());
    }

    /** Over time and over the whole range, with latencies if they are asked for. */
    private ObjectNode detail() {
        var aggregations = latencies();
        var overTime = clauses.overTime(question.interval());
        var inner = latencies();
        aggregations.set("over_time", inner.isEmpty() ? overTime : Clauses.with(overTime, inner));
        return aggregations;
    }

    private ObjectNode summary() {
        var aggregations = latencies();
        aggregations.set("names", clauses.terms(Fields.MODEL, Clauses.TERMS_PAGE));
        aggregations.set("over_time", clauses.overTime(question.interval()));
        return aggregations;
    }

    private boolean measurable() {
        return !clauses.fields().lacks(Fields.LATENCY);
    }

    private ObjectNode latencies() {
        return question.depth() == Depth.COUNTS || !measurable()
                ? object()
                : object("latency", clauses.percentiles(), "measured", clauses.measured());
    }

    private List<ModelTraffic> read(JsonNode models) {
        var read = new ArrayList<ModelTraffic>();
        for (var group : clauses.groups(Fields.MODEL, models)) {
            var bucket = group.bucket();
            read.add(
                    new ModelTraffic(
                            group.value(),
                            Readings.count(bucket),
                            clauses.latency(bucket),
                            steps(bucket.path("over_time"))));
        }
        return read;
    }

    private List<Step> steps(JsonNode histogram) {
        var steps = new ArrayList<Step>();
        for (var bucket : histogram.path("buckets")) {
            steps.add(
                    new Step(
                            Readings.start(bucket),
                            Readings.count(bucket),
                            clauses.latency(bucket)));
        }
        return steps;
    }

    private static long sum(JsonNode histogram) {
        var sum = 0L;
        for (var bucket : histogram.path("buckets")) sum += Readings.count(bucket);
        return sum;
    }
}
