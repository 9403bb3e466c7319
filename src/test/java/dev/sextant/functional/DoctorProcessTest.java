package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sextant doctor} as a process with a home of its own, and how it ends. */
class DoctorProcessTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home = Path.of("");

    private SextantProcess.Said run(String... arguments) throws Exception {
        return SextantProcess.run(home, Map.of(), arguments);
    }

    private void add(String profile, String url, String index, String key) throws Exception {
        var arguments =
                new ArrayList<>(List.of("profile", "add", profile, "--url", url, "--index", index));
        if (!key.isEmpty()) arguments.addAll(List.of("--auth", "api-key", "--secret-env", "KEY"));
        var said = SextantProcess.run(home, Map.of("KEY", key), arguments.toArray(String[]::new));
        assertEquals(0, said.exitCode(), said::output);
    }

    private void ends(int exitCode, String words, String profile) throws Exception {
        var said = run("doctor", "--profile", profile);
        assertEquals(exitCode, said.exitCode(), said::output);
        assertTrue(said.output().contains(words), said::output);
    }

    private static List<String> predictions(String more) {
        var documents = new ArrayList<String>();
        for (var second = 0; second < 30; second++) {
            documents.add(
                    NoonEvents.at(
                            Instant.now().minusSeconds(second),
                            "predict",
                            "fraud-detector",
                            """
                            "model_version": 3, "status": "%s", "request_id": "r-%d", \
                            "environment": "production", "latency_ms": 5.5, "user": "nok"%s\
                            """
                                    .formatted(
                                            second % 5 == 0 ? "error" : "success", second, more)));
        }
        return documents;
    }

    @Test
    void tellsWhatItFoundAsTheDocumentedJsonAndEndsWithOne() throws Exception {
        var server = RealServer.es9();
        var index = server.index("ill");
        server.json("PUT", "/" + index, TestLog.MAPPING);
        server.bulk(index, predictions(""));
        add("ill", server.url().toString(), index, "");

        var said = run("doctor", "--profile", "ill", "--format", "json");

        assertEquals(1, said.exitCode(), said::output);
        var json = JSON.readTree(said.output());
        assertEquals(
                Set.of("schema", "profile", "checked_at", "checks", "findings", "not_checked"),
                keys(json));
        var found = new TreeSet<String>();
        for (var finding : json.path("findings")) {
            found.add(finding.path("id").asText());
            assertEquals(
                    Set.of("id", "severity", "title", "why", "count", "newest", "samples", "mend"),
                    keys(finding));
        }
        assertEquals(Set.of("predictions-without-stage"), found);
        assertEquals(30, json.at("/findings/0/count").asLong());
        for (var one : json.path("not_checked")) assertEquals(Set.of("id", "why"), keys(one));
    }

    private static Set<String> keys(JsonNode object) {
        var keys = new TreeSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void endsOtherwiseWhenNobodyAnswersOrTheLogMayNotBeRead() throws Exception {
        var server = RealServer.es8Security();
        var index = server.index("kept");
        server.json("PUT", "/" + index, TestLog.MAPPING);
        server.bulk(index, predictions(", \"stage\": \"Production\""));
        var url = server.url().toString();
        add("away", "http://127.0.0.1:" + freePort(), index, "");
        add("wrong", url, index, "bm9wZTpub3Bl");
        add("writer", url, index, key(server, index, "[\"create_doc\"]"));
        add("reader", url, index, key(server, index, "[\"read\", \"view_index_metadata\"]"));

        ends(69, "[SX-", "away");
        ends(77, "[SX-", "wrong");
        ends(77, "The log itself was not examined: not permitted: ", "writer");
        ends(0, "Nothing found: ", "reader");
    }

    private static String key(RealServer server, String index, String privileges) {
        return server.json(
                        "POST",
                        "/_security/api_key",
                        """
                        {"name": "doctor", "role_descriptors": {"r": {"cluster": [],
                         "index": [{"names": ["%s"], "privileges": %s}]}}}
                        """
                                .formatted(index, privileges))
                .path("encoded")
                .asText();
    }

    /** A port that was free a moment ago, and that nothing listens on. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
