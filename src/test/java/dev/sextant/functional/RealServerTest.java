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
