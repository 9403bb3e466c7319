package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What answers for which field of the log contract: a field of the cluster under its own name, or
 * one value for every document, and what the values mean. A string that was mapped dynamically
 * (text with a keyword beside it) is asked for through that keyword.
 */
final class Fields {

    static final String TIME = "@timestamp";
    static final String EVENT = "event_type";
    static final String MODEL = "model_name";
    static final String VERSION = "model_version";
    static final String STAGE = "stage";
    static final String STATUS = "status";
    static final String LATENCY = "latency_ms";
    static final String REQUEST = "request_id";
    static final String USER = "user";
    static final String ENVIRONMENT = "environment";
    static final String LABEL = "prediction.label";
    static final String SCORE = "prediction.score";
    static final String TEXT = "text";

    private static final List<String> STRINGS =
            List.of(EVENT, MODEL, VERSION, STAGE, STATUS, REQUEST, USER, ENVIRONMENT, LABEL);

    /** Not every registry logs them. */
    private static final Set<String> OPTIONAL = Set.of(LABEL, SCORE);

    static final Set<String> DATES = Set.of("date", "date_nanos");
    static final Set<String> KEYWORDS = Set.of("keyword", "constant_keyword", "wildcard");
    private static final Set<String> OBJECTS = Set.of("object", "nested");
    static final Set<String> NUMBERS =
            Set.of(
                    "float",
                    "double",
                    "half_float",
                    "scaled_float",
                    "long",
                    "integer",
                    "short",
                    "byte",
                    "unsigned_long");
    private static final String NUMBER = "number";
    private static final String TRUTH = "boolean";
    private static final String KEYWORD = ".keyword";

    /** The contract's own names: for showing a request before the cluster was ever asked. */
    static final Fields CONTRACT = unasked(FieldMapping.NONE);

    /**
     * @param name what searches call it
     * @param source where a document has it, as it was written
     * @param family what its values are compared as; null before the cluster was ever asked
     */
    private record Field(String name, String source, @Nullable String family) {}

    private final Map<String, Field> actual = new TreeMap<>();
    private final Map<String, Sentence> problems = new TreeMap<>();
    private final Map<String, String> constants = new TreeMap<>();
    private final Map<String, Meanings> meanings = new TreeMap<>();
    private final LatencyUnit latencyUnit;

    private Fields(FieldMapping mapping) {
        latencyUnit = mapping.latencyUnit();
        for (var field : LogField.values()) {
            var name = mapping.name(field);
            actual.put(field.contractName(), new Field(name, name, null));
        }
        mapping.constants().forEach((field, value) -> constants.put(field.contractName(), value));
        mapping.synonyms()
                .forEach(
                        (field, values) ->
                                meanings.put(field.contractName(), new Meanings(values)));
    }

    /** The names of a mapping: for showing a request before the cluster was ever asked. */
    static Fields unasked(FieldMapping mapping) {
        return new Fields(mapping);
    }

    /** What {@code _field_caps} is asked for: each field, the keyword beside it, what it is in. */
    static String asked(FieldMapping mapping) {
        var names = new TreeSet<String>();
        for (var field : LogField.values()) {
            if (mapping.constants().containsKey(field)) continue;
            var name = mapping.name(field);
            names.add(name);
            names.add(name + KEYWORD);
            var dot = name.lastIndexOf('.');
            if (dot > 0) names.add(name.substring(0, dot));
        }
        return MultiSearch.pathOf(String.join(",", names));
    }

    /**
     * @param capabilities the {@code fields} of a {@code _field_caps} answer
     */
    static Fields of(JsonNode capabilities, FieldMapping mapping) {
        var fields = new Fields(mapping);
        for (var name : STRINGS) {
            if (!fields.constants.containsKey(name)) fields.string(name, capabilities);
        }
        fields.expect(capabilities, TIME, DATES, "date");
        fields.expect(capabilities, LATENCY, NUMBERS, "float");
        fields.expect(capabilities, SCORE, NUMBERS, "float");
        return fields;
    }

    private void string(String contractName, JsonNode capabilities) {
        var name = of(contractName);
        var types = capabilities.path(name);
        var families = families(types);
        var family = families.isEmpty() ? null : families.keySet().iterator().next();
        actual.put(contractName, new Field(name, source(name, capabilities), family));
        if (families.isEmpty()) {
            problems.put(contractName, Sentence.of("cluster.field.none"));
        } else if (families.keySet().stream().anyMatch(OBJECTS::contains)) {
            problems.put(contractName, Sentence.of("cluster.field.object"));
        } else if (families.size() > 1) {
            var kinds = String.join(", ", families.values());
            problems.put(contractName, Sentence.of("cluster.field.kinds", kinds));
        } else if (types.has("text")) {
            if (capabilities.has(name + KEYWORD)) {
                actual.put(contractName, new Field(name + KEYWORD, name, "keyword"));
            } else {
                problems.put(contractName, Sentence.of("cluster.field.text"));
            }
        }
    }

