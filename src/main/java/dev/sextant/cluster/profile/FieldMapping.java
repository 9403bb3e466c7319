package dev.sextant.cluster.profile;

import dev.sextant.model.LogField;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a cluster's documents differ from the log contract.
 *
 * @param names what the cluster calls a field; one that is absent has the contract's name
 * @param constants the value of a field that the documents lack, the same for all of them
 * @param synonyms for a field, the contract's value of a value that the documents have; {@code v*}
 *     with the value {@code *} takes a {@code v} away from before a number
 * @param latencyUnit what the latencies are counted in
 */
public record FieldMapping(
        Map<LogField, String> names,
        Map<LogField, String> constants,
        Map<LogField, Map<String, String>> synonyms,
        LatencyUnit latencyUnit) {

    /** The log contract as it is. */
    public static final FieldMapping NONE =
            new FieldMapping(Map.of(), Map.of(), Map.of(), LatencyUnit.MILLISECONDS);

    public FieldMapping {
        names = Map.copyOf(names);
        constants = Map.copyOf(constants);
        var copied = new EnumMap<LogField, Map<String, String>>(LogField.class);
        synonyms.forEach(
                (field, values) -> {
                    if (!values.isEmpty()) copied.put(field, Map.copyOf(values));
                });
        synonyms = Map.copyOf(copied);
    }

    /** What the cluster calls a field. */
    public String name(LogField field) {
        return names.getOrDefault(field, field.contractName());
    }

    /** Under this name; the contract's own takes the name away. A constant goes. */
    public FieldMapping withName(LogField field, String name) {
        var changed = new EnumMap<LogField, String>(LogField.class);
        changed.putAll(names);
        if (name.equals(field.contractName())) changed.remove(field);
        else changed.put(field, name);
        var others = new EnumMap<LogField, String>(LogField.class);
        others.putAll(constants);
        others.remove(field);
        return new FieldMapping(changed, others, synonyms, latencyUnit);
    }

    /** Always this value. A name and synonyms go. */
    public FieldMapping withConstant(LogField field, String value) {
        var changed = new EnumMap<LogField, String>(LogField.class);
        changed.putAll(constants);
        changed.put(field, value);
        return withName(field, field.contractName()).withSynonyms(field, Map.of()).with(changed);
    }

    private FieldMapping with(Map<LogField, String> changed) {
        return new FieldMapping(names, changed, synonyms, latencyUnit);
    }

    /** One more synonym. */
    public FieldMapping withSynonym(LogField field, String written, String meaning) {
        var values = new TreeMap<>(synonyms.getOrDefault(field, Map.of()));
        values.put(written, meaning);
        return withSynonyms(field, values);
    }

    /** These synonyms instead of those there are. */
    public FieldMapping withSynonyms(LogField field, Map<String, String> values) {
        var changed = new EnumMap<LogField, Map<String, String>>(LogField.class);
        changed.putAll(synonyms);
        changed.put(field, values);
        return new FieldMapping(names, constants, changed, latencyUnit);
    }

    public FieldMapping withLatencyUnit(LatencyUnit changed) {
        return new FieldMapping(names, constants, synonyms, changed);
    }
}
