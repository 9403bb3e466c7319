package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.GroupCount;
import dev.sextant.cluster.Question;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Exact counts of every group, however many there are. Documents that have all the fields are
 * counted with nested terms in order of their keys, the model innermost, which costs a third of a
 * composite; those that lack one, usually none, with a composite beside it; and everything with a
 * composite, paged to its end, when the terms do not fit into one answer.
 */
final class GroupSearches {

    /** Model names in one clause; the server's own limit is 65,536. */
    private static final int NAMES_IN_A_CLAUSE = 10_000;

    /** Values of a dimension in one answer. */
    private static final int MODELS = 20_000;

    private static final int OTHERS = 1_000;

    /** Groups in one page when there are more. */
    private static final int PAGE = 10_000;

    private final Clauses clauses;

    GroupSearches(Clauses clauses) {
        this.clauses = clauses;
    }

    Plan<List<GroupCount>> counts(Question.GroupCounts question) {
        var base = new ArrayList<ObjectNode>();
        base.addAll(clauses.matching(question.matching()));
        base.add(clauses.in(question.range()));
        base.addAll(clauses.matching(question.filter()));
        Plan<Map<Map<Dimension, String>, Long>> plan = null;
        for (var models : chunks(question.models())) {
            var query = Clauses.all(models.isEmpty() ? base : and(base, named(models)));
            var named = !models.isEmpty() || question.filter().model() != null;
            var chunk =
                    question.by().isEmpty() ? total(query) : groups(query, question.by(), named);
            plan = plan == null ? chunk : plan.with(chunk, GroupSearches::sum);
        }
        if (plan == null) throw new IllegalStateException("no chunk");
        return new Presence(clauses)
                .of(question)
                .with(plan, (present, counts) -> counts)
                .then(counts -> Plan.done(sorted(counts)));
    }

    private ObjectNode named(Collection<String> models) {
        return clauses.anyOf(Fields.MODEL, models);
    }

    /** One empty chunk when all models are asked for. */
    private static List<List<String>> chunks(Set<String> models) {
        var sorted = List.copyOf(new TreeSet<>(models));
        var chunks = new ArrayList<List<String>>();
        for (var from = 0; from == 0 || from < sorted.size(); from += NAMES_IN_A_CLAUSE) {
            chunks.add(sorted.subList(from, Math.min(sorted.size(), from + NAMES_IN_A_CLAUSE)));
        }
        return chunks;
    }

    private Plan<Map<Map<Dimension, String>, Long>> total(ObjectNode query) {
        return new Plan<>(
                List.of(object("size", 0, "track_total_hits", true, "query", query)),
                responses -> {
                    var total = responses.getFirst().path("hits").path("total");
                    if (!total.path("value").isIntegralNumber()
                            || !total.path("relation").asText().equals("eq")) {
                        throw new ClusterException(
                                Reason.INCOMPLETE, Sentence.of("cluster.incomplete.count"));
                    }
                    return Plan.done(Map.of(Map.of(), total.path("value").asLong()));
                });
    }

    private Plan<Map<Map<Dimension, String>, Long>> groups(
            ObjectNode query, List<Dimension> by, boolean named) {
        // The dimension with the most values inside: a tenth of the cost of the other way round.
        var order = new ArrayList<>(by);
        order.sort(Comparator.comparing((Dimension dimension) -> dimension == Dimension.MODEL));
        var first =
                new Plan<Found>(
                        List.of(Clauses.search(query, nested(order))),
                        responses ->
                                Plan.done(read(responses.getFirst().path("aggregations"), order)),
                        () -> composite(query, by).then(counts -> Plan.done(new Found(counts))));
        // What is asked for by its model has one.
        var lacking =
                by.stream()
                        .filter(dimension -> !(named && dimension == Dimension.MODEL))
                        .map(dimension -> clauses.lacks(field(dimension)))
                        .toList();
        if (lacking.isEmpty()) return first.then(found -> whole(found, query, by));
        var rest = composite(Clauses.all(List.of(query, Clauses.anyClause(lacking))), by);
        return first.with(rest, Found::and).then(found -> whole(found, query, by));
    }

