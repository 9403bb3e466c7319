package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A data stream on a real server, with the types of the log contract and the ingest pipeline.
 *
 * @param name of the stream and of its pipeline; no other test has it
 */
record PipedStream(RealServer server, String name) {

    static final Path PIPELINE =
            Path.of("src/main/resources/dev/sextant/setup/ingest-pipeline.json");

    /** A test takes no longer, wherever it runs. */
    private static final Duration LATEST = Duration.ofMinutes(30);

    static PipedStream on(RealServer server) throws IOException {
        var name = server.index("model-logs-piped");
        server.json("PUT", "/_ingest/pipeline/" + name, Files.readString(PIPELINE));
        server.json(
                "PUT",
                "/_index_template/" + name,
                """
                {"index_patterns": ["%1$s"], "data_stream": {}, "priority": 900, "template": {
                  "settings": {"index.default_pipeline": "%1$s", "number_of_replicas": 0,
                               "index.max_result_window": 20000},
                  "mappings": {"dynamic": false, "properties": {
                    "@timestamp": {"type": "date"}, "event_type": {"type": "keyword"},
                    "model_name": {"type": "keyword"}, "model_version": {"type": "integer"},
                    "stage": {"type": "keyword"}, "status": {"type": "keyword"},
                    "latency_ms": {"type": "float"}, "request_id": {"type": "keyword"},
                    "user": {"type": "keyword"}, "environment": {"type": "keyword"},
                    "prediction": {"properties": {
                      "label": {"type": "keyword"}, "score": {"type": "float"}}},
                    "event": {"properties": {"ingested": {"type": "date"}}},
                    "tags": {"type": "keyword"}, "message": {"type": "text"}}}}}
                """
                        .formatted(name));
        return new PipedStream(server, name);
    }

    /** Takes the documents with their places in the list as ids; none may be refused. */
    void add(List<JsonNode> documents) {
        var body = new StringBuilder();
        for (var i = 0; i < documents.size(); i++) {
            body.append("{\"create\":{\"_id\":\"").append(i).append("\"}}\n");
            body.append(documents.get(i)).append('\n');
        }
        var answer = server.json("POST", "/" + name + "/_bulk?refresh=true", body.toString());
        assertEquals(false, answer.path("errors").asBoolean(), () -> refused(answer).toString());
    }

    /**
     * What is stored of the documents added, in their order, and without when they came: each must
     * say so.
     */
    List<JsonNode> stored() {
        var byPlace = new TreeMap<Integer, JsonNode>();
        for (var hit : hits("")) byPlace.put(hit.path("_id").asInt(), timeless(hit));
        return List.copyOf(byPlace.values());
    }

    private static JsonNode timeless(JsonNode hit) {
        var document = (ObjectNode) hit.path("_source").deepCopy();
        var event = (ObjectNode) document.path("event");
        var came = Instant.parse(event.path("ingested").asText());
        assertTrue(Duration.between(came, Instant.now()).abs().compareTo(LATEST) < 0);
        event.remove("ingested");
        if (event.isEmpty()) document.remove("event");
        return document;
    }

    /**
     * All that is searchable now.
     *
     * @param query a query string, or empty for everything
     */
    JsonNode hits(String query) {
        var search = query.isEmpty() ? "" : "&q=" + query;
        return server.json("GET", "/" + name + "/_search?size=20000" + search, null)
                .at("/hits/hits");
    }

    /** How many documents there are, once there is the stream. */
    int count() {
        if (server.call("POST", "/" + name + "/_refresh", null).statusCode() != 200) return 0;
        return server.json("GET", "/" + name + "/_count", null).path("count").asInt();
    }

    private static Set<String> refused(JsonNode answer) {
        var reasons = new HashSet<String>();
        for (var item : answer.path("items")) {
            var error = item.path("create").path("error");
            if (!error.isMissingNode()) reasons.add(error.toString());
        }
        return reasons;
    }
}
