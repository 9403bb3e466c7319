package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.Latency;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The clauses that searches are made of, over one cluster's fields: everything goes by the
 * contract's names and values, and what a profile maps is put in here.
 */
final class Clauses {

    /** Statuses that make a prediction or lifecycle event a failure. */
    static final List<String> FAILURES = List.of("error", "failed");

    /** More models than this are paged. */
    static final int TERMS_PAGE = 10_000;

    private final Fields fields;

    Clauses(Fields fields) {
        this.fields = fields;
    }

    String field(String contractName) {
        return fields.of(contractName);
    }

    Fields fields() {
        return fields;
    }

    ObjectNode term(String contractName, String value) {
        var constant = fields.constant(contractName);
        if (constant != null) return constant.equals(value) ? everything() : nothing();
        var written = fields.written(contractName, value);
        return written.size() == 1
                ? Json.object("term", Json.object(field(contractName), written.getFirst()))
                : anyWritten(contractName, written);
    }

    ObjectNode anyOf(String contractName, Collection<String> values) {
        var constant = fields.constant(contractName);
        if (constant != null) return values.contains(constant) ? everything() : nothing();
        var written = new LinkedHashSet<String>();
        for (var value : values) written.addAll(fields.written(contractName, value));
        return anyWritten(contractName, written);
    }

    private ObjectNode anyWritten(String contractName, Collection<String> written) {
        if (written.isEmpty()) return nothing();
        return Json.object("terms", Json.object(field(contractName), Json.array(written)));
    }

    ObjectNode exists(String contractName) {
        if (fields.constant(contractName) != null) return everything();
        return Json.object("exists", Json.object("field", field(contractName)));
    }

    static ObjectNode everything() {
        return Json.object("match_all", Json.object());
    }

    static ObjectNode nothing() {
        return Json.object("match_none", Json.object());
    }

    ObjectNode in(TimeRange range) {
        return Json.object(
                "range",
                Json.object(
                        field(Fields.TIME),
                        Json.object(
                                "gte",
                                range.from().toString(),
                                "lt",
                                range.to().toString(),
                                "format",
                                "strict_date_optional_time")));
    }

    ObjectNode before(Instant time) {
        return Json.object(
                "range",
                Json.object(
                        field(Fields.TIME),
                        Json.object("lt", time.toString(), "format", "strict_date_optional_time")));
    }

    List<ObjectNode> matching(Filter filter) {
        var clauses = new ArrayList<ObjectNode>();
        if (filter.environment() != null)
            clauses.add(term(Fields.ENVIRONMENT, filter.environment()));
        if (filter.model() != null) clauses.add(term(Fields.MODEL, filter.model()));
        if (filter.stage() != null) clauses.add(term(Fields.STAGE, filter.stage()));
        return clauses;
    }

    /** All of the clauses, none of them scored. */
    static ObjectNode all(List<? extends JsonNode> clauses) {
        return Json.object("bool", Json.object("filter", Json.array(clauses)));
    }

    /** Predictions in the range that match the filter, and more clauses. */
    ObjectNode predictions(TimeRange range, Filter filter, ObjectNode... more) {
        return events(List.of("predict"), in(range), filter, more);
    }

    /** Events of some types at some time that match the filter, and more clauses. */
    ObjectNode events(List<String> types, ObjectNode time, Filter filter, ObjectNode... more) {
        var clauses = new ArrayList<ObjectNode>();
        clauses.add(
                types.size() == 1
                        ? term(Fields.EVENT, types.getFirst())
                        : anyOf(Fields.EVENT, types));
        clauses.add(time);
        clauses.addAll(matching(filter));
        clauses.addAll(List.of(more));
        return all(clauses);
    }

    /** What a matching asks of a document, apart from its time and the filter. */
    List<ObjectNode> matching(Matching matching) {
        var clauses = new ArrayList<ObjectNode>();
        if (!matching.events().isEmpty()) {
            var types = matching.events().stream().map(EventType::logged).sorted().toList();
            clauses.add(
                    types.size() == 1
                            ? term(Fields.EVENT, types.getFirst())
                            : anyOf(Fields.EVENT, types));
        }
        if (matching.failedOnly()) clauses.add(anyOf(Fields.STATUS, FAILURES));
        var slowerThan = matching.slowerThan();
        if (slowerThan != null) {
            clauses.add(
                    Json.object(
                            "range",
                            Json.object(
                                    field(Fields.LATENCY),
                                    Json.object(
                                            "gt", fields.latencyUnit().fromMillis(slowerThan)))));
        } else if (matching.measuredOnly()) {
            clauses.add(exists(Fields.LATENCY));
        }
        return clauses;
    }

