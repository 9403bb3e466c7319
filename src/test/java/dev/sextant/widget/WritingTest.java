package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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

    @Test
    void anAxisOfTimeIsLabelledAtRoundLocalTimes() {
        var bangkok = ZoneId.of("Asia/Bangkok");
        var ticks = TimeTicks.of(TimeRange.last(Duration.ofHours(6), NOW), bangkok, 8);
        assertEquals(
                List.of("11:00", "12:00", "13:00", "14:00", "15:00", "16:00"),
                ticks.stream().map(TimeTicks.Tick::label).toList());
    }

    @Test
    void aClockThatIsPutForwardLosesItsTick() {
        var berlin = ZoneId.of("Europe/Berlin");
        var range = TimeRange.last(Duration.ofHours(5), Instant.parse("2026-03-29T04:30:00Z"));
        assertEquals(
                List.of("01:00", "03:00", "04:00", "05:00", "06:00"),
                TimeTicks.of(range, berlin, 8).stream().map(TimeTicks.Tick::label).toList());
    }

    @ParameterizedTest
    @CsvSource({"60", "900", "3600", "86400", "604800", "2592000", "31536000", "315360000"})
    void ticksAreNeverMoreThanThereIsRoomFor(long seconds) {
        var ticks =
                TimeTicks.of(TimeRange.last(Duration.ofSeconds(seconds), NOW), ZoneOffset.UTC, 8);
        assertTrue(ticks.size() >= 1 && ticks.size() <= 11, () -> "" + ticks);
    }

    @Test
    void anAxisGrowsAtOnceAndShrinksLate() {
        var axis = new ValueAxis();
        assertEquals(400, axis.ticks(340, 5, false).getLast());
        assertEquals(400, axis.ticks(300, 5, false).getLast());
        assertEquals(500, axis.ticks(410, 5, false).getLast());
        assertEquals(100, axis.ticks(90, 5, false).getLast());
    }

    @Test
    void anAxisOfCountsHasWholeSteps() {
        var axis = new ValueAxis();
        assertEquals(List.of(0.0, 1.0, 2.0), axis.ticks(2, 5, true));
        assertTrue(new ValueAxis().ticks(0, 5, true).getLast() >= 1);
    }
}
