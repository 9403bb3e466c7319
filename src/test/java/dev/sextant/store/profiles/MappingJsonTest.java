package dev.sextant.store.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.cluster.profile.MappingRules;
import dev.sextant.model.LogField;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mapping in a file: read as it was written, and a mistake in it named with its place. */
class MappingJsonTest {

    private static final Path FILE = Path.of("profiles.json");

    /** Pieces of names and of values; a name may have no quotes and no backslash. */
    private static final List<String> OF_NAMES =
            List.of("a", "B", "0", "_", "@", "-", "ก", "ำ", "เ", "🏠", "é", "'", "{", "%");

    private static final List<String> OF_VALUES =
            List.of("\"", "\\", ",", "/", "<", "&", "”", "漢", "ไทย", "🔥", "=", "#", " x", "null");

    private final Random random = new Random(20_261_130);

    private static FieldMapping read(String mapping) throws StoreException {
        var file = "{\"schema\": 1, \"mapping\": " + mapping + "}";
        var json = StrictJson.parse(FILE, file.getBytes(StandardCharsets.UTF_8), 1);
        return MappingJson.read(json.get("mapping"));
    }

    @Test
    void anyMappingIsReadAsItWasWritten() throws StoreException {
        var constants = 0;
        var synonyms = 0;
        for (var i = 0; i < 500; i++) {
            var mapping = mapping();
            assertNull(MappingRules.mapping(mapping), mapping::toString);
            assertEquals(mapping, read(MappingJson.write(mapping).toString()));
            var root = StrictJson.object().put("schema", 1);
            root.set("mapping", MappingJson.write(mapping));
            var whole = StrictJson.parse(FILE, StrictJson.bytes(root), 1).get("mapping");
            assertEquals(mapping, MappingJson.read(whole));
            constants += mapping.constants().size();
            synonyms += mapping.synonyms().size();
        }
        assertTrue(constants > 500 && synonyms > 500, constants + " " + synonyms);
    }

    private FieldMapping mapping() {
        var names = new EnumMap<LogField, String>(LogField.class);
        var constants = new EnumMap<LogField, String>(LogField.class);
        var synonyms = new EnumMap<LogField, Map<String, String>>(LogField.class);
        for (var field : LogField.values()) {
            if (MappingRules.mayBeConstant(field) && random.nextInt(3) == 0) {
                constants.put(field, meaning(field));
                continue;
            }
            if (random.nextBoolean()) names.put(field, text(OF_NAMES));
            if (!MappingRules.mayHaveSynonyms(field) || random.nextBoolean()) continue;
            var values = new TreeMap<String, String>();
            // what is written begins otherwise than what is meant: nothing means something in turn
            for (var i = random.nextInt(5); i >= 0; i--) {
                values.put("w" + text(OF_VALUES), meaning(field));
            }
            if (field == LogField.VERSION) values.put(text(OF_NAMES) + "*", "*");
            synonyms.put(field, values);
        }
        var units = LatencyUnit.values();
        return new FieldMapping(names, constants, synonyms, units[random.nextInt(units.length)]);
    }

    private String meaning(LogField field) {
        return switch (field) {
            case EVENT -> one(List.of("predict", "registered", "transitioned", "deployed"));
            case STATUS -> one(List.of("success", "error", "failed"));
            default -> "m" + text(OF_VALUES);
        };
    }

    private String text(List<String> pieces) {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i >= 0; i--) text.append(one(pieces));
        return text.toString();
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Test
    void whatIsNotThereIsAsTheContractHasIt() throws StoreException {
        assertEquals(FieldMapping.NONE, read("{}"));
        assertEquals(FieldMapping.NONE, read("{\"names\": {}, \"synonyms\": {\"stage\": {}}}"));
        assertEquals(FieldMapping.NONE, read(MappingJson.write(FieldMapping.NONE).toString()));
    }

    @Test
    void itIsWrittenInTheOrderOfTheContractAndOfTheValues() {
        var mapping =
                FieldMapping.NONE
                        .withName(LogField.LATENCY, "took")
                        .withName(LogField.TIME, "when")
                        .withSynonym(LogField.STAGE, "b", "x")
                        .withSynonym(LogField.STAGE, "a", "y")
                        .withLatencyUnit(LatencyUnit.MICROSECONDS);
        assertEquals(
                "{\"names\":{\"@timestamp\":\"when\",\"latency_ms\":\"took\"},\"constants\":{},"
                        + "\"synonyms\":{\"stage\":{\"a\":\"y\",\"b\":\"x\"}},\"latency_unit\":\"us\"}",
                MappingJson.write(mapping).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    []                                     | mapping: expected a JSON object.
                    "names"                                | mapping: expected a JSON object.
                    {"name": {}}                           | mapping.name: expected nothing; known are constants, latency_unit, names, synonyms.
                    {"names": []}                          | mapping.names: expected a JSON object.
                    {"names": {"model": "a"}}              | mapping.names.model: expected a field of the log contract as its name.
                    {"names": {"user": 7}}                 | mapping.names.user: expected a text.
                    {"names": {"user": null}}              | mapping.names.user: expected a text.
                    {"constants": {"stage": true}}         | mapping.constants.stage: expected a text.
                    {"constants": {"โมเดล": "a"}}           | mapping.constants.โมเดล: expected a field of the log contract as its name.
                    {"synonyms": {"stage": "a"}}           | mapping.synonyms.stage: expected a JSON object.
                    {"synonyms": {"stage": {"a": {}}}}     | mapping.synonyms.stage.a: expected a text.
                    {"synonyms": {"phase": {"a": "b"}}}    | mapping.synonyms.phase: expected a field of the log contract as its name.
                    {"latency_unit": "minutes"}            | mapping.latency_unit: expected s, ms, us or ns.
                    {"latency_unit": 1}                    | mapping.latency_unit: expected a text.
                    {"names": {"user": "a*"}}              | mapping: A field’s name is a text without spaces at its ends, *, commas, quotes or dots in a row: a* is none.
                    {"constants": {"status": "error"}}     | mapping: status differs from document to document, so it cannot be one value for all.
                    {"synonyms": {"stage": {"a": "b", "b": "c"}}} | mapping: For stage, a means b, which means something else in turn: say what a means in the end.
                    """)
    void aMistakeIsNamedWithItsPlaceInOneSentence(String mapping, String told) {
        var failure = assertThrows(StoreException.class, () -> read(mapping));
        assertEquals(FILE + ", " + told, failure.sentence());
    }

    /** As an editor leaves a file behind. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"names": {"user": "a", "user": "b"}}  | line 1
                    {"names": {"user": "a"}                | line 1
                    {"names": {"user": 'a'}}               | line 1
                    {"names": {"user": "a"},}              | line 1
                    """)
    void whatIsNoJsonIsNamedWithItsLine(String mapping, String told) {
        var failure = assertThrows(StoreException.class, () -> read(mapping));
        var said = failure.sentence();
        assertTrue(said.startsWith(FILE + ", " + told) && said.contains("not JSON"), said);
    }
}
