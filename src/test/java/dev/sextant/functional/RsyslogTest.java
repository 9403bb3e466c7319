package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shipper that nobody here wrote, rsyslog from the system's packages with the configuration that
 * is shipped, brings raw lines to a real server. On Elasticsearch's published jars there is no grok
 * to read them; OpenSearch's have it.
 */
class RsyslogTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/rsyslogd");
    private static final Path SHIPPED = Path.of("assets/pipeline/rsyslog.conf");
    private static final List<String> PANELS =
            List.of("timeline", "latency", "error-rate", "versions", "throughput", "audit");
    private static final TimeRange WHOLE =
            new TimeRange(
                    Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"));

    @TempDir private Path folder;
    private @Nullable Process running;

    @BeforeEach
    void needsRsyslog() {
        var there = Files.isExecutable(PROGRAM);
        // The check of a submission installs it: there its absence is a fault.
        if (System.getenv("CI") != null) assertTrue(there, "rsyslog is not installed");
        assumeTrue(there, "rsyslog is not installed");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) stop(running);
    }

    @Test
    void allLinesArriveOnceAndThePanelsSayOfThemWhatTheySayOfTheDocuments() throws Exception {
        var piped = PipedStream.on(RealServer.openSearch());
        var expected = LogLines.rawDocuments();
        Files.write(folder.resolve("models.log"), LogLines.raw());
        running = start(piped);
        arrived(piped, expected.size());
        assertEquals(0, piped.hits("tags:sextant*").size());

        var asDocuments = TestLog.on(piped.server());
        asDocuments.add(expected.stream().map(JsonNode::toString).toList());
        var asLines = TestLog.of(piped.server(), piped.name());
        for (var environment : List.of("production", "staging")) {
            var filter = Filter.ALL.withEnvironment(environment);
            for (var panel : PANELS) {
                var scope = TestLog.scope(WHOLE, filter, "1h", 20);
                var rows = asLines.rows(panel, scope);
                assertFalse(rows.isEmpty(), panel);
                same(asDocuments.rows(panel, scope), rows, panel);
            }
        }
        var counted = 0L;
        var errors = 0L;
        for (var row : asLines.rows("error-rate", TestLog.scope(WHOLE, Filter.ALL, null, 20))) {
            counted += number(row, "predictions");
            errors += number(row, "errors");
        }
        assertEquals(count(expected, "event_type", "predict"), counted);
        assertEquals(count(expected, "status", "error"), errors);
    }

    @Test
    void whatIsWrittenWhileItIsStoppedComesLaterAndNothingComesTwice() throws Exception {
        var piped = PipedStream.on(RealServer.openSearch());
        var lines = LogLines.raw().subList(0, 300);
        var file = folder.resolve("models.log");
        Files.write(file, lines.subList(0, 100));
        running = start(piped);
        arrived(piped, 100);
        stop(running);
        Files.write(file, lines.subList(100, 200), StandardOpenOption.APPEND);
        running = start(piped);
        Files.write(file, lines.subList(200, 300), StandardOpenOption.APPEND);
        arrived(piped, 300);
        stop(running);
        var times = new HashSet<String>();
        for (var hit : piped.hits("")) times.add(hit.at("/_source/@timestamp").asText());
        assertEquals(300, piped.count());
        assertEquals(
                new HashSet<>(lines.stream().map(line -> line.substring(0, 24)).toList()), times);
    }

    @Test
    void faultyLinesArriveAsTheyWereWithTheirTags() throws Exception {
        var piped = PipedStream.on(RealServer.openSearch());
        var faulty = new ArrayList<String>();
        for (var line : LogLines.broken()) {
            // A file has no line that is empty, holds the end of one, or is longer than rsyslog
            // takes.
            if (line.text().isBlank() || line.text().matches("(?s).*[\\n\\x00].*")) continue;
            if (line.text().length() < 60_000) faulty.add(line.text());
        }
        Files.write(folder.resolve("models.log"), faulty);
        running = start(piped);
        arrived(piped, faulty.size());
        var kept = new ArrayList<String>();
        for (var hit : piped.hits("tags:sextant*")) kept.add(hit.at("/_source/message").asText());
        assertEquals(faulty.stream().sorted().toList(), kept.stream().sorted().toList());
    }

    /** Counts and texts exactly; percentiles depend a little on how the documents lie. */
    private static void same(
            List<Map<String, @Nullable Object>> expected,
            List<Map<String, @Nullable Object>> actual,
            String panel) {
        assertEquals(expected.size(), actual.size(), panel);
        for (var i = 0; i < expected.size(); i++) {
            var row = actual.get(i);
            expected.get(i)
                    .forEach(
                            (column, value) -> {
                                if (value instanceof Double number && column.startsWith("p")) {
                                    var found = (Double) Objects.requireNonNull(row.get(column));
                                    assertEquals(number, found, 0.02 * number, panel + column);
                                } else {
                                    assertEquals(value, row.get(column), panel + row);
                                }
                            });
        }
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }

    private Process start(PipedStream piped) throws IOException {
        var url = piped.server().url();
        var shipped = Files.readString(SHIPPED);
        var own = shipped;
        for (var place :
                List.of(
                        List.of("/var/spool/rsyslog", folder.toString()),
                        List.of("/var/log/models/*.log", folder.resolve("*.log").toString()),
                        List.of(
                                "/var/log/rsyslog-model-logs.errors",
                                folder.resolve("refused").toString()),
                        List.of("http://localhost", url.getScheme() + "://" + url.getHost()),
                        List.of("serverPort=\"9200\"", "serverPort=\"" + url.getPort() + "\""),
                        List.of("model-logs-default", piped.name()),
                        List.of("model-logs-pipeline", piped.name()))) {
            assertTrue(own.contains(place.getFirst()), place.getFirst());
            own = own.replace(place.getFirst(), place.getLast());
        }
        var file = Files.writeString(folder.resolve("rsyslog.conf"), own);
        return new ProcessBuilder(
                        PROGRAM.toString(),
                        "-n",
                        "-f",
                        file.toString(),
                        "-i",
                        folder.resolve("rsyslog.pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
                .start();
    }

    private void arrived(PipedStream piped, int lines) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .failFast("rsyslog ended", () -> running == null || !running.isAlive())
                .untilAsserted(() -> assertEquals(lines, piped.count()));
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }

    private static long count(List<JsonNode> documents, String field, String value) {
        return documents.stream().filter(each -> each.path(field).asText().equals(value)).count();
    }
}
