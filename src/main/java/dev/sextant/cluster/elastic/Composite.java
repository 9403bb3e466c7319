package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** A server that allows fewer buckets than this cannot be asked by groups. */
    private static final int SMALLEST_PAGE = 50;

    private final ObjectNode query;
    private final List<ObjectNode> sources;
    private final @Nullable ObjectNode inner;
    private final int pageSize;

    /**
     * Documents that lack any of the fields but the environment are left out.
     *
     * @param inner aggregations in each bucket; null for none
     */
    Composite(
            Clauses clauses,
            ObjectNode query,
            List<String> contractNames,
            @Nullable ObjectNode inner,
            int pageSize) {
        this(clauses, query, contractNames, Set.of(Fields.ENVIRONMENT), inner, pageSize);
    }

    /**
     * @param lacking fields that a document may lack; their key is null then
     * @param inner aggregations in each bucket; null for none
     */
    Composite(
            Clauses clauses,
            ObjectNode query,
            List<String> contractNames,
            Set<String> lacking,
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
                                                                lacking.contains(name)))))
                        .toList();
        this.inner = inner;
        this.pageSize = pageSize;
    }

    <A> Plan<A> plan(Then<A> then) {
        return page(null, new ArrayList<>(), pageSize, then);
    }

    private <A> Plan<A> page(
            @Nullable JsonNode after, List<JsonNode> read, int size, Then<A> then) {
        var composite = object("size", size, "sources", sources);
        if (after != null) composite.set("after", after);
        var aggregation = object("composite", composite);
        if (inner != null) aggregation.set("aggs", inner);
        return new Plan<>(
                List.of(Clauses.search(query, object("each", aggregation))),
                responses -> {
                    var each = responses.getFirst().path("aggregations").path("each");
                    each.path("buckets").forEach(read::add);
                    return each.has("after_key") && each.path("buckets").size() == size
                            ? Plan.more(page(each.path("after_key"), read, size, then))
                            : then.with(read);
                },
                size <= SMALLEST_PAGE ? null : () -> page(after, read, size / 2, then));
    }
}
