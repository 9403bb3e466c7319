package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.Totals.ModelTotal;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.model.Filter;
import dev.sextant.model.LogField;
import dev.sextant.panel.Headline;
import dev.sextant.panel.HeadlineQuery;
import dev.sextant.panel.PanelScope;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A log that tells which model predicted what, and neither how long it took nor whether it failed:
 * predictions are counted, and the rest is unknown, not zero.
 */
class PredictionsOnlyLogTest {

    private static final FieldMapping TWO_MODELS =
            FieldMapping.NONE
                    .withConstant(LogField.EVENT, "predict")
                    .withName(LogField.MODEL, "model");

    private static List<String> lines() {
        var lines = new ArrayList<String>();
        for (var i = 0; i < 60; i++) {
            lines.add(
                    """
                    {"@timestamp": "%s", "model": "%s",
                     "prediction": {"label": "a", "score": 0.5}}
                    """
                            .formatted(NOON.minusSeconds(60L * i + 1), i % 3 == 0 ? "b" : "a"));
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void predictionsAreCountedWithoutTheirErrorsAndLatencies(RealServer server) throws Exception {
        try (var log = log(server)) {
            var headline = headline(log);
            assertEquals(
                    List.of(new ModelTotal("a", 40, null), new ModelTotal("b", 20, null)),
                    headline.totals().models());
            assertNull(headline.totals().errors());
            assertEquals(30, headline.minutes().size());
            assertTrue(headline.minutes().stream().allMatch(minute -> minute.errors() == null));
            assertEquals(30, headline.minutes().stream().mapToLong(one -> one.predictions()).sum());
            assertFalse(headline.traffic().measurable());
            assertThrows(ClusterException.class, () -> headline.traffic().measured());
            assertThrows(ClusterException.class, () -> ErrorBucket.counted(headline.minutes()));
            assertEquals(60, headline.traffic().total().predictions());
            assertEquals(List.of(), headline.inventory());
            var unknown = Objects.requireNonNull(headline.withoutInventory());
            assertEquals(Reason.FIELD_MISSING, unknown.reason());
            var scope = TestLog.scope(HOUR, Filter.ALL, "1h", 1);
            var rows = log.rows("throughput", scope);
            assertTrue(rows.getFirst().containsValue(40L), rows.toString());
            assertTrue(rows.toString().contains("20"), "the others are summed: " + rows);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void whatNeedsThemIsRefused(RealServer server) throws Exception {
        try (var log = log(server)) {
            var scope = TestLog.scope(HOUR, Filter.ALL, "1h", 5);
            for (var panel : List.of("latency", "error-rate", "versions")) {
                var failure = assertThrows(ClusterException.class, () -> log.rows(panel, scope));
                assertEquals(Reason.FIELD_MISSING, failure.reason(), panel);
            }
        }
    }

    /** That would be a mistake in the profile, and silence about it a lie. */
    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aFieldThatTheProfileNamesAndNoIndexHasIsNotDoneWithout(RealServer server)
            throws Exception {
        var wrong = TWO_MODELS.withName(LogField.STATUS, "outcome");
        try (var log = TestLog.on(server, "{}", wrong)) {
            log.add(lines());
            var failure = assertThrows(ClusterException.class, () -> headline(log));
            assertEquals(Reason.FIELD_MISSING, failure.reason());
            assertTrue(failure.sentence().contains("outcome"), failure.sentence());
        }
    }

    private static Headline headline(TestLog log) throws Exception {
        var query = new HeadlineQuery();
        var scope = new PanelScope(HOUR, Filter.ALL, ZoneOffset.UTC, null, 5, null, NOON);
        return query.read(scope, log.cluster().ask(query.questions(scope)));
    }

    private static TestLog log(RealServer server) throws Exception {
        var log = TestLog.on(server, "{}", TWO_MODELS);
        log.add(lines());
        return log;
    }
}
