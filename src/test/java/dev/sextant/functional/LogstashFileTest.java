package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.functional.LogstashEvent.Filters;
import dev.sextant.functional.LogstashFile.Plugin;
import dev.sextant.functional.LogstashFile.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The Logstash file, read by the grammar of its language. Logstash itself is not to be had here:
 * its filters are followed as documented, its expressions run on the real grok.
 */
class LogstashFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void beatsComeInOnTheirPort() throws IOException {
        var beats = assertInstanceOf(Plugin.class, section("input").getFirst());
        assertEquals(new Plugin("beats", Map.of("port", "5044")), beats);
    }

    @Test
    void documentsAreCreatedInADataStreamWhoseLifecycleIsTheTemplates() throws IOException {
        var output = assertInstanceOf(Plugin.class, section("output").getFirst()).settings();
        assertEquals("create", output.get("action"));
        assertEquals("model-logs-default", output.get("index"));
        assertEquals("false", output.get("ilm_enabled"));
        assertEquals("false", output.get("manage_template"));
        assertEquals("false", output.get("data_stream"));
    }

    @Test
    void everyRawLineBecomesItsDocument() throws IOException {
        var filters = new Filters(section("filter"), "9");
        var lines = LogLines.raw();
        var documents = LogLines.rawDocuments();
        assertEquals(documents.size(), lines.size());
        for (var i = 0; i < lines.size(); i++) {
            assertEquals(documents.get(i), plain(filters.apply(sent(lines.get(i)))));
        }
    }

    @Test
    void oddLinesAreReadAndFaultyOnesKeptAndTagged() throws IOException {
        var filters = new Filters(section("filter"), "9");
        for (var line : LogLines.odd()) {
            assertEquals(line.expected(), plain(filters.apply(sent(line.text()))), line.text());
        }
        for (var line : LogLines.broken()) {
            var kept = filters.apply(sent(line.text()));
            assertEquals(line.text(), kept.path("message").asText());
            for (var tag : kept.path("tags")) {
                // Whether JSON without its time is an event at all, Logstash does not look.
                var expected = line.text().startsWith("{") || line.tags().contains(tag.asText());
                assertTrue(expected, () -> line.text() + tag);
            }
            assertTrue(kept.path("tags").size() > 0, line.text());
            if (!line.text().startsWith("{")) {
                assertEquals(fields(line.expected()), fields(plain(kept)), line.text());
            }
        }
    }

    @Test
    void documentsAsJsonLinesBecomeThemselves() throws IOException {
        var filters = new Filters(section("filter"), "9");
        var all = LogLines.documents();
        for (var i = 0; i < all.size(); i += 40) {
            assertEquals(all.get(i), plain(filters.apply(sent(all.get(i).toString()))));
        }
    }

    @Test
    void whatALineSaysCountsMoreThanWhatItsShipperAddedAndEcsIsUnderstood() throws IOException {
        var filters = new Filters(section("filter"), "9");
        var event = sent("2026-11-21T18:07:56Z INFO deployed model=m environment=dev");
        event.put("environment", "production");
        event.putObject("user").put("name", "nok");
        event.putObject("event").put("original", "2026-11-21T18:07:56Z …");
        assertEquals(
                LogLines.json(
                        """
                        {"@timestamp":"2026-11-21T18:07:56.000Z","event_type":"deployed",
                         "model_name":"m","environment":"dev","user":"nok"}"""),
                plain(filters.apply(event)));
    }

    private static JsonNode fields(JsonNode document) {
        return ((ObjectNode) document.deepCopy()).without(List.of("tags"));
    }

    /** Without what is empty, and read anew, so that numbers of one value are equal. */
    private static JsonNode plain(ObjectNode document) {
        if (document.path("event").isEmpty()) document.remove("event");
        return LogLines.json(document.toString());
    }

    private static ObjectNode sent(String line) {
        return JSON.createObjectNode().put("@timestamp", LogLines.READ).put("message", line);
    }

    private static List<Step> section(String name) throws IOException {
        var section =
                LogstashFile.read(Files.readString(Path.of("assets/pipeline/logstash.conf")))
                        .get(name);
        if (section == null) throw new AssertionError("no section " + name);
        return section;
    }
}
