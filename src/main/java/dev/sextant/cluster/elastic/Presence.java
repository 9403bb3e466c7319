package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds an index of the range in which no document has a field that a count depends on: renamed
 * there, its documents would silently drop out of the count, and fewer failures would look like
 * health. The mapping of older indices still has the field, so the mapping alone does not tell.
 *
 * <p>Usually one search that matches nothing, which costs next to nothing. A latency needs no such
 * look: documents without one are in neither part of a ratio.
 */
final class Presence {

    /** Indices of one range. */
    private static final int INDICES = 10_000;

    private static final ObjectNode BY_INDEX =
            object("indices", object("terms", object("field", "_index", "size", INDICES)));

    private final Clauses clauses;

    Presence(Clauses clauses) {
        this.clauses = clauses;
    }

    /** Fails with {@link Reason#FIELD_MISSING}; answers true otherwise. */
    Plan<Boolean> of(Question.GroupCounts question) {
        var matching = question.matching();
        var range = clauses.in(question.range());
        var events = new ArrayList<ObjectNode>();
        events.addAll(clauses.matching(new Matching(matching.events(), false, false, null)));
        events.add(range);
        Plan<Boolean> plan = new Plan<>(List.of(), responses -> Plan.done(true));
        if (!matching.events().isEmpty()) {
            // Documents that are no model log at all may share the pattern.
            var logs = List.of(range, clauses.exists(Fields.MODEL));
            plan = plan.with(of(logs, Fields.EVENT), Boolean::logicalAnd);
        }
        for (var name : needed(question)) {
            plan = plan.with(of(events, name), Boolean::logicalAnd);
        }
        return plan;
    }

    /** Fields whose absence would make the count smaller. */
    private static List<String> needed(Question.GroupCounts question) {
        var names = new ArrayList<String>();
        var filter = question.filter();
        if (question.matching().failedOnly()) names.add(Fields.STATUS);
        if (question.by().contains(Dimension.MODEL)
                || !question.models().isEmpty()
                || filter.model() != null) {
            names.add(Fields.MODEL);
        }
        if (filter.environment() != null) names.add(Fields.ENVIRONMENT);
        if (filter.stage() != null) names.add(Fields.STAGE);
        return names;
    }

    private Plan<Boolean> of(List<ObjectNode> base, String contractName) {
        var without = new ArrayList<>(base);
        without.add(clauses.lacks(contractName));
        return byIndex(without)
                .then(
                        lacking ->
                                lacking.isEmpty()
                                        ? Plan.done(true)
                                        : Plan.more(compared(base, contractName, lacking)));
    }

    private Plan<Boolean> compared(
            List<ObjectNode> base, String contractName, Map<String, Long> lacking) {
        return byIndex(base)
                .then(
                        all -> {
                            for (var index : lacking.entrySet()) {
                                var count = index.getValue();
                                if (count >= all.getOrDefault(index.getKey(), 0L)) {
                                    throw missing(contractName, index.getKey(), count);
                                }
                            }
                            return Plan.done(true);
                        });
    }

    private ClusterException missing(String contractName, String index, long count) {
        return new ClusterException(
                Reason.FIELD_MISSING,
                Sentence.of(
                        "cluster.absent",
                        String.valueOf(count),
                        index,
                        clauses.fields().source(contractName)));
    }

    private static Plan<Map<String, Long>> byIndex(List<ObjectNode> query) {
        return new Plan<>(
                List.of(Clauses.search(Clauses.all(query), BY_INDEX.deepCopy())),
                responses -> {
                    var counts = new HashMap<String, Long>();
                    JsonNode indices = responses.getFirst().path("aggregations").path("indices");
                    for (var bucket : indices.path("buckets")) {
                        counts.put(bucket.path("key").asText(), Readings.count(bucket));
                    }
                    return Plan.done(counts);
                });
    }
}