    /** A field that is only another way of indexing the one it stands below is written as that. */
    private static String source(String name, JsonNode capabilities) {
        var dot = name.lastIndexOf('.');
        if (dot <= 0) return name;
        var above = families(capabilities.path(name.substring(0, dot))).keySet();
        return above.isEmpty() || above.stream().anyMatch(OBJECTS::contains)
                ? name
                : name.substring(0, dot);
    }

    /**
     * One type of each kind that values are compared as. Over several kinds the server answers with
     * those of one kind only, and does not say so.
     */
    private static Map<String, String> families(JsonNode types) {
        var families = new TreeMap<String, String>();
        for (var type : types.properties()) {
            var name = type.getKey();
            var family =
                    NUMBERS.contains(name) ? NUMBER : KEYWORDS.contains(name) ? "keyword" : name;
            families.put(family, name);
        }
        return families;
    }

    private void expect(
            JsonNode capabilities, String contractName, Set<String> allowed, String right) {
        var name = of(contractName);
        var types = capabilities.path(name);
        actual.put(contractName, new Field(name, source(name, capabilities), null));
        if (types.isEmpty()) {
            problems.put(contractName, Sentence.of("cluster.field.none"));
            return;
        }
        for (var type : types.properties()) {
            if (!allowed.contains(type.getKey())) {
                problems.put(contractName, Sentence.of("cluster.field.type", type.getKey(), right));
            }
        }
    }

    /** Whether every field that a registry usually logs can be used. */
    boolean complete() {
        return OPTIONAL.containsAll(problems.keySet());
    }

    /** Whether this field of the contract can be used. */
    boolean has(String contractName) {
        return !problems.containsKey(contractName);
    }

    /** Whether the log has no such field, under its contract's name, and the profile gives none. */
    boolean lacks(String contractName) {
        var problem = problems.get(contractName);
        return problem != null
                && problem.key().equals("cluster.field.none")
                && of(contractName).equals(contractName);
    }

    /** What is in the way of a field; null when it can be used. */
    @Nullable Sentence problem(String contractName) {
        return problems.get(contractName);
    }

    /** The cluster's name for a field of the contract, as searches call it. */
    String of(String contractName) {
        var field = actual.get(contractName);
        return field == null ? contractName : field.name();
    }

    /** The cluster's name for a field of the contract, as documents have it. */
    String source(String contractName) {
        var field = actual.get(contractName);
        return field == null ? contractName : field.source();
    }

    /** The value of every document; null when the documents have values of their own. */
    @Nullable String constant(String contractName) {
        return constants.get(contractName);
    }

    Meanings meanings(String contractName) {
        return meanings.getOrDefault(contractName, Meanings.AS_WRITTEN);
    }

    /** What to look for, for a value of the contract; empty when no document can have it. */
    List<String> written(String contractName, String value) {
        var field = actual.get(contractName);
        var family = field == null || field.family() == null ? "" : field.family();
        var found = new ArrayList<String>();
        for (var written : meanings(contractName).written(value)) {
            // The server refuses to compare a number with a text.
            var comparable =
                    switch (family) {
                        case NUMBER -> written.matches("-?\\d+(\\.\\d+)?");
                        case TRUTH -> written.equals("true") || written.equals("false");
                        default -> true;
                    };
            if (comparable) found.add(written);
        }
        return found;
    }

    LatencyUnit latencyUnit() {
        return latencyUnit;
    }

    /** Refuses a question whose fields cannot answer, since their absence would look like zero. */
    void require(List<String> contractNames) throws ClusterException {
        for (var name : contractNames) {
            var problem = problems.get(name);
            if (problem != null) {
                throw new ClusterException(Reason.FIELD_MISSING, unusable(name, problem));
            }
        }
    }

    private Sentence unusable(String contractName, Sentence problem) {
        var own = of(contractName);
        return own.equals(contractName)
                ? Sentence.of("cluster.field", contractName, problem)
                : Sentence.of("cluster.field.mapped", own, contractName, problem);
    }

    /** As {@link #require}, of what the answer can do without, and says so. */
    void requireUnlessLacking(String contractName) throws ClusterException {
        if (!lacks(contractName)) require(List.of(contractName));
    }

    /** As {@link #require}, of what need not be there, but must not be there in a useless form. */
    void requireUsable(List<String> contractNames) throws ClusterException {
        for (var name : contractNames) {
            var problem = problems.get(name);
            if (problem != null && !problem.key().equals("cluster.field.none")) {
                throw new ClusterException(Reason.FIELD_MISSING, unusable(name, problem));
            }
        }
    }

    /** Refuses what is only told by events that the log of this cluster does not have. */
    void requireEvents(List<String> types) throws ClusterException {
        var only = constant(EVENT);
        if (only != null && !types.contains(only)) {
            throw new ClusterException(
                    Reason.FIELD_MISSING,
                    Sentence.of("cluster.field.events", EVENT, only, String.join(", ", types)));
        }
    }
}