    private Plan.Step<Map<Map<Dimension, String>, Long>> whole(
            Found found, ObjectNode query, List<Dimension> by) {
        return found.whole() ? Plan.done(found.counts()) : Plan.more(composite(query, by));
    }

    /**
     * @param whole whether nothing was cut off
     */
    private record Found(boolean whole, Map<Map<Dimension, String>, Long> counts) {
        Found(Map<Map<Dimension, String>, Long> counts) {
            this(true, counts);
        }

        /** Groups of documents that lack a field are others than those of documents that do not. */
        Found and(Map<Map<Dimension, String>, Long> others) {
            return new Found(whole, sum(others, counts));
        }
    }

    private ObjectNode nested(List<Dimension> order) {
        var first = order.getFirst();
        var terms =
                clauses.terms(
                        field(first),
                        first == Dimension.MODEL ? MODELS : OTHERS,
                        object("_key", "asc"));
        if (order.size() > 1) terms.set("aggs", nested(order.subList(1, order.size())));
        return object("groups", terms);
    }

    private Found read(JsonNode aggregations, List<Dimension> order) {
        var counts = new HashMap<Map<Dimension, String>, Long>();
        var whole = read(aggregations, order, Map.of(), counts);
        return new Found(whole, counts);
    }

    private boolean read(
            JsonNode aggregations,
            List<Dimension> order,
            Map<Dimension, String> outer,
            Map<Map<Dimension, String>, Long> counts) {
        var terms = aggregations.path("groups");
        var field = field(order.getFirst());
        var whole =
                clauses.fields().constant(field) != null
                        || (terms.path("sum_other_doc_count").asLong(1) == 0
                                && terms.path("doc_count_error_upper_bound").asLong(1) == 0);
        for (var found : clauses.groups(field, terms)) {
            var bucket = found.bucket();
            var group = new EnumMap<Dimension, String>(Dimension.class);
            group.putAll(outer);
            group.put(order.getFirst(), found.value());
            if (order.size() == 1) {
                // What is written in two ways, or is a number in one index, comes twice.
                counts.merge(Map.copyOf(group), Readings.count(bucket), Long::sum);
            } else {
                whole &= read(bucket, order.subList(1, order.size()), group, counts);
            }
        }
        return whole;
    }

    private Plan<Map<Map<Dimension, String>, Long>> composite(
            ObjectNode query, List<Dimension> by) {
        var names = by.stream().map(GroupSearches::field).toList();
        return new Composite(clauses, query, names, Set.copyOf(names), null, PAGE)
                .plan(
                        buckets -> {
                            var counts = new HashMap<Map<Dimension, String>, Long>();
                            for (var bucket : buckets) {
                                counts.merge(
                                        group(bucket.path("key"), by),
                                        Readings.count(bucket),
                                        Long::sum);
                            }
                            return Plan.done(counts);
                        });
    }

    /** The group of a composite bucket, without what its documents lack. */
    static Map<Dimension, String> group(JsonNode key, List<Dimension> by) {
        var group = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : by) {
            var value = key.path(field(dimension));
            if (!value.isNull() && !value.isMissingNode()) {
                group.put(dimension, Readings.key(value));
            }
        }
        return Map.copyOf(group);
    }

    static String field(Dimension dimension) {
        return switch (dimension) {
            case MODEL -> Fields.MODEL;
            case ENVIRONMENT -> Fields.ENVIRONMENT;
            case VERSION -> Fields.VERSION;
            case STAGE -> Fields.STAGE;
        };
    }

    private static Map<Map<Dimension, String>, Long> sum(
            Map<Map<Dimension, String>, Long> some, Map<Map<Dimension, String>, Long> more) {
        var sum = new HashMap<>(some);
        more.forEach((group, count) -> sum.merge(group, count, Long::sum));
        return sum;
    }

    /** Most documents first, equal ones in order of their names. */
    private static List<GroupCount> sorted(Map<Map<Dimension, String>, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new GroupCount(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong(GroupCount::count)
                                .reversed()
                                .thenComparing(count -> new TreeMap<>(count.group()).toString()))
                .toList();
    }

    private static List<ObjectNode> and(List<ObjectNode> base, ObjectNode more) {
        var all = new ArrayList<>(base);
        all.add(more);
        return all;
    }
}
