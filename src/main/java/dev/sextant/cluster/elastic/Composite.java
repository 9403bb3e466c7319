package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every combination of some fields that a query matches, paged until the end: none is ever cut off.
 */
final class Composite {

    /** Goes on with all buckets; their {@code key} holds the fields by their contract names. */
    @FunctionalInterface
    interface Then<A> {
        Plan.Step<A> with(List<JsonNode> buckets) throws ClusterException;
    }

    private final ObjectNode query;
    private final List<ObjectNode> sources;
    private final @Nullable ObjectNode inner;
    private final int pageSize;

    /**
     * @param inner aggregations in each bucket; null for none
     */
    Composite(
            Clauses clauses,
            ObjectNode query,
            List<String> contractNames,
            @Nullable ObjectNode inner,
            int pageSize) {
        this.query = query;
        this.sources =
                contractNames.stream()
                        .map(
                                name ->
                                        object(
                                                name,
                                                object(
                                                        "terms",
                                                        object(
                                                                "field",
                                                                clauses.field(name),
                                                                "missing_bucket",
                                                                name.equals(Fields.ENVIRONMENT)))))
                        .toList();
        this.inner = inner;
        this.pageSize = pageSize;
    }

    <A> Plan<A> plan(Then<A> then) {
        return page(null, new ArrayList<>(), then);
    }

    private <A> Plan<A> page(@Nullable JsonNode after, List<JsonNode> read, Then<A> then) {
        var composite = object("size", pageSize, "sources", sources);
        if (after != null) composite.set("after", after);
        var aggregation = object("composite", composite);
        if (inner != null) aggregation.set("aggs", inner);
        return new Plan<>(
                List.of(Clauses.search(query, object("each", aggregation))),
                responses -> {
                    var each = responses.getFirst().path("aggregations").path("each");
                    each.path("buckets").forEach(read::add);
                    return each.has("after_key") && each.path("buckets").size() == pageSize
                            ? Plan.more(page(each.path("after_key"), read, then))
                            : then.with(read);
                });
    }
}
