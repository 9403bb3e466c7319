package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.GroupLatency;
import dev.sextant.cluster.LatencyProfile;
import dev.sextant.cluster.LatencyProfile.Bin;
import dev.sextant.cluster.Question;
import dev.sextant.model.EventType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long predictions took: a percentile of groups, and how one version's latencies are spread.
 */
final class LatencySearches {

    /** Groups in one page; each carries a sketch of its latencies. */
    private static final int PAGE = 1_000;

    private final Clauses clauses;

    LatencySearches(Clauses clauses) {
        this.clauses = clauses;
    }

    Plan<List<GroupLatency>> byGroup(Question.GroupLatencies question) {
        var query =
                clauses.predictions(
                        question.range(),
                        question.filter(),
                        clauses.anyOf(Fields.MODEL, question.models().stream().sorted().toList()));
        var inner = measures(List.of(question.percentile()));
        if (question.by().isEmpty()) {
            return new Plan<>(
                    List.of(Clauses.search(query, inner)),
                    responses ->
                            Plan.done(
                                    List.of(
                                            latency(
                                                    Map.of(),
                                                    responses.getFirst().path("aggregations")))));
        }
        var names = question.by().stream().map(GroupSearches::field).toList();
        return new Composite(clauses, query, names, Set.copyOf(names), inner, PAGE)
                .plan(
                        buckets ->
                                Plan.done(
                                        buckets.stream()
                                                .map(
                                                        bucket ->
                                                                latency(
                                                                        GroupSearches.group(
                                                                                bucket.path("key"),
                                                                                question.by()),
                                                                        bucket))
                                                .toList()));
    }

    private GroupLatency latency(Map<Dimension, String> group, JsonNode measured) {
        var count = Readings.count(measured.path("measured"));
        return new GroupLatency(group, count, count == 0 ? null : value(measured, 0));
    }

    Plan<LatencyProfile> profile(Question.Latencies question) {
        var ranges = question.ranges().stream().map(clauses::in).toList();
        var query = new ArrayList<ObjectNode>();
        query.add(clauses.term(Fields.EVENT, EventType.PREDICT.logged()));
        query.add(Clauses.anyClause(ranges));
        query.addAll(clauses.matching(question.filter()));
        query.add(clauses.term(Fields.VERSION, question.version()));
        query.add(clauses.exists(Fields.LATENCY));
        var aggregations = measures(question.percentiles());
        aggregations.set("bins", bins());
        return new Plan<>(
                List.of(Clauses.search(Clauses.all(query), aggregations)),
                responses ->
                        Plan.done(
                                profile(
                                        responses.getFirst().path("aggregations"),
                                        question.percentiles())));
    }

    private LatencyProfile profile(JsonNode found, List<BigDecimal> percents) {
        var count = Readings.count(found.path("measured"));
        var percentiles = new HashMap<BigDecimal, Double>();
        for (var i = 0; i < percents.size(); i++) {
            var value = count == 0 ? null : value(found, i);
            if (value != null) percentiles.put(percents.get(i).stripTrailingZeros(), value);
        }
        var bins = new ArrayList<Bin>();
        var edges = LatencyProfile.edges();
        for (var i = 0; i <= edges.size(); i++) {
            var inBin = Readings.count(found.path("bins").path("buckets").path(i));
            if (inBin > 0) bins.add(new Bin(i == 0 ? 0 : edges.get(i - 1), inBin));
        }
        return new LatencyProfile(count, percentiles, bins);
    }

    /** Read with {@link #value}; a count of documents, since a latency may be logged as a list. */
    private ObjectNode measures(List<BigDecimal> percents) {
        return object(
                "measured",
                object("filter", clauses.exists(Fields.LATENCY)),
                "latency",
                clauses.percentiles(percents));
    }

    /** The percentile at a place of the list that was asked for; null when it is no number. */
    private @Nullable Double value(JsonNode measured, int place) {
        return Readings.millis(
                measured.path("latency").path("values").path(place),
                "value",
                clauses.fields().latencyUnit());
    }

    /** Fixed, so that two profiles can be compared; everything outside has a bin of its own. */
    private ObjectNode bins() {
        var ranges = new ArrayList<ObjectNode>();
        var unit = clauses.fields().latencyUnit();
        var edges = LatencyProfile.edges().stream().map(unit::fromMillis).toList();
        ranges.add(object("to", edges.getFirst()));
        for (var i = 0; i + 1 < edges.size(); i++) {
            ranges.add(object("from", edges.get(i), "to", edges.get(i + 1)));
        }
        ranges.add(object("from", edges.getLast()));
        return object("range", object("field", clauses.field(Fields.LATENCY), "ranges", ranges));
    }
}
