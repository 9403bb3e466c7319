package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.text.Sentence;
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
            String name, String wanted, Set<String> types, Need need, Sentence without) {}

    private static final List<Field> CONTRACT =
            List.of(
                    new Field(
                            "@timestamp",
                            "date",
                            DATES,
                            Need.ALWAYS,
                            Sentence.of("probe.without.all")),
                    new Field(
                            "event_type",
                            "keyword",
                            KEYWORDS,
                            Need.ALWAYS,
                            Sentence.of("probe.without.all")),
                    new Field(
                            "model_name",
                            "keyword",
                            KEYWORDS,
                            Need.ALWAYS,
                            Sentence.of("probe.without.all")),
                    new Field(
                            "status",
                            "keyword",
                            KEYWORDS,
                            Need.USUALLY,
                            Sentence.of("probe.without.errors")),
                    new Field(
                            "latency_ms",
                            "float",
                            NUMBERS,
                            Need.USUALLY,
                            Sentence.of("probe.without.latencies")),
                    new Field(
                            "model_version",
                            "integer",
                            INTEGERS,
                            Need.USUALLY,
                            Sentence.of("probe.without.versions")),
                    new Field(
                            "stage",
                            "keyword",
                            KEYWORDS,
                            Need.USUALLY,
                            Sentence.of("probe.without.audit")),
                    new Field(
                            "environment",
                            "keyword",
                            KEYWORDS,
                            Need.USUALLY,
                            Sentence.of("probe.without.environment")),
                    new Field(
                            "user",
                            "keyword",
                            KEYWORDS,
                            Need.USUALLY,
                            Sentence.of("probe.without.user")),
                    new Field(
                            "request_id",
                            "keyword",
                            KEYWORDS,
                            Need.USUALLY,
                            Sentence.of("probe.without.request")),
                    new Field(
                            "prediction.label",
                            "keyword",
                            KEYWORDS,
                            Need.OPTIONAL,
                            Sentence.of("probe.without.labels")),
                    new Field(
                            "prediction.score",
                            "float",
                            NUMBERS,
                            Need.OPTIONAL,
                            Sentence.of("probe.without.scores")));

    private ContractFields() {}

    /** The names, separated by commas, for the {@code fields} parameter. */
    static String names(FieldMapping mapping) {
        return isAsIs(mapping)
                ? CONTRACT.stream().map(Field::name).collect(Collectors.joining(","))
                : Fields.asked(mapping);
    }

    private static boolean isAsIs(FieldMapping mapping) {
        return mapping.equals(FieldMapping.NONE);
    }

    /**
     * @param capabilities the {@code fields} of a field capabilities answer
     */
    static List<Finding> judge(JsonNode capabilities, FieldMapping mapping) {
        var found = isAsIs(mapping) ? judge(capabilities) : mapped(capabilities, mapping);
        if (found.isEmpty()) {
            found.add(Finding.ok(Step.FIELDS, Sentence.of("probe.fields")));
        }
        return found;
    }

    /** A log that is mapped need not be as the contract has it; it must answer. */
    private static List<Finding> mapped(JsonNode capabilities, FieldMapping mapping) {
        var fields = Fields.of(capabilities, mapping);
        var found = new ArrayList<Finding>();
        for (var field : CONTRACT) {
            var problem = fields.problem(field.name());
            if (problem == null || field.need() == Need.OPTIONAL) continue;
            found.add(
                    finding(
                            field,
                            Sentence.of(
                                    "probe.field.mapped",
                                    field.name(),
                                    fields.source(field.name()),
                                    problem,
                                    field.without()),
                            Sentence.of("probe.field.choose")));
        }
        return found;
    }

    private static List<Finding> judge(JsonNode capabilities) {
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
        return found;
    }

    private static Finding missing(Field field) {
        return finding(
                field,
                Sentence.of("probe.field.missing", field.name(), field.without()),
                Sentence.of("probe.field.log", field.name(), field.wanted()));
    }

    private static Finding wrongType(Field field, String type) {
        return finding(
                field,
                Sentence.of(
                        "probe.field.type", field.name(), type, field.wanted(), field.without()),
                mapAs(field));
    }

    private static Finding conflict(Field field, SortedMap<String, JsonNode> types) {
        var sides = new ArrayList<String>();
        types.forEach((type, capability) -> sides.add(type + indices(capability)));
        return finding(
                field,
                Sentence.of(
                        "probe.field.conflict",
                        field.name(),
                        String.join("; ", sides),
                        field.without()),
                mapAs(field));
    }

    private static Sentence mapAs(Field field) {
        return Sentence.of("probe.field.map", field.name(), field.wanted());
    }

    private static String indices(JsonNode capability) {
        var names = new ArrayList<String>();
        capability.path("indices").forEach(name -> names.add(name.asText()));
        if (names.isEmpty()) return "";
        var shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return " in " + shown + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
    }

    private static Finding finding(Field field, Sentence message, Sentence mend) {
        var outcome = field.need() == Need.ALWAYS ? Outcome.FAILED : Outcome.WARNING;
        return new Finding(Step.FIELDS, outcome, message, mend, null);
    }
}
