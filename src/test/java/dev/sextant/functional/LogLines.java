package dev.sextant.functional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Log lines as registries and model servers write them, and the documents they should become. */
final class LogLines {

    /** When a shipper read the lines: the time of a line that has none. */
    static final String READ = "2026-11-30T00:00:00.000Z";

    private static final Path FOLDER = Path.of("sample-data");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param document what is stored of it, in the order of the log contract; of a faulty line also
     *     the line itself as {@code message}, which is not repeated here
     * @param tags what the pipeline says of a faulty line; none of a good one
     */
    record Line(String text, String document, Set<String> tags) {

        JsonNode expected() {
            var expected = (ObjectNode) json(document);
            if (!tags.isEmpty()) {
                expected.put("message", text);
                tags.forEach(expected.withArray("tags")::add);
                if (!expected.has("@timestamp")) expected.put("@timestamp", READ);
            }
            return expected;
        }
    }

    private LogLines() {}

    private static Line good(String text, String document) {
        return new Line(text, document, Set.of());
    }

    private static Line faulty(String text, String document, String... tags) {
        return new Line(text, document, Set.of(tags));
    }

    /** Lines of the two forms that are good, however odd. */
    static List<Line> odd() {
        var time = "2026-11-21T18:07:56.183Z";
        var event = "\"@timestamp\":\"" + time + "\",\"event_type\":\"predict\"";
        var start = "{" + event + ",\"model_name\":\"m\"";
        var lines = new ArrayList<Line>();
        lines.add(good(time + " PREDICT model=m version=v3", start + ",\"model_version\":3}"));
        lines.add(good(time + " PREDICT model=m version=3", start + ",\"model_version\":3}"));
        lines.add(good(time + " PREDICT model=m latency=12.7ms", start + ",\"latency_ms\":12.7}"));
        lines.add(good(time + " PREDICT model=m latency=7", start + ",\"latency_ms\":7.0}"));
        lines.add(good(time + " PREDICT model=m latency=-", start + "}"));
        lines.add(good(time + " PREDICT model=m user=", start + "}"));
        lines.add(
                good(
                        time + " PREDICT model=m request_id=r-17/4",
                        start + ",\"request_id\":\"r-17/4\"}"));
        lines.add(
                good(
                        time + " PREDICT request_id=a=b status=error model=m",
                        start + ",\"request_id\":\"a=b\",\"status\":\"error\"}"));
        lines.add(good(time + " INFO PREDICT model=m", start + "}"));
        lines.add(good(time + " PREDICT model=m\r\n", start + "}"));
        lines.add(good("  " + time + "\tPREDICT  model=m  \t ", start + "}"));
        lines.add(good("[2026-11-21 18:07:56,183+00:00] [WARN] PREDICT model=m", start + "}"));
        lines.add(good("2026-11-22 01:07:56,183 +0700 INFO PREDICT model=m", start + "}"));
        lines.add(good("2026-11-21 18:07:56.183 UTC PREDICT model=m", start + "}"));
        lines.add(
                good(
                        time + " PREDICT model=\"ราคา บ้าน 🏠\"",
                        "{" + event + ",\"model_name\":\"ราคา บ้าน 🏠\"}"));
        lines.add(
                good(
                        time + " PREDICT model=ราคาบ้าน🏠",
                        "{" + event + ",\"model_name\":\"ราคาบ้าน🏠\"}"));
        lines.add(
                good(
                        time + " PREDICT model=m label=spam prediction.score=0.5",
                        start + ",\"prediction\":{\"label\":\"spam\",\"score\":0.5}}"));
        // Of a key that nobody knows, the rest of the line is kept.
        lines.add(
                good(
                        time + " PREDICT region=eu model=m zone=\"a b\"",
                        start + ",\"message\":\"region=eu model=m zone=\\\"a b\\\"\"}"));
        lines.add(
                good(
                        "2026-11-21T18:07:56Z INFO deployed version=2 model=m user=\"Nok P.\"",
                        "{\"@timestamp\":\"2026-11-21T18:07:56.000Z\",\"event_type\":\"deployed\","
                                + "\"model_name\":\"m\",\"model_version\":2,\"user\":\"Nok P.\"}"));
        var longName = "ย".repeat(7_000);
        lines.add(
                good(
                        time + " PREDICT model=" + longName,
                        "{" + event + ",\"model_name\":\"" + longName + "\"}"));
        lines.add(
                good(
                        time + " PREDICT model=m " + "x=1 ".repeat(5_000),
                        start + ",\"message\":\"" + "x=1 ".repeat(5_000) + "\"}"));
        return lines;
    }

