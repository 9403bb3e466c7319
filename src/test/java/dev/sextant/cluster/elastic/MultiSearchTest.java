package dev.sextant.cluster.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MultiSearchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TimeRange RANGE =
            TimeRange.last(Duration.ofMinutes(10), Instant.parse("2026-03-02T12:00:00Z"));

    private final List<WireRequest> sent = new ArrayList<>();
    private int explained;

    private static Question.GroupCounts counts(Matching matching) {
        return new Question.GroupCounts(
                RANGE, Filter.ALL, matching, List.of(Dimension.MODEL), Set.of());
    }

    private MultiSearch answering(String item) {
        return new MultiSearch(
                Profiles.of(URI.create("http://127.0.0.1:9200")),
                (request, deadline) -> {
                    sent.add(request);
                    var items = String.join(",", Collections.nCopies(searches(), item));
                    return read("{\"responses\": [" + items + "]}");
                },
                failure -> {
                    explained++;
                    return new ClusterException(Reason.FORBIDDEN, "explained", failure);
                },
                () -> ServerKind.ELASTICSEARCH);
    }

    private int searches() {
        return (int) sent.getLast().body().lines().count() / 2;
    }

    private static JsonNode read(String json) throws ClusterException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ClusterException(Reason.UNREADABLE, json, e);
        }
    }

    @Test
    void allowsNothingPartialNothingMissingAndSaysUntilWhen() throws Exception {
        var request = answering("{}").request(List.of(Json.object("size", 0)));
        var lines = request.body().lines().toList();
        var header = JSON.readTree(lines.get(0));
        for (var name :
                List.of("allow_partial_search_results", "allow_no_indices", "ignore_unavailable")) {
            assertTrue(header.path(name).isBoolean(), header.toString());
            assertFalse(header.path(name).asBoolean(), header.toString());
        }
        assertTrue(header.path("preference").asText().startsWith("sextant-"), header.toString());
        assertEquals("9000ms", JSON.readTree(lines.get(1)).path("timeout").asText());
    }

    @Test
    void searchesOnceForWhatQuestionsHaveInCommon() throws Exception {
        var search = answering("{\"error\": {\"type\": \"x\"}, \"status\": 400}");
        search.ask(List.of(counts(Matching.PREDICTIONS)), Fields.CONTRACT);
        var alone = searches();
        var both = List.of(counts(Matching.PREDICTIONS), counts(Matching.FAILED_PREDICTIONS));
        search.ask(both, Fields.CONTRACT);
        // The counts, their documents without a model, and who lacks a status.
        assertEquals(alone + 3, searches());
    }

    @Test
    void explainsOnceWhyNothingIsThere() throws Exception {
        var search =
                answering(
                        "{\"timed_out\": false, \"_shards\": {\"total\": 0, \"failed\": 0, \"successful\": 0}}");
        var questions = List.of(counts(Matching.PREDICTIONS), counts(Matching.FAILED_PREDICTIONS));
        var answers = search.ask(questions, Fields.CONTRACT);
        for (var question : questions) {
            var failure = assertThrows(ClusterException.class, () -> answers.get(question));
            assertEquals(Reason.FORBIDDEN, failure.reason());
        }
        assertEquals(1, explained);
    }
}
