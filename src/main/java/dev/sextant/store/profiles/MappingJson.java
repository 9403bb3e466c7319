package dev.sextant.store.profiles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.cluster.profile.MappingRules;
import dev.sextant.model.LogField;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.text.Sentence;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A field mapping as it is written in a file and shown by the command line, by the contract's names
 * of the fields.
 */
public final class MappingJson {

    private static final String NAMES = "names";
    private static final String CONSTANTS = "constants";
    private static final String SYNONYMS = "synonyms";
    private static final String LATENCY_UNIT = "latency_unit";
    private static final Set<String> PARTS = Set.of(NAMES, CONSTANTS, SYNONYMS, LATENCY_UNIT);

    private MappingJson() {}

    /** In the order of the contract; values in order of their names. */
    public static ObjectNode write(FieldMapping mapping) {
        var node = StrictJson.object();
        var names = node.putObject(NAMES);
        var constants = node.putObject(CONSTANTS);
        var synonyms = node.putObject(SYNONYMS);
        for (var field : LogField.values()) {
            var contractName = field.contractName();
            var name = mapping.names().get(field);
            if (name != null) names.put(contractName, name);
            var constant = mapping.constants().get(field);
            if (constant != null) constants.put(contractName, constant);
            var values = mapping.synonyms().get(field);
            if (values == null) continue;
            var own = synonyms.putObject(contractName);
            new TreeMap<>(values).forEach(own::put);
        }
        return node.put(LATENCY_UNIT, mapping.latencyUnit().symbol());
    }

    static FieldMapping read(StrictJson json) throws StoreException {
        json.only(PARTS);
        var synonyms = new EnumMap<LogField, Map<String, String>>(LogField.class);
        if (json.has(SYNONYMS)) {
            var all = json.get(SYNONYMS);
            for (var name : all.fields()) {
                var own = all.get(name);
                var values = new TreeMap<String, String>();
                for (var written : own.fields()) values.put(written, own.get(written).text());
                synonyms.put(field(all, name), values);
            }
        }
        var mapping =
                new FieldMapping(
                        texts(json, NAMES), texts(json, CONSTANTS), synonyms, latencyUnit(json));
        var problem = MappingRules.mapping(mapping);
        if (problem != null) throw json.refused(problem);
        return mapping;
    }

    private static Map<LogField, String> texts(StrictJson json, String part) throws StoreException {
        var texts = new EnumMap<LogField, String>(LogField.class);
        if (!json.has(part)) return texts;
        var all = json.get(part);
        for (var name : all.fields()) texts.put(field(all, name), all.get(name).text());
        return texts;
    }

    private static LogField field(StrictJson all, String name) throws StoreException {
        var field = LogField.named(name);
        if (field.isEmpty()) throw all.get(name).wrong(Sentence.of("store.json.field"));
        return field.get();
    }

    private static LatencyUnit latencyUnit(StrictJson json) throws StoreException {
        if (!json.has(LATENCY_UNIT)) return LatencyUnit.MILLISECONDS;
        var unit = json.get(LATENCY_UNIT);
        var known = LatencyUnit.of(unit.text());
        if (known.isEmpty()) throw unit.wrong(Sentence.of("store.json.or", "s, ms, us", "ns"));
        return known.get();
    }
}
