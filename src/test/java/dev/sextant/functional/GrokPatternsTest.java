package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The expressions of the ingest pipeline and of the Logstash file, which must be the same, on the
 * grok of each real server.
 */
class GrokPatternsTest {
    private static final Path ASSETS = Path.of("assets/pipeline");

    /** Of a line's captures, those that the log contract names otherwise or not at all. */
    private static final Map<String, String> FIELDS = Map.of("log_time", "@timestamp");

    private record Expressions(List<String> patterns, Map<String, String> definitions) {

        RealGrok on(String server) {
            return new RealGrok(server, patterns, definitions);
        }
    }

    @Test
    void logstashAndThePipelineHaveTheSameExpressions() throws IOException {
        assertEquals(ofThePipeline(), ofLogstash());
    }

    @Test
    void thereIsOneGrokWithSeveralPatternsAndNoOther() throws IOException {
        var groks = Pattern.compile("(?m)^\\s*grok \\{").matcher(logstash()).results().count();
        assertEquals(1, groks);
        assertTrue(ofLogstash().patterns.size() > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "8", "opensearch-3", "opensearch-2"})
    void everyRawLineYieldsAllThatItsDocumentHolds(String server) throws IOException {
        var grok = ofLogstash().on(server);
        var lines = LogLines.raw();
        var documents = LogLines.rawDocuments();
        assertEquals(documents.size(), lines.size());
        for (var i = 0; i < lines.size(); i++) {
            var captured = grok.match(lines.get(i));
            assertNotNull(captured, lines.get(i));
            assertEquals(asText(documents.get(i)), contract(captured), lines.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "8", "opensearch-3", "opensearch-2"})
    void oddLinesMatchAndThoseOfNoFormDoNot(String server) throws IOException {
        var grok = ofLogstash().on(server);
        for (var line : LogLines.odd()) {
            var captured = grok.match(line.text());
            assertNotNull(captured, line.text());
            assertEquals(
                    line.expected().path("model_name").asText(),
                    captured.get("model_name"),
                    line.text());
        }
        for (var line : LogLines.broken()) {
            var captured = grok.match(line.text());
            if (line.tags().contains("sextant_unparsed")) {
                assertNull(captured, line.text());
            } else {
                assertNotNull(captured, line.text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "8", "opensearch-3", "opensearch-2"})
    void theEffortGrowsWithTheLineAndNotFaster(String server) throws IOException {
        var grok = ofLogstash().on(server);
        var start = "2026-11-21T18:07:56.183Z PREDICT model=m";
        List<IntFunction<String>> shapes =
                List.of(
                        n -> start + " x=1".repeat(n) + " !",
                        n -> start + " x=\"a\"".repeat(n) + " y=\"",
                        n -> start + " x=\"a".repeat(n),
                        n -> start + " ".repeat(4 * n) + "!",
                        n -> start + "\t\"".repeat(n),
                        n -> start + "=".repeat(n) + " !",
                        n -> "1".repeat(4 * n),
                        n -> "1 1:11" + " ".repeat(4 * n),
                        n -> "[".repeat(n),
                        n -> start + " unknown=1".repeat(n) + "\n");
        for (var shape : shapes) {
            // Four times the line may take four times as long; were it squared, it would take
            // sixteen times.
            var small = effort(grok, shape.apply(1_500));
            var large = effort(grok, shape.apply(6_000));
            assertTrue(
                    large < 10 * Math.max(small, 1_000_000),
                    () -> shape.apply(3) + ": " + small + " ns, then " + large + " ns");
        }
    }

    /** The least processor time of some tries, which other work on the machine does not add to. */
    private static long effort(RealGrok grok, String line) {
        var threads = ManagementFactory.getThreadMXBean();
        var least = Long.MAX_VALUE;
        for (var i = 0; i < 5; i++) {
            var before = threads.getCurrentThreadCpuTime();
            grok.match(line);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    private static Map<String, String> contract(Map<String, String> captured) {
        var named = new TreeMap<String, String>();
        captured.forEach((name, value) -> named.put(FIELDS.getOrDefault(name, name), value));
        named.computeIfPresent(
                "event_type", (name, value) -> value.equals("PREDICT") ? "predict" : value);
        return named;
    }

    private static Map<String, String> asText(JsonNode document) {
        var texts = new TreeMap<String, String>();
        document.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static Expressions ofThePipeline() throws IOException {
        var pipeline = LogLines.json(Files.readString(ASSETS.resolve("ingest-pipeline.json")));
        for (var processor : pipeline.path("processors")) {
            var grok = processor.path("grok");
            if (!grok.has("pattern_definitions")) continue;
            var patterns = new ArrayList<String>();
            grok.path("patterns").forEach(pattern -> patterns.add(pattern.asText()));
            var definitions = new LinkedHashMap<String, String>();
            grok.path("pattern_definitions")
                    .properties()
                    .forEach(entry -> definitions.put(entry.getKey(), entry.getValue().asText()));
            return new Expressions(patterns, definitions);
        }
        throw new AssertionError("no grok");
    }

    /** Strings of a Logstash file hold what stands between their quotes; nothing is escaped. */
    private static Expressions ofLogstash() throws IOException {
        var patterns = new ArrayList<String>();
        var definitions = new LinkedHashMap<String, String>();
        var line =
                Pattern.compile("(?m)^\\s*(?:'([A-Z_]+)' => )?'([^'\\n]+)',?$").matcher(logstash());
        while (line.find()) {
            if (line.group(1) == null) patterns.add(line.group(2));
            else definitions.put(line.group(1), line.group(2));
        }
        return new Expressions(patterns, definitions);
    }

    private static String logstash() throws IOException {
        return Files.readString(ASSETS.resolve("logstash.conf"));
    }
}
