package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.text.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which field of the cluster answers for which field of the log contract. A string that was mapped
 * dynamically (text with a keyword beside it) is asked for through that keyword.
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
    static final String TEXT = "text";

    /** Optional: only panels of labels and scores need them. */
    static final String LABEL = "prediction.label";

    static final String SCORE = "prediction.score";

    private static final List<String> STRINGS =
            List.of(EVENT, MODEL, VERSION, STAGE, STATUS, REQUEST, USER, ENVIRONMENT, LABEL);

    private static final Set<String> OPTIONAL = Set.of(LABEL, SCORE);

    private static final Set<String> DATES = Set.of("date", "date_nanos");
    private static final Set<String> KEYWORDS = Set.of("keyword", "constant_keyword", "wildcard");
    private static final Set<String> NUMBERS =
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

    /** What {@code _field_caps} is asked for. */
    static final String ASKED =
            String.join(",", TIME, LATENCY, SCORE)
                    + ","
                    + String.join(",", STRINGS)
                    + ","
                    + String.join(",", STRINGS.stream().map(name -> name + ".keyword").toList());

    /** The contract's own names: for showing a request before the cluster was ever asked. */
    static final Fields CONTRACT = new Fields(Map.of(), Map.of());

    private final Map<String, String> actual;
    private final Map<String, String> problems;

    private Fields(Map<String, String> actual, Map<String, String> problems) {
        this.actual = actual;
        this.problems = problems;
    }

    /**
     * @param capabilities the {@code fields} of a {@code _field_caps} answer
     */
    static Fields of(JsonNode capabilities) {
        var actual = new TreeMap<String, String>();
        var problems = new TreeMap<String, String>();
        for (var name : STRINGS) {
            var types = capabilities.path(name);
            var families = families(types);
            if (families.isEmpty()) {
                problems.put(name, "no index has it");
            } else if (families.size() > 1) {
                problems.put(
                        name,
                        "it is %s in different indices, which are not counted together; map it alike"
                                .formatted(String.join(" and ", families.values())));
            } else if (types.has("text")) {
                if (capabilities.has(name + ".keyword")) {
                    actual.put(name, name + ".keyword");
                } else {
                    problems.put(name, "it is text, which cannot be counted; map it as keyword");
                }
            }
        }
        expect(capabilities, TIME, DATES, "date", problems);
        expect(capabilities, LATENCY, NUMBERS, "float", problems);
        expect(capabilities, SCORE, NUMBERS, "float", problems);
        return new Fields(actual, problems);
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
                    NUMBERS.contains(name) ? "number" : KEYWORDS.contains(name) ? "keyword" : name;
            families.put(family, name);
        }
        return families;
    }

    private static void expect(
            JsonNode capabilities,
            String name,
            Set<String> allowed,
            String right,
            Map<String, String> problems) {
        var types = capabilities.path(name);
        if (types.isEmpty()) {
            problems.put(name, "no index has it");
            return;
        }
        for (var type : types.properties()) {
            if (!allowed.contains(type.getKey())) {
                problems.put(
                        name,
                        "it is %s in some index; map it as %s".formatted(type.getKey(), right));
            }
        }
    }

    /** Whether every field of the contract can be used, but for those that are optional. */
    boolean complete() {
        return OPTIONAL.containsAll(problems.keySet());
    }

    /** Whether this field of the contract can be used. */
    boolean has(String contractName) {
        return !problems.containsKey(contractName);
    }

    /** The cluster's name for a field of the contract. */
    String of(String contractName) {
        return actual.getOrDefault(contractName, contractName);
    }

    /** Refuses a question whose fields cannot answer, since their absence would look like zero. */
    void require(List<String> contractNames) throws ClusterException {
        for (var name : contractNames) {
            var problem = problems.get(name);
            if (problem != null) {
                throw new ClusterException(
                        Reason.FIELD_MISSING, Sentence.of("cluster.field", name, problem));
            }
        }
    }
}
