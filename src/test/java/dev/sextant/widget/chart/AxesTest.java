package dev.sextant.widget.chart;

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

class AxesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:10Z");

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
