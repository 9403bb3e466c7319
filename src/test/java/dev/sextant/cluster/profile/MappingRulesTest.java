package dev.sextant.cluster.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule once good and once bad; what is bad gives the one sentence of its rule. */
class MappingRulesTest {

    private static final FieldMapping NONE = FieldMapping.NONE;

    private static void refused(String key, @Nullable Sentence problem) {
        assertEquals("mapping.rule." + key, assertSaid(problem).key());
    }

    /** English is one line that can be shown anywhere. */
    private static Sentence assertSaid(@Nullable Sentence problem) {
        assertNotNull(problem);
        var said = Objects.requireNonNull(problem).english();
        assertTrue(said.codePoints().noneMatch(Character::isISOControl), said);
        assertTrue(said.length() < 400, said);
        return problem;
    }

    @Test
    void theContractItselfIsGood() {
        assertNull(MappingRules.mapping(NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency",
                "event.duration",
                "@timestamp",
                "prediction.label.keyword",
                "ชื่อโมเดล",
                "🏠",
                "with space",
                "it's",
                "a:b/c#d"
            })
    void aNameIsWhatAFieldOfAClusterCanBeCalled(String name) {
        assertNull(MappingRules.name(name));
        assertNull(MappingRules.mapping(NONE.withName(LogField.LATENCY, name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "\u00a0",
                "a*",
                "*",
                "a,b",
                "a\"b",
                "a\\b",
                ".a",
                "a.",
                "a..b",
                "a\nb",
                "a\u0000b",
                "a\u202eb",
                "a\u2028b",
                "a\ud83cb"
            })
    void whatASearchWouldTakeForSomethingElseIsNoName(String name) {
        refused("name", MappingRules.name(name));
        refused("name", MappingRules.mapping(NONE.withName(LogField.LATENCY, name)));
    }

    @Test
    void aNameHasAtMost256CharactersAndALongOneIsCutInTheSentence() {
        assertNull(MappingRules.name("x".repeat(256)));
        var problem = MappingRules.name("x".repeat(257));
        refused("name", problem);
        assertTrue(assertSaid(problem).english().contains("x".repeat(60) + "…"));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatASourceMayLackWholeCanBeConstant(LogField field) {
        var possible =
                EnumSet.of(
                        LogField.EVENT,
                        LogField.MODEL,
                        LogField.VERSION,
                        LogField.STAGE,
                        LogField.USER,
                        LogField.ENVIRONMENT);
        var problem = MappingRules.mapping(NONE.withConstant(field, "predict"));
        assertEquals(possible.contains(field), MappingRules.mayBeConstant(field));
        if (possible.contains(field)) assertNull(problem);
        else refused("constant.field", problem);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWordsHaveSynonyms(LogField field) {
        var possible =
                EnumSet.of(
                        LogField.EVENT,
                        LogField.MODEL,
                        LogField.VERSION,
                        LogField.STAGE,
                        LogField.STATUS,
                        LogField.USER,
                        LogField.ENVIRONMENT,
                        LogField.LABEL);
        var meaning =
                switch (field) {
                    case EVENT -> "predict";
                    case STATUS -> "error";
                    default -> "b";
                };
        var problem = MappingRules.mapping(NONE.withSynonym(field, "a", meaning));
        assertEquals(possible.contains(field), MappingRules.mayHaveSynonyms(field));
        if (possible.contains(field)) assertNull(problem);
        else refused("synonym.field", problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a\t", "a\u00a0", "a\u200fb", "a\nb"})
    void aValueThatCannotBeSeenIsNone(String value) {
        refused("value", MappingRules.constant(LogField.MODEL, value));
        refused("value", MappingRules.synonyms(LogField.STAGE, Map.of(value, "Production")));
        refused("value", MappingRules.synonyms(LogField.STAGE, Map.of("Prod", value)));
    }

    @Test
    void aValueMayBeAnythingElseOfUpTo256Characters() {
        for (var value : new String[] {"ราคา บ้าน 🏠", "say \"hi\"", "a=b,c*", "x".repeat(256)}) {
            assertNull(MappingRules.constant(LogField.MODEL, value), value);
        }
        refused("value", MappingRules.constant(LogField.MODEL, "x".repeat(257)));
    }

    @ParameterizedTest
    @CsvSource({
        "EVENT, predict, true",
        "EVENT, registered, true",
        "EVENT, transitioned, true",
        "EVENT, deployed, true",
        "EVENT, Predict, false",
        "EVENT, inference, false",
        "STATUS, success, true",
        "STATUS, error, true",
        "STATUS, failed, true",
        "STATUS, ok, false"
    })
    void anEventOrAStatusMeansOneOfThoseThatAreCounted(LogField field, String word, boolean good) {
        var synonym = MappingRules.synonyms(field, Map.of("x", word));
        if (good) assertNull(synonym);
        else refused("meaning", synonym);
        if (field != LogField.EVENT) return;
        var constant = MappingRules.constant(field, word);
        if (good) assertNull(constant);
        else refused("meaning", constant);
    }

    @Test
    void aFieldIsAConstantOrHasANameOrSynonymsNotBoth() {
        var constant = Map.of(LogField.MODEL, "cola");
        assertNull(
                MappingRules.mapping(
                        new FieldMapping(
                                Map.of(LogField.STAGE, "phase"),
                                constant,
                                Map.of(),
                                LatencyUnit.SECONDS)));
        refused(
                "both",
                MappingRules.mapping(
                        new FieldMapping(
                                Map.of(LogField.MODEL, "model"),
                                constant,
                                Map.of(),
                                LatencyUnit.SECONDS)));
        refused(
                "both",
                MappingRules.mapping(
                        new FieldMapping(
                                Map.of(),
                                constant,
                                Map.of(LogField.MODEL, Map.of("a", "b")),
                                LatencyUnit.SECONDS)));
    }

    @Test
    void aStarTakesLettersAwayFromBeforeAVersionAndDoesNothingElse() {
        assertNull(MappingRules.synonyms(LogField.VERSION, Map.of("v*", "*")));
        assertNull(MappingRules.synonyms(LogField.VERSION, Map.of("rel-*", "*", "next", "12")));
        for (var bad : new String[] {"*", "*v", "v*v", "v**"}) {
            refused("star", MappingRules.synonyms(LogField.VERSION, Map.of(bad, "*")));
        }
        refused("star", MappingRules.synonyms(LogField.VERSION, Map.of("v*", "1")));
        refused("star", MappingRules.synonyms(LogField.VERSION, Map.of("v1", "*")));
        refused("star", MappingRules.synonyms(LogField.STAGE, Map.of("v*", "*")));
    }

    @Test
    void aMeaningMeansNothingElseInTurn() {
        assertNull(
                MappingRules.synonyms(
                        LogField.STAGE, Map.of("Prod", "Production", "live", "Production")));
        var chain = MappingRules.synonyms(LogField.STAGE, Map.of("live", "Prod", "Prod", "x"));
        refused("chain", chain);
        assertTrue(assertSaid(chain).english().contains("live means Prod"));
        refused("chain", MappingRules.synonyms(LogField.STAGE, Map.of("a", "a")));
    }

    @Test
    void aFieldHasAtMost200Synonyms() {
        var many = new TreeMap<String, String>();
        for (var i = 0; i < 200; i++) many.put("w" + i, "Production");
        assertNull(MappingRules.synonyms(LogField.STAGE, many));
        many.put("one more", "Production");
        refused("synonym.many", MappingRules.synonyms(LogField.STAGE, many));
    }
}
