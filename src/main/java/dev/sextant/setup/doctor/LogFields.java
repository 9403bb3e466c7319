package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.model.LogField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the indices of a pattern map the fields of the log.
 *
 * @param indices every index, by name
 */
record LogFields(FieldMapping mapping, SortedMap<String, Map<String, Mapped>> indices) {

    static final Set<String> KEYWORDS = Set.of("keyword", "constant_keyword", "wildcard");
    static final Set<String> TEXTS = Set.of("text", "match_only_text");
    static final Set<String> INTEGERS = Set.of("integer", "long", "short", "byte", "unsigned_long");
    static final Set<String> DECIMALS = Set.of("float", "double", "half_float", "scaled_float");
    static final Set<String> DATES = Set.of("date", "date_nanos");

    /**
     * A field as one index has it.
     *
     * @param keyword the name of the keyword beside a text; null when there is none
     * @param limit of that keyword, or of the field itself: longer strings are not counted; 0 for
     *     none
     */
    record Mapped(String type, @Nullable String keyword, int limit) {}

    /**
     * @param mappings the answer of {@code _mapping}
     */
    static LogFields of(FieldMapping mapping, JsonNode mappings) {
        var indices = new TreeMap<String, Map<String, Mapped>>();
        for (var index : mappings.properties()) {
            var fields = new TreeMap<String, Mapped>();
            collect("", index.getValue().path("mappings"), fields);
            indices.put(index.getKey(), fields);
        }
        return new LogFields(mapping, indices);
    }

    private static void collect(String prefix, JsonNode parent, Map<String, Mapped> into) {
        for (var entry : parent.path("properties").properties()) {
            var name = prefix + entry.getKey();
            var field = entry.getValue();
            if (field.has("properties")) {
                collect(name + ".", field, into);
                continue;
            }
            String keyword = null;
            var limit = field.path("ignore_above").asInt(0);
            for (var beside : field.path("fields").properties()) {
                if (!beside.getValue().path("type").asText().equals("keyword")) continue;
                keyword = name + "." + beside.getKey();
                limit = beside.getValue().path("ignore_above").asInt(0);
            }
            into.put(name, new Mapped(field.path("type").asText("object"), keyword, limit));
        }
    }

    /** What the cluster calls a field; without the name of a keyword that stands beside a text. */
    String name(LogField field) {
        var named = mapping.names().getOrDefault(field, field.contractName());
        if (!named.endsWith(".keyword")) return named;
        var base = named.substring(0, named.length() - ".keyword".length());
        return types(base).isEmpty() ? named : base;
    }

    /** Whether every document has the field, whatever was logged. */
    boolean isConstant(LogField field) {
        return mapping.constants().containsKey(field);
    }

    /** The indices of each type that a field has; empty when no index has it. */
    SortedMap<String, List<String>> types(LogField field) {
        return types(name(field));
    }

    private SortedMap<String, List<String>> types(String name) {
        var types = new TreeMap<String, List<String>>();
        indices.forEach(
                (index, fields) -> {
                    var mapped = fields.get(name);
                    if (mapped == null) return;
                    types.computeIfAbsent(mapped.type(), type -> new ArrayList<>()).add(index);
                });
        return types;
    }

    /** Indices in which the field is text with a keyword beside it, as a server guesses. */
    List<String> guessed(LogField field) {
        return indicesWhere(
                field, mapped -> TEXTS.contains(mapped.type()) && mapped.keyword() != null);
    }

    /** Indices in which the field is text alone, which cannot be counted. */
    List<String> plainText(LogField field) {
        return indicesWhere(
                field, mapped -> TEXTS.contains(mapped.type()) && mapped.keyword() == null);
    }

    private List<String> indicesWhere(
            LogField field, java.util.function.Predicate<Mapped> condition) {
        var name = name(field);
        var found = new ArrayList<String>();
        indices.forEach(
                (index, fields) -> {
                    var mapped = fields.get(name);
                    if (mapped != null && condition.test(mapped)) found.add(index);
                });
        return found;
    }

    /** The names under which whole values of a field can be compared; empty when none can. */
    Set<String> exact(String name) {
        var names = new TreeSet<String>();
        for (var fields : indices.values()) {
            var mapped = fields.get(name);
            if (mapped == null) continue;
            if (mapped.keyword() != null) names.add(mapped.keyword());
            else if (!TEXTS.contains(mapped.type()) && !mapped.type().equals("object")) {
                names.add(name);
            }
        }
        return names;
    }

    Set<String> exact(LogField field) {
        return exact(name(field));
    }

    /** The names under which strings of a limited length are kept, by the field's own name. */
    SortedMap<String, String> limited() {
        var names = new TreeMap<String, String>();
        for (var fields : indices.values()) {
            fields.forEach(
                    (name, mapped) -> {
                        if (mapped.limit() > 0) {
                            names.put(mapped.keyword() == null ? name : mapped.keyword(), name);
                        }
                    });
        }
        return names;
    }

    /** Whether every index that has the field has a keyword beside its text. */
    boolean alwaysBoth(String name) {
        return indices.values().stream()
                .map(fields -> fields.get(name))
                .filter(Objects::nonNull)
                .allMatch(mapped -> mapped.keyword() != null);
    }

    boolean has(String name) {
        return indices.values().stream().anyMatch(fields -> fields.containsKey(name));
    }

    boolean isDate(String name) {
        return types(name).keySet().stream().allMatch(DATES::contains) && has(name);
    }
}
