package dev.sextant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "th,THAI",
        "th-TH,THAI",
        "th-TH-u-ca-buddhist-nu-thai,THAI",
        "en-GB,ENGLISH",
        "de-DE,ENGLISH",
        "ar,ENGLISH"
    })
    void anyLanguageThatIsNotSpokenIsEnglish(String tag, Language language) {
        assertEquals(language, Language.of(Locale.forLanguageTag(tag)));
    }

    @Test
    void aCodeIsRememberedAndFoundAgain() {
        for (var language : Language.values()) {
            assertEquals(language, Language.find(language.code()));
        }
        assertNull(Language.find("de"));
    }

    @Test
    void aSentenceIsSaidInTheLanguageOfWhoReadsIt() {
        var why = Sentence.of("cluster.why.silent");
        var sentence = Sentence.of("cluster.unreachable", "https://es:9200", why);
        assertEquals(
                "Cannot reach https://es:9200: nothing answers there; check the address, the"
                        + " firewall and the VPN.",
                sentence.english());
        assertEquals(
                "ติดต่อ https://es:9200 ไม่ได้: ไม่มีอะไรตอบที่นั่น ให้ตรวจที่อยู่ ไฟร์วอลล์ และ VPN",
                sentence.in(Language.THAI));
    }

    @Test
    void theWordsOfAServerStayAsTheyAre() {
        assertEquals("{0} 'x'", Sentence.verbatim("{0} 'x'").in(Language.THAI));
    }

    @Test
    void whatAPersonWroteIntoARuleStays() {
        assertEquals("ใช้ดิสก์สูง", Language.THAI.known("Disk usage high"));
        assertEquals("Disk usage high", Language.ENGLISH.known("Disk usage high"));
        assertEquals("My own rule", Language.THAI.known("My own rule"));
    }

    @ParameterizedTest
    @CsvSource({"45,45 วิ,45 วิ", "5040,1 ชม. 24 นาที,1 ชม.", "183600,2 วัน 3 ชม.,2 วัน"})
    void lengthsOfTimeHaveThaiUnits(long seconds, String span, String age) {
        var length = Duration.ofSeconds(seconds);
        assertEquals(span, Spans.span(Language.THAI, length));
        assertEquals(age, Spans.age(Language.THAI, length));
    }

    @Test
    void aKeyThatThereIsNotIsADefect() {
        Assertions.assertThrows(
                MissingResourceException.class, () -> Language.THAI.text("no.such.key"));
    }
}
