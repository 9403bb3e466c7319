package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:10Z");

    @Test
    void whatDoesNotExistIsADashAndNeverAZero() {
        assertEquals("—", Numbers.percent(null));
        assertEquals("—", Numbers.milliseconds(Double.NaN));
        assertEquals("—", Numbers.count(null));
        assertEquals("—", Numbers.age(null));
        assertEquals("—", SafeText.line(null));
        assertEquals("—", new TimeText(ZoneOffset.UTC).recent(null, NOW));
    }

    @ParameterizedTest
    @CsvSource({"0,0.00 %", "2.314,2.31 %", "100,100.00 %"})
    void percentHasTwoDecimals(double value, String text) {
        assertEquals(text, Numbers.percent(value));
    }

    @ParameterizedTest
    @CsvSource({"12.44,12.4 ms", "99.96,100 ms", "348.4,348 ms", "18204.2,'18,204 ms'"})
    void millisecondsAreWholeFromAHundred(double value, String text) {
        assertEquals(text, Numbers.milliseconds(value));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.5,0.5", "750,750", "1000,1k", "1250,1.25k", "2000000,2M", "100,100"})
    void anAxisIsLabelledShortly(double value, String text) {
        assertEquals(text, Numbers.axis(value));
    }

    @ParameterizedTest
    @CsvSource({"2,2 s", "-3,0 s", "300,5 min", "7200,2 h", "1036800,12 d"})
    void anAgeHasOneUnit(long seconds, String text) {
        assertEquals(text, Numbers.age(Duration.ofSeconds(seconds)));
    }

    @Test
    void aTimeIsAsShortAsNowAllows() {
        var text = new TimeText(ZoneOffset.UTC);
        assertEquals("07:38:07", text.recent(Instant.parse("2026-11-22T07:38:07Z"), NOW));
        assertEquals("Fri 17:03", text.recent(Instant.parse("2026-11-20T17:03:00Z"), NOW));
        assertEquals("2 Nov 17:03", text.recent(Instant.parse("2026-11-02T17:03:00Z"), NOW));
        assertEquals("2025-11-02 17:03", text.recent(Instant.parse("2025-11-02T17:03:00Z"), NOW));
    }

    @ParameterizedTest
    @CsvSource({"'a\nb',a\\nb", "evil\u202Egnp,evil\\u202Egnp", "ไทย,ไทย", "😀,😀", "<b>,<b>"})
    void whatWouldDeceiveIsWrittenOut(String name, String shown) {
        assertEquals(shown, SafeText.line(name));
    }
}
