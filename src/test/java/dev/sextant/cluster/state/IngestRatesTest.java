package dev.sextant.cluster.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** One that rolled over goes on at the rate of the one before. */
    @Test
    void whatWasMadeSinceTheRoundBeforeHadTakenInNothingThen() {
        rates.add(at(0), List.of(index("a", -3_600, 1_000L)));
        rates.add(at(10), List.of(index("a", -3_600, 1_500L)));
        rates.add(at(20), List.of(index("a", -3_600, 1_700L), index("b", 14, 300L)));
        assertEquals(35.0, rates.perSecond("a"));
        assertEquals(30.0, rates.perSecond("b"));
        rates.add(at(30), List.of(index("b", 14, 1_000L)));
        assertEquals(50.0, rates.perSecond("b"));
        assertNull(rates.perSecond("a"));
    }

    @Test
    void whatIsNewHereButNotInTheClusterIsMeasuredFirst() {
        // the first round knows of none before; others were restored, or did not tell
        rates.add(at(0), List.of(index("new", -1, 7L), index("silent", -1, null)));
        assertNull(rates.perSecond("new"));
        rates.add(
                at(10),
                List.of(index("new", -1, 7L), index("silent", -1, 90L), index("old", -900, 5L)));
        assertEquals(0.0, rates.perSecond("new"));
        assertNull(rates.perSecond("silent"));
        assertNull(rates.perSecond("old"));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    private static IndexState index(String name, int made, @Nullable Long indexed) {
        return new IndexState(
                name, null, null, null, at(made), 1, 0, null, null, indexed, null, null);
    }
}
