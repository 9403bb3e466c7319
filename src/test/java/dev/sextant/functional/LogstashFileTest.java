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
import java.util.ArrayList;
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

    /** It says when they came and changes nothing else; faulty ones go past it. */
    @Test
    void goodDocumentsGoThroughTheClustersPipelineAndFaultyOnesDoNot() throws IOException {
        var output = assertInstanceOf(Plugin.class, section("output").getFirst()).settings();
        assertEquals("%{[@metadata][pipeline]}", output.get("pipeline"));
        var filters = new Filters(section("filter"), "9");
        for (var line : LogLines.broken()) {
            assertEquals("_none", filters.pipeline(sent(line.text())), line.text());
        }
        var documents = new ArrayList<JsonNode>();
        for (var line : LogLines.odd()) {
            assertEquals("model-logs-pipeline", filters.pipeline(sent(line.text())), line.text());
            documents.add(filters.apply(sent(line.text())));
        }
        var piped = PipedStream.on(RealServer.openSearch());
        piped.add(documents);
        var stored = piped.stored();
        assertEquals(documents.size(), stored.size());
        for (var i = 0; i < documents.size(); i++) {
            assertEquals(plain(documents.get(i).deepCopy()), plain(stored.get(i).deepCopy()));
        }
    }

    @Test
    void anEventThatIsNoObjectIsKeptWhereTheMappingTakesIt() throws IOException {
        var filters = new Filters(section("filter"), "9");
        var line =
                "{\"@timestamp\":\"2026-11-21T18:07:56Z\",\"event_type\":\"predict\",%s\"event\":\"x\"}";
        var faulty = filters.apply(sent(line.formatted("")));
        assertEquals("[\"sextant_no_model\"]", faulty.path("tags").toString());
        assertEquals("x", faulty.at("/unread/event").asText());
        assertTrue(faulty.path("event").isMissingNode());
        var piped = PipedStream.on(RealServer.openSearch());
        piped.add(List.of(filters.apply(sent(line.formatted("\"model_name\":\"m\",")))));
        assertEquals("x", piped.stored().getFirst().at("/unread/event").asText());
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
    private static JsonNode plain(JsonNode sent) {
        var document = (ObjectNode) sent;
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
