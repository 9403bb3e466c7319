package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares an index pattern's fields with the log contract. */
final class ContractFields {

    private static final Set<String> DATES = Set.of("date", "date_nanos");
    private static final Set<String> KEYWORDS = Set.of("keyword", "constant_keyword", "wildcard");
    private static final Set<String> INTEGERS =
            Set.of("integer", "long", "short", "byte", "unsigned_long");
    private static final Set<String> NUMBERS =
            Set.of(
                    "float",
                    "double",
                    "half_float",
                    "scaled_float",
                    "integer",
                    "long",
                    "short",
                    "byte",
                    "unsigned_long");

    private enum Need {
        /** Nothing works without it. */
        ALWAYS,
        /** Something is missing without it. */
        USUALLY,
        /** Not every registry logs it. */
        OPTIONAL
    }

    /**
     * @param wanted the type that the mapping should say
     * @param without what does not work when the field is missing or cannot be aggregated
     */
    private record Field(
            String name, String wanted, Set<String> types, Need need, String without) {}

    private static final List<Field> CONTRACT =
            List.of(
                    new Field("@timestamp", "date", DATES, Need.ALWAYS, "every panel"),
                    new Field("event_type", "keyword", KEYWORDS, Need.ALWAYS, "every panel"),
                    new Field("model_name", "keyword", KEYWORDS, Need.ALWAYS, "every panel"),
                    new Field("status", "keyword", KEYWORDS, Need.USUALLY, "error rates"),
                    new Field("latency_ms", "float", NUMBERS, Need.USUALLY, "latencies"),
                    new Field(
                            "model_version",
                            "integer",
                            INTEGERS,
                            Need.USUALLY,
                            "version comparison"),
                    new Field("stage", "keyword", KEYWORDS, Need.USUALLY, "the transition audit"),
                    new Field(
                            "environment",
                            "keyword",
                            KEYWORDS,
                            Need.USUALLY,
                            "the environment filter"),
                    new Field(
                            "user", "keyword", KEYWORDS, Need.USUALLY, "who did what in the audit"),
                    new Field(
                            "request_id", "keyword", KEYWORDS, Need.USUALLY, "finding one request"),
                    new Field(
                            "prediction.label", "keyword", KEYWORDS, Need.OPTIONAL, "label shares"),
                    new Field("prediction.score", "float", NUMBERS, Need.OPTIONAL, "scores"));

    private ContractFields() {}

    /** The names, separated by commas, for the {@code fields} parameter. */
    static String names() {
        return CONTRACT.stream().map(Field::name).collect(Collectors.joining(","));
    }

    /**
     * @param capabilities the {@code fields} of a field capabilities answer
     */
    static List<Finding> judge(JsonNode capabilities) {
        var found = new ArrayList<Finding>();
        for (var field : CONTRACT) {
            var types = new TreeMap<String, JsonNode>();
            for (var entry : capabilities.path(field.name()).properties()) {
                if (!entry.getKey().equals("unmapped")) types.put(entry.getKey(), entry.getValue());
            }
            if (types.isEmpty()) {
                if (field.need() != Need.OPTIONAL) found.add(missing(field));
            } else if (!field.types().containsAll(types.keySet())) {
                found.add(
                        types.size() > 1
                                ? conflict(field, types)
                                : wrongType(field, types.firstKey()));
            }
        }
        if (found.isEmpty()) {
            found.add(Finding.ok(Step.FIELDS, "The fields of the log contract are there."));
        }
        return found;
    }

    private static Finding missing(Field field) {
        return finding(
                field,
                "The field %s is missing; without it %s stays empty."
                        .formatted(field.name(), field.without()),
                "Log "
                        + field.name()
                        + " and map it as "
                        + field.wanted()
                        + " in the index template.");
    }

    private static Finding wrongType(Field field, String type) {
        return finding(
                field,
                "The field %s is mapped as %s, not %s, which breaks %s."
                        .formatted(field.name(), type, field.wanted(), field.without()),
                mapAs(field));
    }

    private static Finding conflict(Field field, SortedMap<String, JsonNode> types) {
        var sides = new ArrayList<String>();
        types.forEach((type, capability) -> sides.add(type + indices(capability)));
        return finding(
                field,
                "The field %s is mapped differently in different indices (%s), which breaks %s."
                        .formatted(field.name(), String.join("; ", sides), field.without()),
                mapAs(field));
    }

    private static String mapAs(Field field) {
        return "Map "
                + field.name()
                + " as "
                + field.wanted()
                + " in the index template; it holds from the next index on, older ones need a reindex.";
    }

    private static String indices(JsonNode capability) {
        var names = new ArrayList<String>();
        capability.path("indices").forEach(name -> names.add(name.asText()));
        if (names.isEmpty()) return "";
        var shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return " in " + shown + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
    }

    private static Finding finding(Field field, String message, String mend) {
        var outcome = field.need() == Need.ALWAYS ? Outcome.FAILED : Outcome.WARNING;
        return new Finding(Step.FIELDS, outcome, message, mend, null);
    }
}
