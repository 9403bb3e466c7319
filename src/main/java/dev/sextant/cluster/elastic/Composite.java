package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** Groups that are asked for by name in one search. */
    private static final int NAMED = 200;

    private final Clauses clauses;
    private final ObjectNode query;
    private final List<String> contractNames;
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
        this.clauses = clauses;
        this.query = query;
        this.contractNames = List.copyOf(contractNames);
        this.sources =
                contractNames.stream()
                        .filter(name -> clauses.fields().constant(name) == null)
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
        if (sources.isEmpty()) return single(then);
        var asWritten =
                sources.size() == contractNames.size()
                        && contractNames.stream().noneMatch(clauses::differ);
        return page(
                null,
                new ArrayList<>(),
                pageSize,
                buckets -> asWritten ? then.with(buckets) : meant(buckets, then));
    }

    /** Where every field has one value for all documents, there is one group. */
    private <A> Plan<A> single(Then<A> then) {
        var all = object("filters", object("filters", List.of(Clauses.everything())));
        if (inner != null) all.set("aggs", inner);
        return new Plan<>(
                List.of(Clauses.search(query, object("each", all))),
                responses -> {
                    var each = responses.getFirst().path("aggregations").path("each");
                    var found = new ArrayList<JsonNode>();
                    for (var bucket : each.path("buckets")) {
                        if (Readings.count(bucket) > 0) found.add(bucket);
                    }
                    return meant(found, then);
                });
    }

    /**
     * Groups by what their values mean. Those that are one are added up; where there is more to
     * them than a count, they are asked for again as one.
     */
    private <A> Plan.Step<A> meant(List<JsonNode> buckets, Then<A> then) throws ClusterException {
        var byKey = new LinkedHashMap<ObjectNode, ObjectNode>();
        var twice = new LinkedHashSet<ObjectNode>();
        for (var bucket : buckets) {
            var key = key(bucket.path("key"));
            ObjectNode own = bucket.<ObjectNode>deepCopy().set("key", key);
            var other = byKey.putIfAbsent(key, own);
            if (other == null) continue;
            twice.add(key);
            other.put("doc_count", Readings.count(other) + Readings.count(own));
        }
        return inner == null || twice.isEmpty()
                ? then.with(List.copyOf(byKey.values()))
                : Plan.more(named(List.copyOf(twice), 0, byKey, then));
    }

    private ObjectNode key(JsonNode written) {
        var key = object();
        for (var name : contractNames) {
            var constant = clauses.fields().constant(name);
            var value = written.path(name);
            if (constant != null) {
                key.put(name, constant);
            } else if (clauses.differ(name) && !value.isNull()) {
                key.put(name, clauses.fields().meanings(name).of(Readings.key(value)));
            } else {
                key.set(name, value);
            }
        }
        return key;
    }

    private <A> Plan<A> named(
            List<ObjectNode> keys, int from, Map<ObjectNode, ObjectNode> byKey, Then<A> then) {
        var some = keys.subList(from, Math.min(keys.size(), from + NAMED));
        var filters = some.stream().map(this::having).toList();
        var each = object("filters", object("filters", filters));
        if (inner != null) each.set("aggs", inner);
        return new Plan<>(
                List.of(Clauses.search(query, object("each", each))),
                responses -> {
                    var buckets =
                            responses.getFirst().path("aggregations").path("each").path("buckets");
                    for (var i = 0; i < some.size(); i++) {
                        var key = some.get(i);
                        byKey.put(key, buckets.path(i).<ObjectNode>deepCopy().set("key", key));
                    }
                    var next = from + some.size();
                    return next < keys.size()
                            ? Plan.more(named(keys, next, byKey, then))
                            : then.with(List.copyOf(byKey.values()));
                });
    }

    private ObjectNode having(ObjectNode key) {
        var all = new ArrayList<ObjectNode>();
        for (var name : contractNames) {
            var value = key.path(name);
            all.add(value.isNull() ? clauses.lacks(name) : clauses.term(name, Readings.key(value)));
        }
        return Clauses.all(all);
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
