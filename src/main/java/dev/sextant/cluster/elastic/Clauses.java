package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.EventType;
import dev.sextant.cluster.Matching;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The clauses that searches are made of, over one cluster's fields. */
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

    ObjectNode term(String contractName, String value) {
        return Json.object("term", Json.object(field(contractName), value));
    }

    ObjectNode anyOf(String contractName, Collection<String> values) {
        return Json.object("terms", Json.object(field(contractName), Json.array(values)));
    }

    ObjectNode exists(String contractName) {
        return Json.object("exists", Json.object("field", field(contractName)));
    }

    ObjectNode in(TimeRange range) {
        return Json.object(
                "range",
                Json.object(
                        Fields.TIME,
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
                        Fields.TIME,
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
                            Json.object(field(Fields.LATENCY), Json.object("gt", slowerThan))));
        } else if (matching.measuredOnly()) {
            clauses.add(exists(Fields.LATENCY));
        }
        return clauses;
    }

    /** Documents without a value of the field. */
    ObjectNode lacks(String contractName) {
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

    /** The busiest values of a field; equal counts in order of name. */
    ObjectNode terms(String contractName, int size) {
        return Json.object(
                "terms",
                Json.object(
                        "field",
                        field(contractName),
                        "size",
                        size,
                        "order",
                        List.of(Json.object("_count", "desc"), Json.object("_key", "asc"))));
    }

    ObjectNode overTime(Interval interval) {
        var histogram =
                switch (interval) {
                    case Interval.Fixed fixed ->
                            Json.object(
                                    "field",
                                    Fields.TIME,
                                    "fixed_interval",
                                    fixed.text(),
                                    "min_doc_count",
                                    1);
                    case Interval.Calendar calendar ->
                            Json.object(
                                    "field",
                                    Fields.TIME,
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
