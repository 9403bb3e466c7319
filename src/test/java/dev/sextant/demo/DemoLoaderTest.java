package dev.sextant.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.functional.RealServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemoLoaderTest {
    private static final Instant START = Instant.parse("2026-12-03T04:20:30.500Z");
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final String MODELS =
            """
            {"size": 0, "track_total_hits": true, "aggs": {
              "models": {"terms": {"field": "model_name", "size": 50}, "aggs": {
                "latency": {"value_count": {"field": "latency_ms"}}}},
              "types": {"terms": {"field": "event_type"}},
              "users": {"terms": {"field": "user", "size": 50}},
              "labels": {"terms": {"field": "prediction.label", "size": 50}},
              "versions": {"max": {"field": "model_version"}},
              "scores": {"value_count": {"field": "prediction.score"}},
              "oldest": {"min": {"field": "@timestamp"}},
              "newest": {"max": {"field": "@timestamp"}}
            }}
            """;

    private final List<String> progress = new ArrayList<>();

    @Test
    void theIndexHoldsExactlyTheRecordedDaysUpToTheLocalMidnightAndToday() throws Exception {
        var server = RealServer.es9();
        var stream = DemoStream.startingAt(SampleData.SEED, false, START, BANGKOK);
        var name = server.index("demo-recorded");
        long loaded;
        try (var index = new DemoIndex(server.url(), name)) {
            loaded = new DemoLoader(index, progress::add).load(stream, true, START);
        }
        var expected = new ArrayList<>(SampleData.generate());
        var recorded = expected.size();
        expected.addAll(stream.between(stream.midnight(), START));
        assertTrue(expected.size() > recorded + 5_000);

        var answer = server.json("POST", "/" + name + "/_search", MODELS);
        assertEquals(expected.size(), loaded);
        assertEquals(expected.size(), answer.at("/hits/total/value").asLong());
        assertEquals(counts(expected, DemoEvent::model), counts(answer, "models"));
        assertEquals(counts(expected, DemoEvent::type), counts(answer, "types"));
        assertEquals(
                counts(having(expected, DemoEvent::user), e -> String.valueOf(e.user())),
                counts(answer, "users"));
        assertEquals(
                counts(having(expected, DemoEvent::label), e -> String.valueOf(e.label())),
                counts(answer, "labels"));
        assertEquals(
                having(expected, DemoEvent::score).size(),
                answer.at("/aggregations/scores/value").asInt());
        for (var bucket : answer.at("/aggregations/models/buckets")) {
            var model = bucket.path("key").asText();
            var withLatency =
                    having(expected, DemoEvent::latencyMs).stream()
                            .filter(event -> event.model().equals(model))
                            .count();
            assertEquals(withLatency, bucket.at("/latency/value").asLong(), model);
        }
        var newest = Instant.ofEpochMilli(answer.at("/aggregations/newest/value").asLong());
        assertEquals(expected.getLast().time(), newest);
        assertTrue(newest.isAfter(START.minusSeconds(60)), newest::toString);
        var oldest = Instant.ofEpochMilli(answer.at("/aggregations/oldest/value").asLong());
        var shift = Duration.between(SampleData.END, Instant.parse("2026-12-02T17:00:00Z"));
        assertEquals(expected.getFirst().time().plus(shift), oldest);
        assertEquals("Loading sample data …", progress.getFirst());
        assertTrue(progress.size() > 5, progress::toString);
        assertEquals(31.0, answer.at("/aggregations/versions/value").asDouble());
    }

    @Test
    void anotherSeedIsGeneratedInsteadOfRead() throws Exception {
        var stream = DemoStream.startingAt(7, true, START, BANGKOK);
        try (var receiver = new BulkReceiver();
                var index = new DemoIndex(receiver.url(), DemoIndex.NAME)) {
            new DemoLoader(index, progress::add).load(stream, false, START);
            var expected = stream.between(stream.midnight().minus(Duration.ofDays(31)), START);
            // Two requests are on their way at a time: the order of arrival is not fixed.
            var received = receiver.documents();
            assertEquals(expected.size(), received.size());
            var wanted = expected.stream().map(EventFormat::json).collect(Collectors.toSet());
            assertTrue(wanted.equals(Set.copyOf(received)));
        }
    }

    @Test
    void aRefusedDocumentEndsTheLoading() {
        var stream = DemoStream.startingAt(SampleData.SEED, true, START, BANGKOK);
        try (var receiver = new BulkReceiver();
                var index = new DemoIndex(receiver.url(), DemoIndex.NAME)) {
            receiver.answer(
                    200,
                    """
                    {"errors":true,"items":[{"create":{"error":{"reason":"no such field"}}}]}
                    """);
            var loader = new DemoLoader(index, progress::add);
            var failure = assertThrows(IOException.class, () -> loader.load(stream, true, START));
            assertEquals("The demo server refused a document: no such field", failure.getMessage());
            assertTrue(receiver.bodies().size() < 5);
        }
    }

    private static List<DemoEvent> having(
            List<DemoEvent> events, Function<DemoEvent, @Nullable Object> field) {
        return events.stream().filter(event -> field.apply(event) != null).toList();
    }

    private static Map<String, Long> counts(
            List<DemoEvent> events, Function<DemoEvent, String> field) {
        return events.stream()
                .collect(Collectors.groupingBy(field, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> counts(JsonNode answer, String aggregation) {
        var counts = new TreeMap<String, Long>();
        for (var bucket : answer.at("/aggregations/" + aggregation + "/buckets")) {
            counts.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
        }
        return counts;
    }
}
