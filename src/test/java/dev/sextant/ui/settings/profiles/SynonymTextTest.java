package dev.sextant.ui.settings.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynonymTextTest {

    @Test
    void readsWhatAPersonTypes() {
        assertEquals(Map.of(), SynonymText.parse("  "));
        assertEquals(
                Map.of("Promote", "transitioned", "v*", "*"),
                SynonymText.parse("Promote=transitioned , v* = *"));
        assertEquals(
                Map.of("a, b = \"c\"", "failed"),
                SynonymText.parse("\"a, b = \"\"c\"\"\" = failed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Promote",
                "=transitioned",
                "Promote=",
                "a=b=c",
                "a=b,",
                "a=b, a=c",
                "\"a=b",
                "a\"b=c",
                "\"a\" b = c"
            })
    void refusesWhatIsNoListOfMeanings(String line) {
        assertNull(SynonymText.parse(line));
    }

    @Test
    void whatItWritesItReads() {
        var odd =
                Map.of(
                        "a,b",
                        "=",
                        "\"",
                        "\"\"",
                        " spaced ",
                        "ทดสอบ",
                        "โมเดล",
                        "🙂",
                        "x=y",
                        "z",
                        "plain",
                        "v1");
        assertEquals(odd, SynonymText.parse(SynonymText.of(odd)));
    }
}
