package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What all tests against real servers stand on. */
class RealServerTest {

    @Test
    void elasticsearch9AnswersAndSearches() {
        answersAndSearches(RealServer.es9(), "9.");
    }

    @Test
    void elasticsearch8AnswersAndSearches() {
        answersAndSearches(RealServer.es8(), "8.19.");
    }

    @Test
    void openSearch3AnswersAndSearches() {
        answersAndSearches(RealServer.openSearch(), "3.");
    }

    @Test
    void openSearch2AnswersAndSearches() {
        answersAndSearches(RealServer.openSearch2(), "2.19.");
    }

    @Test
    void openSearchHasPipelinesAndDataStreams() {
        var server = RealServer.openSearch();
        var name = server.index("through-a-pipeline");
        server.json(
                "PUT",
                "/_ingest/pipeline/" + name,
                """
                {"processors": [
                  {"grok": {"field": "message", "patterns": ["%{WORD:model_name} %{NUMBER:latency}"]}},
                  {"convert": {"field": "latency", "target_field": "latency_ms", "type": "float"}},
                  {"date": {"field": "at", "formats": ["ISO8601"]}},
                  {"script": {"source": "ctx.doubled = ctx.latency_ms * 2"}}
                ]}
                """);
        server.json(
                "PUT",
                "/_index_template/" + name,
                """
                {"index_patterns": ["%s*"], "data_stream": {}, "priority": 500,
                 "template": {"settings": {"index.default_pipeline": "%s"}}}
                """
                        .formatted(name, name));

        server.bulk(name, List.of("{\"message\":\"fraud 12.5\",\"at\":\"2026-03-01T00:00:00Z\"}"));

        var streams = server.json("GET", "/_data_stream/" + name, null);
        assertEquals(name, streams.at("/data_streams/0/name").asText());
        var hit = server.json("GET", "/" + name + "/_search", null).at("/hits/hits/0/_source");
        assertEquals("fraud", hit.path("model_name").asText(), hit.toString());
        assertEquals(25.0, hit.path("doubled").asDouble());
    }

    @Test
    void compressesAnIndexWithTheSystemsLibrary() {
        var server = RealServer.es9();
        var index = server.index("compressed");
        server.json("PUT", "/" + index, "{\"settings\":{\"codec\":\"best_compression\"}}");

        server.bulk(index, List.of("{\"model_name\":\"fraud\"}"));

        assertEquals(1, server.json("GET", "/" + index + "/_count", null).path("count").asInt());
    }

    @Test
    void securityKnowsUsersAndKeysThatCanDoLittle() {
        var server = RealServer.es8Security();
        assertEquals(
                RealServer.USER,
                server.json("GET", "/_security/_authenticate", null).path("username").asText());

        var key =
                server.json(
                        "POST",
                        "/_security/api_key",
                        """
                        {"name": "reader", "expiration": "1d",
                         "role_descriptors": {"reader": {"cluster": ["monitor"]}}}
                        """);

        assertTrue(key.path("encoded").asText().length() > 20, key.toString());
        assertTrue(key.path("expiration").asLong() > 0, key.toString());
    }

    private static void answersAndSearches(RealServer server, String version) {
        var root = server.json("GET", "/", null);
        assertTrue(root.at("/version/number").asText().startsWith(version), root.toString());

        var index = server.index("answers");
        server.bulk(index, List.of("{\"latency_ms\":1}", "{\"latency_ms\":2}"));
        var count = server.json("GET", "/" + index + "/_count", null);
        assertEquals(2, count.path("count").asInt());

        var disk = server.json("GET", "/_nodes/stats/fs", null).findValue("available_in_bytes");
        assertTrue(disk.asLong() > 0);
    }
}