    /** Documents without a value of the field. */
    ObjectNode lacks(String contractName) {
        if (fields.constant(contractName) != null) return nothing();
        return Json.object("bool", Json.object("must_not", exists(contractName)));
    }

    static ObjectNode anyClause(List<ObjectNode> clauses) {
        return Json.object(
                "bool", Json.object("should", Json.array(clauses), "minimum_should_match", 1));
    }

    /** A search that only aggregates. Nothing relative to now: closed days can be cached. */
    static ObjectNode search(ObjectNode query, ObjectNode aggregations) {
        return Json.object(
                "size", 0, "track_total_hits", false, "query", query, "aggs", aggregations);
    }

    /**
     * The busiest values of a field; equal counts in order of name. Read with {@link #groups};
     * where {@link #differ}, several groups may be one.
     */
    ObjectNode terms(String contractName, int size) {
        return terms(
                contractName,
                size,
                List.of(Json.object("_count", "desc"), Json.object("_key", "asc")));
    }

    /** Likewise in another order. */
    ObjectNode terms(String contractName, int size, Object order) {
        var constant = fields.constant(contractName);
        if (constant != null) return named(contractName, List.of(constant));
        return Json.object(
                "terms", Json.object("field", field(contractName), "size", size, "order", order));
    }

    /** A group for each of these values, whole, whatever it is written as. */
    ObjectNode named(String contractName, Collection<String> values) {
        var filters = Json.object();
        for (var value : values) filters.set(value, term(contractName, value));
        return Json.object("filters", Json.object("filters", filters));
    }

    /** Whether values that are written apart may mean the same. */
    boolean differ(String contractName) {
        return fields.constant(contractName) == null && fields.meanings(contractName).differ();
    }

    /** Documents that have the same value of a field. */
    record Group(String value, JsonNode bucket) {}

    /** The groups of {@link #terms} or {@link #named} that have any document, in their order. */
    List<Group> groups(String contractName, JsonNode aggregation) {
        var groups = new ArrayList<Group>();
        var buckets = aggregation.path("buckets");
        if (buckets.isObject()) {
            for (var named : buckets.properties()) {
                if (Readings.count(named.getValue()) == 0) continue;
                groups.add(new Group(named.getKey(), named.getValue()));
            }
            return groups;
        }
        var meanings = fields.meanings(contractName);
        for (var bucket : buckets)
            groups.add(new Group(meanings.of(Readings.name(bucket)), bucket));
        return groups;
    }

    /** How many documents have each value of the groups, the groups that are one together. */
    Map<String, Long> counts(String contractName, JsonNode aggregation) {
        var counts = new LinkedHashMap<String, Long>();
        for (var group : groups(contractName, aggregation)) {
            counts.merge(group.value(), Readings.count(group.bucket()), Long::sum);
        }
        return counts;
    }

    /** What {@link #percentiles()} and {@link #measured} found. */
    Latency latency(JsonNode parent) {
        return Readings.latency(parent, fields.latencyUnit());
    }

    ObjectNode overTime(Interval interval) {
        var histogram =
                switch (interval) {
                    case Interval.Fixed fixed ->
                            Json.object(
                                    "field",
                                    field(Fields.TIME),
                                    "fixed_interval",
                                    fixed.text(),
                                    "min_doc_count",
                                    1);
                    case Interval.Calendar calendar ->
                            Json.object(
                                    "field",
                                    field(Fields.TIME),
                                    "calendar_interval",
                                    calendar.text(),
                                    "time_zone",
                                    calendar.zone().getId(),
                                    "min_doc_count",
                                    1);
                };
        return Json.object("date_histogram", histogram);
    }

    static ObjectNode with(ObjectNode aggregation, ObjectNode inner) {
        return aggregation.set("aggs", inner);
    }

    /** P50, P95 and P99 of the latency, keyed {@code 50.0}, {@code 95.0} and {@code 99.0}. */
    ObjectNode percentiles() {
        return Json.object(
                "percentiles",
                Json.object("field", field(Fields.LATENCY), "percents", List.of(50, 95, 99)));
    }

    /** Any percentiles of the latency, in the order given. */
    ObjectNode percentiles(List<BigDecimal> percents) {
        return Json.object(
                "percentiles",
                Json.object("field", field(Fields.LATENCY), "percents", percents, "keyed", false));
    }

    /** Count and average of the latency. */
    ObjectNode measured() {
        return Json.object("stats", Json.object("field", field(Fields.LATENCY)));
    }

    ObjectNode failures() {
        return Json.object("filter", anyOf(Fields.STATUS, FAILURES));
    }
}
