package dev.sextant.cluster.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sextant.cluster.state.DiskTrend.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a disk reaches a level, from readings that a test hands in. */
class DiskTrendTest {

    private static final Instant START = Instant.EPOCH;
    private static final long GIGABYTE = 1_000_000_000L;
    private static final long TOTAL = 1_000 * GIGABYTE;

    private final DiskTrend trend = new DiskTrend();

    private void readings(int count, Duration apart, double perReading) {
        for (var at = 0; at < count; at++) {
            trend.add(
                    START.plus(apart.multipliedBy(at)),
                    500 * GIGABYTE + Math.round(at * perReading),
                    TOTAL);
        }
    }

    @Test
    void saysNothingBeforeThereIsEnoughToGoBy() {
        assertInstanceOf(Outlook.TooEarly.class, trend.until(500, 600));
        readings(30, Duration.ofSeconds(5), GIGABYTE);
        var early = assertInstanceOf(Outlook.TooEarly.class, until(900));
        assertEquals(Duration.ofSeconds(300 - 145), early.left());
    }

    @Test
    void aSteadyGrowthReachesTheLevelWhenItWould() {
        readings(61, Duration.ofSeconds(10), GIGABYTE / 10.0);
        // 506 GB after ten minutes, 0.01 GB a second
        var in = assertInstanceOf(Outlook.In.class, trend.until(506 * GIGABYTE, 866 * GIGABYTE));
        assertEquals(Duration.ofHours(10), in.time());
    }

    @Test
    void whatStandsStillOrEmptiesIsNotGrowing() {
        readings(61, Duration.ofSeconds(10), 0);
        assertInstanceOf(Outlook.NotGrowing.class, until(900));
        readings(61, Duration.ofSeconds(10), -GIGABYTE);
        assertInstanceOf(Outlook.NotGrowing.class, until(900));
    }

    @Test
    void scatterWithoutADirectionIsNotTakenForGrowth() {
        var random = new Random(7);
        var grew = 0;
        for (var disk = 0; disk < 100; disk++) {
            var own = new DiskTrend();
            for (var at = 0; at < 60; at++) {
                var used = 500 * GIGABYTE + Math.round(random.nextGaussian() * GIGABYTE);
                own.add(START.plusSeconds(10L * at), used, TOTAL);
            }
            if (own.growth() > 0) grew++;
        }
        // two standard errors: about 2 of 100 by chance
        assertEquals(true, grew <= 7, grew + " of 100");
    }

    @Test
    void isNotDrawnFurtherThanTheReadingsCarry() {
        readings(31, Duration.ofSeconds(10), 1_000);
        var later = assertInstanceOf(Outlook.Later.class, until(900));
        assertEquals(Duration.ofMinutes(5 * 500), later.than());
    }

    @Test
    void whatIsAboveIsReached() {
        assertInstanceOf(Outlook.Reached.class, trend.until(900, 900));
    }

    @Test
    void aDiskOfAnotherSizeIsAnotherDisk() {
        readings(61, Duration.ofSeconds(10), GIGABYTE);
        trend.add(START.plusSeconds(700), 500 * GIGABYTE, 2 * TOTAL);
        assertInstanceOf(Outlook.TooEarly.class, until(900));
    }

    @Test
    void whatIsOlderThanTwoHoursIsForgotten() {
        readings(60, Duration.ofMinutes(1), GIGABYTE);
        for (var at = 0; at <= 120; at++) {
            trend.add(START.plus(Duration.ofMinutes(60 + at)), 560 * GIGABYTE, TOTAL);
        }
        assertInstanceOf(Outlook.NotGrowing.class, until(900));
        assertEquals(DiskTrend.WINDOW, trend.span());
    }

    private Outlook until(long gigabytes) {
        return trend.until(500 * GIGABYTE, gigabytes * GIGABYTE);
    }
}
