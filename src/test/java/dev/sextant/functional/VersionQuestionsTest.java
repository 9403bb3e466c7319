package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.NOON;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.at;
import static dev.sextant.functional.NoonEvents.event;
import static dev.sextant.functional.NoonEvents.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.LatencyProfile.Bin;
import dev.sextant.cluster.ProductionVersion;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What alerting asks about latencies and versions, on both supported servers. */
class VersionQuestionsTest {

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void measuresOnePercentileOfEachGroup(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            var documents = new ArrayList<String>();
            for (var i = 1; i <= 100; i++) documents.add(prediction("a", "success", i));
            documents.add(event("predict", "b", "\"environment\": \"production\""));
            documents.add(prediction("c", "success", 5));
            log.add(documents);
            var question =
                    new Question.GroupLatencies(
                            HOUR,
                            Filter.ALL,
                            new BigDecimal("99"),
                            List.of(Dimension.MODEL),
                            Set.of("a", "b"));
            var found = ask(log.cluster(), question);
            assertEquals(2, found.size());
            assertEquals(Map.of(Dimension.MODEL, "a"), found.get(0).group());
            assertEquals(100, found.get(0).count());
            assertEquals(99.0, milliseconds(found.get(0).milliseconds()), 1.0);
            assertEquals(0, found.get(1).count());
            assertNull(found.get(1).milliseconds());
            var together =
                    new Question.GroupLatencies(
                            HOUR, Filter.ALL, new BigDecimal("50.0"), List.of(), Set.of("b"));
            var one = ask(log.cluster(), together).getFirst();
            assertEquals(Map.of(), one.group());
            assertNull(one.milliseconds());
        }
    }

    private static double milliseconds(@Nullable Double value) {
        assertNotNull(value);
        return value;
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void profilesOneVersionOverSomeRangesTogether(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            var documents = new ArrayList<String>();
            for (var i = 0; i < 200; i++) documents.add(prediction("a", "success", 10));
            documents.add(prediction("a", "success", 0.01));
            documents.add(prediction("a", "success", 4_000_000));
            documents.add(prediction("b", "success", 99));
            documents.add(prediction("a", "success", 99).replace("_version\": 1", "_version\": 2"));
            documents.add(
                    prediction("a", "success", 10).replace("2026-03-02T11:59", "2026-03-02T10:30"));
            documents.add(
                    prediction("a", "success", 99).replace("2026-03-02T11:59", "2026-03-02T08:30"));
            log.add(documents);
            var ranges =
                    List.of(
                            HOUR,
                            TimeRange.last(Duration.ofMinutes(10), NOON),
                            TimeRange.last(Duration.ofHours(1), HOUR.from()));
            var percents = List.of("50", "99.0").stream().map(BigDecimal::new).toList();
            var profile =
                    ask(
                            log.cluster(),
                            new Question.Latencies(
                                    ranges, Filter.ALL.withModel("a"), "1", percents));
            assertEquals(203, profile.count());
            assertEquals(
                    List.of(new Bin(0, 1), new Bin(10, 201), new Bin(3_600_000, 1)),
                    profile.bins());
            assertEquals(2, profile.percentiles().size());
            var median = profile.percentiles().get(new BigDecimal("50").stripTrailingZeros());
            assertEquals(10, milliseconds(median), 0.1);
            assertTrue(profile.percentiles().containsKey(new BigDecimal("99")));
            var nothing =
                    ask(
                            log.cluster(),
                            new Question.Latencies(
                                    ranges, Filter.ALL.withModel("none"), "1", percents));
            assertEquals(0, nothing.count());
            assertEquals(Map.of(), nothing.percentiles());
            assertEquals(List.of(), nothing.bins());
        }
    }

    private static String staged(int minute, String version, String stage, String more) {
        return at(
                NOON.minus(Duration.ofDays(3)).plusSeconds(minute * 60L),
                more.contains("deployed") ? "deployed" : "transitioned",
                "m",
                """
                "model_version": %s, "stage": "%s", "status": "%s", "environment": "%s\""""
                        .formatted(
                                version,
                                stage,
                                more.contains("failed") ? "failed" : "success",
                                more.contains("dev") ? "dev" : "production"));
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void saysWhichVersionsWereEverInProductionAndStillAre(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            log.add(
                    List.of(
                            staged(1, "1", "Staging", ""),
                            staged(2, "1", "Production", ""),
                            staged(4, "1", "Production", "deployed"),
                            staged(6, "1", "Archived", ""),
                            staged(3, "2", "Staging", ""),
                            staged(5, "2", "Production", "deployed"),
                            staged(7, "2", "Archived", "failed"),
                            staged(5, "3", "Staging", ""),
                            staged(6, "3", "Production", "failed"),
                            staged(5, "2", "Production", "dev"),
                            staged(5, "2", "Archived", "dev"),
                            at(
                                    NOON.minus(Duration.ofDays(1)),
                                    "deployed",
                                    "bare",
                                    "\"stage\": \"Production\", \"status\": \"success\""),
                            at(
                                    NOON,
                                    "deployed",
                                    "later",
                                    "\"stage\": \"Production\", \"status\": \"success\"")));
            var start = NOON.minus(Duration.ofDays(3));
            var found =
                    ask(log.cluster(), new Question.ProductionVersions(NOON, Filter.ALL, Set.of()));
            var expected =
                    Set.of(
                            new ProductionVersion(
                                    "m", "1", "production", start.plusSeconds(120), false),
                            new ProductionVersion(
                                    "m", "2", "production", start.plusSeconds(300), true),
                            // Two stages in one millisecond: Production wins.
                            new ProductionVersion("m", "2", "dev", start.plusSeconds(300), true),
                            new ProductionVersion(
                                    "bare", "", null, NOON.minus(Duration.ofDays(1)), true));
            assertEquals(expected, new HashSet<>(found));
            var early = start.plusSeconds(60 * 5);
            var then =
                    ask(
                            log.cluster(),
                            new Question.ProductionVersions(early, Filter.ALL, Set.of("m")));
            assertEquals(
                    List.of(
                            new ProductionVersion(
                                    "m", "1", "production", start.plusSeconds(120), true)),
                    then);
            var elsewhere =
                    new Question.ProductionVersions(
                            NOON, Filter.ALL.withEnvironment("dev"), Set.of());
            assertEquals(1, ask(log.cluster(), elsewhere).size());
        }
    }
}
