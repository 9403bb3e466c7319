package dev.sextant.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelScopeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT15M, 1m",
        "PT1H, 5m",
        "PT6H, 30m",
        "PT24H, 1h",
        "PT72H, 1d",
        "PT168H, 1d",
        "PT720H, 1d"
    })
    void theEventsOfShortRangesComeInFewWideBarsAndOfLongOnesPerDay(
            Duration length, String expected) {
        var range = TimeRange.last(length, NOW);
        var scope = new PanelScope(range, Filter.ALL, ZoneOffset.UTC, null, 6, null, NOW);
        assertEquals(Interval.parse(expected, ZoneOffset.UTC), scope.timelineInterval());
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, 5s",
        "PT15M, 1m",
        "PT1H, 1m",
        "PT6H, 5m",
        "PT24H, 10m",
        "PT168H, 2h",
        "PT720H, 6h"
    })
    void chartsHaveBucketsThatFitTheRangeAndHoldSomething(Duration length, String expected) {
        var range = TimeRange.last(length, NOW);
        var scope = new PanelScope(range, Filter.ALL, ZoneOffset.UTC, null, 6, null, NOW);
        assertEquals(Interval.parse(expected, ZoneOffset.UTC), scope.chartInterval());
    }
}
