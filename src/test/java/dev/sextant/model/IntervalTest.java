package dev.sextant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "1m, 2026-03-29T01:30:29Z, 2026-03-29T01:30:00Z, 2026-03-29T01:31:00Z",
        "6h, 2026-03-29T07:00:00Z, 2026-03-29T06:00:00Z, 2026-03-29T12:00:00Z",
        // The day of the clock change has 23 hours.
        "1d, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "1w, 2026-03-29T12:00:00Z, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z",
        "1M, 2026-03-29T12:00:00Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "1y, 2026-03-29T12:00:00Z, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z"
    })
    void cutsTimeIntoBuckets(String text, Instant time, Instant start, Instant next) {
        var interval = Interval.parse(text, BERLIN);
        assertEquals(text, interval.text());
        assertEquals(start, interval.floor(time));
        assertEquals(next, interval.next(start));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "0m", "-1m", "1.5h", "2w", "3M", "9999999s"})
    void refusesWhatIsNoInterval(String text) {
        assertThrows(IllegalArgumentException.class, () -> Interval.parse(text, ZoneOffset.UTC));
    }

    @Test
    void everyTimeLiesInTheBucketOfItsFloor() {
        var random = new Random(25);
        for (var round = 0; round < 2_000; round++) {
            var text = new String[] {"10s", "5m", "3h", "1d", "1w", "1M"}[random.nextInt(6)];
            var interval = Interval.parse(text, BERLIN);
            var time = Instant.ofEpochSecond(random.nextLong(2_000_000_000L));
            var start = interval.floor(time);
            assertFalse(start.isAfter(time), text + " " + time);
            assertTrue(interval.next(start).isAfter(time), text + " " + time);
        }
    }

    @Test
    void fitsTheBucketsToTheRange() {
        var end = Instant.parse("2026-03-01T00:00:00Z");
        for (var days : new int[] {1, 7, 30, 365, 4_000}) {
            var range = TimeRange.last(Duration.ofDays(days), end);
            var interval = Interval.fitting(range, 300, ZoneOffset.UTC);
            var buckets = 0;
            for (var at = interval.floor(range.from());
                    at.isBefore(range.to());
                    at = interval.next(at)) {
                buckets++;
            }
            assertTrue(buckets <= 301 && buckets > 10, days + " days: " + buckets);
        }
    }
}
