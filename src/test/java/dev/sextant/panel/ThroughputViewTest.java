package dev.sextant.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThroughputViewTest {

    private static final Interval FIVE_MINUTES = new Interval.Fixed(Duration.ofMinutes(5));

    private static int buckets(String from, String to, String now) {
        var range = new TimeRange(Instant.parse(from), Instant.parse(to));
        var scope =
                new PanelScope(
                        range,
                        Filter.ALL,
                        ZoneOffset.UTC,
                        FIVE_MINUTES,
                        6,
                        null,
                        Instant.parse(now));
        return ThroughputView.whole(scope, FIVE_MINUTES).size();
    }

    /** A bucket of which the range shows a minute would look like a collapse of the traffic. */
    @Test
    void leavesOutBucketsThatTheRangeCuts() {
        var later = "2026-11-22T12:00:00Z";
        assertEquals(12, buckets("2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z", later));
        assertEquals(12, buckets("2026-11-22T08:00:00Z", "2026-11-22T09:01:00Z", later));
        assertEquals(11, buckets("2026-11-22T08:01:00Z", "2026-11-22T09:01:00Z", later));
    }

    @Test
    void keepsTheOneThatIsStillOpen() {
        var now = "2026-11-22T09:01:00Z";
        assertEquals(13, buckets("2026-11-22T08:00:00Z", now, now));
    }
}
