package dev.sextant.cluster;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a cluster's documents differ from the log contract.
 *
 * @param names what the cluster calls a field; one that is absent has the contract's name
 * @param constants the value of a field that the documents lack, the same for all of them
 * @param synonyms for a field, the contract's value of a value that the documents have
 */
public record FieldMapping(
        Map<LogField, String> names,
        Map<LogField, String> constants,
        Map<LogField, Map<String, String>> synonyms) {

    /** The log contract as it is. */
    public static final FieldMapping NONE = new FieldMapping(Map.of(), Map.of(), Map.of());

    public FieldMapping {
        names = Map.copyOf(names);
        constants = Map.copyOf(constants);
        var copied = new EnumMap<LogField, Map<String, String>>(LogField.class);
        synonyms.forEach((field, values) -> copied.put(field, Map.copyOf(values)));
        synonyms = Map.copyOf(copied);
    }
}
