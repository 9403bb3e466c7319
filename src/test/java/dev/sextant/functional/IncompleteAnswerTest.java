package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.PanelScope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that look like a smaller number or like zero become reasons, never numbers. */
class IncompleteAnswerTest {

    private static final String PREDICTION =
            """
            {"@timestamp": "2026-03-02T08:00:00Z", "event_type": "predict", "model_name": "a",
             "model_version": 1, "status": "success", "latency_ms": 5, "stage": "Production"}
            """;

    private static PanelScope scope() {
        var day =
                new TimeRange(
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-03T00:00:00Z"));
        return TestLog.scope(day, Filter.ALL, "1h", Question.ALL_MODELS);
    }

    private static ClusterException failure(TestLog log, String panel) {
        return assertThrows(ClusterException.class, () -> log.rows(panel, scope()));
    }

    @Test
    void aPatternThatMatchesNothingIsNotZero() throws Exception {
        try (var log = TestLog.of(RealServer.es9(), "no-such-index-*")) {
            var failure = failure(log, "error-rate");
            assertEquals(Reason.NO_SOURCE, failure.reason());
            assertTrue(failure.sentence().contains("no-such-index-*"), failure.sentence());
        }
    }

    @Test
    void anEmptyIndexHasNoRowsAndIsComplete() throws Exception {
        try (var log = TestLog.on(RealServer.es9())) {
            for (var panel : List.of("timeline", "latency", "error-rate", "versions", "audit")) {
                assertEquals(List.of(), log.rows(panel, scope()), panel);
            }
        }
    }

    @Test
    void aMissingFieldIsNamedAndTheOtherPanelsGoOn() throws Exception {
        var withoutLatency = TestLog.MAPPING.replace("\"latency_ms\"", "\"duration\"");
        try (var log = TestLog.on(RealServer.es9(), withoutLatency)) {
            log.add(List.of(PREDICTION.replace("latency_ms", "duration")));
            var failure = failure(log, "latency");
            assertEquals(Reason.FIELD_MISSING, failure.reason());
            assertTrue(failure.sentence().contains("latency_ms"), failure.sentence());
            assertEquals(1, log.rows("error-rate", scope()).size());
        }
    }

    @Test
    void aFieldMappedTwoWaysIsNamedAndIsNotASmallerNumber() throws Exception {
        var server = RealServer.es9();
        try (var good = TestLog.on(server);
                var both = TestLog.of(server, good.index + "*")) {
            good.add(List.of(PREDICTION));
            var textual =
                    TestLog.MAPPING.replace(
                            "\"latency_ms\": {\"type\": \"float\"}",
                            "\"latency_ms\": {\"type\": \"boolean\"}");
            server.json("PUT", "/" + good.index + "-second", textual);
            server.bulk(good.index + "-second", List.of(PREDICTION.replace(": 5", ": true")));
            var failure = failure(both, "latency");
            assertEquals(Reason.FIELD_MISSING, failure.reason(), failure.sentence());
            assertTrue(failure.sentence().contains("boolean in some index"), failure.sentence());
            assertEquals(2L, both.rows("error-rate", scope()).getFirst().get("predictions"));
        }
    }

    @Test
    void stringsMappedWithoutATemplateAreCountedThroughTheirKeywords() throws Exception {
        var server = RealServer.es9();
        try (var log = TestLog.on(server, "{}")) {
            log.add(List.of(PREDICTION, PREDICTION.replace("success", "error")));
            var row = log.rows("error-rate", scope()).getFirst();
            assertEquals("{model=a, predictions=2, errors=1, error_rate=50.0}", row.toString());
        }
    }
}
