package dev.sextant.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.cluster.VersionStats;
import dev.sextant.model.Latency;
import dev.sextant.panel.VersionVerdicts.Place;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionVerdictsTest {

    @ParameterizedTest
    @CsvSource({
        "100, 109, 5000, 5000, BETWEEN",
        "100, 111, 5000, 5000, WORST",
        "111, 100, 5000, 5000, BEST",
        "100, 300, 5000, 50, WORST",
        "100, 300, 5000, 49, BETWEEN",
        "100, 300, 49, 5000, BETWEEN",
        "2.0, 2.5, 5000, 5000, BETWEEN",
        "100, 100, 5000, 5000, BETWEEN"
    })
    void marksTheWorstOnlyWhereTheDifferenceMeansSomething(
            double other, double own, long otherCount, long ownCount, Place expected) {
        var judged = version("2", ownCount, 0, own);
        var verdicts = new VersionVerdicts(List.of(version("1", otherCount, 0, other), judged));
        assertEquals(
                expected,
                verdicts.place(
                        judged, one -> one.latency().p99(), VersionVerdicts.LEAST_MILLISECONDS));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, BETWEEN", "0, 10, WORST", "100, 108, BETWEEN", "100, 110, WORST"})
    void aRateMustDifferByATenthOfAPointToo(long otherErrors, long ownErrors, Place expected) {
        var judged = version("2", 10_000, ownErrors, 100);
        var verdicts = new VersionVerdicts(List.of(version("1", 10_000, otherErrors, 100), judged));
        assertEquals(
                expected,
                verdicts.place(judged, VersionVerdicts::errorRate, VersionVerdicts.LEAST_POINTS));
    }

    private static VersionStats version(String version, long count, long errors, double p99) {
        var latency = new Latency(count, p99 / 2, p99 / 3, p99 / 1.5, p99);
        return new VersionStats("m", version, count, errors, latency, null, null, "Production");
    }
}
