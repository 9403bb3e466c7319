package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.NOON;
import static dev.sextant.functional.NoonEvents.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.FieldReport;
import dev.sextant.cluster.FieldReport.Suggestion;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.elastic.ElasticFieldSurvey;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.model.Filter;
import dev.sextant.model.LogField;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Indices as CloudWatch's subscription writes them, without any template: predictions of one model,
 * every string as text with a keyword beside it.
 */
class CloudWatchLogTest {

    private static final FieldMapping COLA =
            FieldMapping.NONE
                    .withConstant(LogField.MODEL, "cola")
                    .withConstant(LogField.EVENT, "predict")
                    .withName(LogField.LATENCY, "latency");

    private static List<String> lines() {
        var lines = new ArrayList<String>();
        for (var i = 0; i < 100; i++) {
            var text = "This sentence is fine " + i;
            var label = i % 4 == 0 ? "unacceptable" : "acceptable";
            lines.add(
                    """
                    {"@id": "37%d", "@timestamp": "%s", "@owner": "123456789012",
                     "@message": "{\\"text\\": \\"%s\\"}",
                     "@log_group": "/aws/lambda/cola", "@log_stream": "2026/03/02/[$LATEST]a",
                     "text": "%s", "latency": %s,
                     "prediction": {"label": "%s", "score": 0.%02d}}
                    """
                            .formatted(
                                    i,
                                    NOON.minusSeconds(30L * i + 1),
                                    text,
                                    text,
                                    i + 0.5,
                                    label,
                                    i));
        }
        return lines;
    }