    /** Lines of which something is missing or wrong. */
    static List<Line> broken() {
        var time = "2026-11-21T18:07:56.183Z";
        var start =
                "{\"@timestamp\":\"" + time + "\",\"event_type\":\"predict\",\"model_name\":\"m\"";
        var uncounted = "{\"model_name\":\"m\",\"unread\":{\"event_type\":\"predict\",\"time\":";
        var lines = new ArrayList<Line>();
        for (var text :
                List.of(
                        "",
                        " ",
                        "hello world",
                        time,
                        time + " INFO started",
                        time + " INFO promoted model=m",
                        time + " PREDICT model=\"m version=3",
                        time + " PREDICT model=m and more",
                        time + " PREDICT model=m\n  at a.b(c)",
                        time + " PREDICT model=m\n" + time + " PREDICT model=m",
                        time + " PREDICT model=" + "x".repeat(100_000),
                        "{\"event_type\":",
                        "[1,2]",
                        "17",
                        "null",
                        "\u0000\u0007",
                        "{\"event_type\":\"predict\",\"model_name\":\"m\",\"_index\":\"elsewhere\"}",
                        "{\"event_type\":\"predict\",\"model_name\":\"m\",\"\\u005fid\" : \"1\"}")) {
            lines.add(faulty(text, "{}", "sextant_unparsed"));
        }
        lines.add(
                faulty(
                        time + " PREDICT version=3",
                        "{\"@timestamp\":\""
                                + time
                                + "\",\"event_type\":\"predict\",\"model_version\":3}",
                        "sextant_no_model"));
        lines.add(
                faulty(
                        time + " PREDICT model= latency=5",
                        "{\"@timestamp\":\""
                                + time
                                + "\",\"event_type\":\"predict\",\"latency_ms\":5.0}",
                        "sextant_no_model"));
        for (var bad :
                List.of(
                        "2026-11-21T18:07:56.183",
                        "2026-11-21T25:07:56Z",
                        "2026-02-30T00:00:00Z",
                        "21/Nov/2026:18:07:56",
                        "1795284000",
                        "2026-11-21T18:07:56+7")) {
            lines.add(
                    faulty(
                            bad + " PREDICT model=m",
                            uncounted + "\"" + bad + "\"}}",
                            "sextant_bad_timestamp"));
        }
        lines.add(
                faulty(
                        time + " PREDICT model=m version=canary",
                        start + ",\"unread\":{\"model_version\":\"canary\"}}",
                        "sextant_bad_version"));
        lines.add(
                faulty(
                        time + " PREDICT model=m version=99999999999",
                        start + ",\"unread\":{\"model_version\":\"99999999999\"}}",
                        "sextant_bad_version"));
        for (var bad : List.of("fast", "-4", "NaN", "1e999", "12,7", "0.3s")) {
            lines.add(
                    faulty(
                            time + " PREDICT model=m latency=" + bad,
                            start + ",\"unread\":{\"latency_ms\":\"" + bad + "\"}}",
                            "sextant_bad_latency"));
        }
        lines.add(
                faulty(
                        time + " PREDICT model=m environment=%{[fields][env]}",
                        start + ",\"environment\":\"%{[fields][env]}\"}",
                        "sextant_bad_environment"));
        lines.add(
                faulty(
                        time + " PREDICT model=m environment=${ENV} version=x",
                        start + ",\"environment\":\"${ENV}\",\"unread\":{\"model_version\":\"x\"}}",
                        "sextant_bad_environment",
                        "sextant_bad_version"));
        return lines;
    }

    /** The raw lines of the sample data. */
    static List<String> raw() {
        return lines("raw.log.gz");
    }

    /**
     * What each raw line of the sample data says, of the documents that hold more than a line does.
     */
    static List<JsonNode> rawDocuments() {
        var documents = new ArrayList<JsonNode>();
        for (var document : documents()) {
            var predicted = document.path("event_type").asText().equals("predict");
            if (predicted && document.path("@timestamp").asText().compareTo("2026-11-21T18") < 0)
                continue;
            documents.add(
                    predicted
                            ? ((ObjectNode) document).without(List.of("prediction", "text"))
                            : document);
        }
        return documents;
    }

    /** The documents of the sample data. */
    static List<JsonNode> documents() {
        return lines("events.ndjson.gz").stream().map(LogLines::json).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static List<String> lines(String file) {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file))),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
