package dev.sextant.cluster.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Documents a second, from counters that a test hands in. */
class IngestRatesTest {

    private final IngestRates rates = new IngestRates();

    private void add(int second, long counter) {
        rates.add("i", Instant.EPOCH.plusSeconds(second), counter);
    }

    @Test
    void oneReadingIsNoRate() {
        assertNull(rates.perSecond("i"));
        add(0, 1_000_000);
        assertNull(rates.perSecond("i"));
    }

    @Test
    void isWhatCameBetweenTheReadings() {
        add(0, 1_000_000);
        add(10, 1_000_500);
        assertEquals(50.0, rates.perSecond("i"));
    }

    @Test
    void anIndexThatStandsStillTakesNothingIn() {
        add(0, 7);
        add(5, 7);
        assertEquals(0.0, rates.perSecond("i"));
    }

    @Test
    void aCounterThatGoesBackIsBegunAnew() {
        add(0, 1_000_000);
        add(10, 40);
        assertNull(rates.perSecond("i"));
        add(20, 140);
        assertEquals(10.0, rates.perSecond("i"));
    }

    @Test
    void isThatOfTheLastMinuteAndOfTwoReadingsWhenTheyAreFartherApart() {
        for (var second = 0; second <= 600; second += 10) add(second, second < 500 ? 0 : 1_000);
        assertEquals(0.0, rates.perSecond("i"));
        add(900, 31_000);
        assertEquals(100.0, rates.perSecond("i"));
    }

    @Test
    void anIndexThatIsGoneIsForgotten() {
        add(0, 1);
        add(1, 2);
        rates.keepOnly(Set.of());
        assertNull(rates.perSecond("i"));
    }
}