    private static TestLog log(RealServer server, FieldMapping mapping) throws Exception {
        var prefix = server.index("cwl");
        var all = lines();
        // a day's index each, as the subscription names them
        server.bulk(prefix + "-2023.11.16", all.subList(0, 60));
        server.bulk(prefix + "-2023.11.15", all.subList(60, all.size()));
        return TestLog.of(server, prefix + "-*", mapping);
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void givesWhatItCan(RealServer server) throws Exception {
        try (var log = log(server, COLA)) {
            var scope = TestLog.scope(HOUR, Filter.ALL, "1h", 5);
            var throughput = log.rows("throughput", scope);
            assertEquals(1, throughput.size());
            assertTrue(throughput.getFirst().containsValue("cola"), throughput.toString());
            assertTrue(throughput.getFirst().containsValue(100L), throughput.toString());
            var latency = log.rows("latency", scope).getFirst();
            assertTrue(latency.containsValue(50.0), latency.toString());
            var counts =
                    new Question.GroupCounts(
                            HOUR,
                            Filter.ALL.withModel("cola"),
                            Matching.slowPredictions(90),
                            List.of(),
                            Set.of());
            assertEquals(10, ask(log.cluster(), counts).getFirst().count());
            var other =
                    new Question.GroupCounts(
                            HOUR,
                            Filter.ALL.withModel("another"),
                            Matching.PREDICTIONS,
                            List.of(),
                            Set.of());
            assertEquals(0, ask(log.cluster(), other).getFirst().count());
            var entries =
                    log.cluster()
                            .entries(
                                    new EntryQuery(HOUR, Filter.ALL, Matching.PREDICTIONS),
                                    3,
                                    Cursor.START);
            var newest = entries.items().getFirst();
            assertEquals("cola", newest.model());
            assertEquals("unacceptable", newest.label());
            assertEquals(0.5, newest.latencyMs());
            assertFalse(newest.fields().toString().contains("sentence"), "shown on demand only");
            assertEquals("This sentence is fine 0", log.cluster().text(newest));
        }
    }

    /** What the models said, though no request has an id, a status or a version. */
    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void givesWhatTheModelsSaid(RealServer server) throws Exception {
        try (var log = log(server, COLA)) {
            var scope = TestLog.scope(HOUR, Filter.ALL, "1h", 5);
            assertEquals(
                    List.of("cola acceptable 75", "cola unacceptable 25"),
                    log.rows("labels", scope).stream()
                            .map(row -> told(row, "model", "label", "count"))
                            .toList());
            assertEquals(
                    List.of("cola acceptable 75 0.75", "cola unacceptable 25 0.25"),
                    log.rows("label-shares", scope).stream()
                            .map(row -> told(row, "model", "label", "count", "share"))
                            .toList());
            // 0.00 to 0.99: five in each of twenty bins
            var scores = log.rows("scores", scope);
            assertEquals(20, scores.size());
            assertEquals("0.0 0.05 5", told(scores.getFirst(), "from", "to", "count"));
            assertEquals("0.95 1.0 5", told(scores.getLast(), "from", "to", "count"));
            var predictions = log.rows("predictions", scope);
            assertEquals(100, predictions.size());
            assertEquals(
                    "cola unacceptable 0.0 0.5",
                    told(predictions.getFirst(), "model", "label", "score", "latency_ms"));
            assertEquals(
                    "cola acceptable 0.99 99.5",
                    told(predictions.getLast(), "model", "label", "score", "latency_ms"));
            assertFalse(predictions.toString().contains("sentence"), "shown on demand only");
        }
    }

    private static String told(Map<String, @Nullable Object> row, String... columns) {
        return Stream.of(columns)
                .map(column -> row.containsKey(column) ? row.get(column) : row.keySet())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void saysWhatIsMissingAndNothingIsZero(RealServer server) throws Exception {
        try (var log = log(server, COLA)) {
            var missing =
                    Map.of(
                            "error-rate", "status",
                            "versions", "model_version",
                            "timeline", "event_type",
                            "audit", "event_type");
            for (var panel : missing.entrySet()) {
                var scope = TestLog.scope(HOUR, Filter.ALL, "1h", 5);
                var failure =
                        assertThrows(ClusterException.class, () -> log.rows(panel.getKey(), scope));
                assertEquals(Reason.FIELD_MISSING, failure.reason());
                assertTrue(failure.sentence().contains(panel.getValue()), failure.sentence());
            }
            var failed =
                    new Question.GroupCounts(
                            HOUR, Filter.ALL, Matching.FAILED_PREDICTIONS, List.of(), Set.of());
            assertThrows(ClusterException.class, () -> ask(log.cluster(), failed));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void whatIsSuggestedForItAnswersItAndIsNotUsedBefore(RealServer server) throws Exception {
        try (var log = log(server, FieldMapping.NONE)) {
            var profile = profile(server, log.index);
            var report = new ElasticFieldSurvey().of(profile, Credentials.NONE);
            assertEquals(100, report.sampled());
            assertEquals(
                    List.of(new Suggestion.Constant(LogField.MODEL, "cola", 100)),
                    of(report, LogField.MODEL).suggestions());
            assertEquals(
                    List.of(new Suggestion.Constant(LogField.EVENT, "predict", 100)),
                    of(report, LogField.EVENT).suggestions());
            assertEquals("prediction.label.keyword", of(report, LogField.LABEL).name());
            assertEquals(100, of(report, LogField.LABEL).documents());
            assertEquals(FieldMapping.NONE, profile.mapping());
            assertEquals(COLA, report.in(profile.mapping()));
            var again = new ElasticFieldSurvey().of(profile.withMapping(COLA), Credentials.NONE);
            assertFalse(again.suggestsAnything(), again.toString());
            assertEquals("cola", of(again, LogField.MODEL).constant());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void namesAndValuesOfAnotherLogAreFound(RealServer server) throws Exception {
        try (var log = TestLog.on(server, "{}", FieldMapping.NONE)) {
            log.add(
                    List.of(
                            """
                            {"@timestamp": "%s", "event": {"action": "Promote"}, "model": "a",
                             "version": "v3", "outcome": "failure", "env": "prod"}
                            """
                                    .formatted(NOON),
                            """
                            {"@timestamp": "%s", "event": {"action": "predict", "duration": 5000000},
                             "model": "a", "version": "v4", "outcome": "ok", "env": "prod"}
                            """
                                    .formatted(NOON)));
            var report = new ElasticFieldSurvey().of(profile(server, log.index), Credentials.NONE);
            var mapping = report.in(FieldMapping.NONE);
            assertEquals("event.action", mapping.name(LogField.EVENT));
            assertEquals("model", mapping.name(LogField.MODEL));
            assertEquals("version", mapping.name(LogField.VERSION));
            assertEquals("outcome", mapping.name(LogField.STATUS));
            assertEquals("event.duration", mapping.name(LogField.LATENCY));
            assertEquals("ns", mapping.latencyUnit().symbol());
            assertEquals("env", mapping.name(LogField.ENVIRONMENT));
            assertEquals(
                    Map.of(
                            LogField.EVENT, Map.of("Promote", "transitioned"),
                            LogField.STATUS, Map.of("failure", "error", "ok", "success"),
                            LogField.VERSION, Map.of("v*", "*")),
                    mapping.synonyms());
        }
    }

    private static FieldReport.Answered of(FieldReport report, LogField field) {
        return report.fields().stream()
                .filter(answered -> answered.field() == field)
                .findFirst()
                .orElseThrow();
    }

    private static ClusterProfile profile(RealServer server, String pattern) {
        return new ClusterProfile(
                "test",
                List.of(server.url()),
                new ClusterProfile.Auth.None(),
                new ClusterProfile.Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                false);
    }
}
