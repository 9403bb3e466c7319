package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ingest pipeline on real servers, which are OpenSearch: their grok is to be had. */
class IngestPipelineTest {
    private static final Path PIPELINE = PipedStream.PIPELINE;
    private static final Path ASSETS = Path.of("assets/pipeline");
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Kind {
        OPENSEARCH_3,
        OPENSEARCH_2;

        RealServer server() {
            return switch (this) {
                case OPENSEARCH_3 -> RealServer.openSearch();
                case OPENSEARCH_2 -> RealServer.openSearch2();
            };
        }
    }

    @Test
    void theAssetIsTheFileThatSetupInstalls() throws IOException {
        assertEquals(
                Files.readString(PIPELINE),
                Files.readString(ASSETS.resolve("ingest-pipeline.json")));
    }

    @Test
    void theReadmeNamesEveryTagAndNoOther() throws IOException {
        assertEquals(tags(PIPELINE), tags(ASSETS.resolve("README.md")));
    }

    private static Set<String> tags(Path file) throws IOException {
        return Pattern.compile("sextant_[a-z_]+[a-z](?![a-z_*])")
                .matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void everyRawLineBecomesItsDocument(Kind kind) throws IOException {
        var stored =
                stored(
                        kind.server(),
                        LogLines.raw().stream().map(IngestPipelineTest::shipped).toList());
        var expected = LogLines.rawDocuments();
        assertEquals(expected.size(), stored.size());
        for (var i = 0; i < expected.size(); i++) same(expected.get(i), stored.get(i));
    }

    @ParameterizedTest
    @EnumSource
    void oddLinesAreReadAndFaultyOnesKeptAndTagged(Kind kind) throws IOException {
        var lines = new ArrayList<>(LogLines.odd());
        lines.addAll(LogLines.broken());
        var stored =
                stored(kind.server(), lines.stream().map(line -> shipped(line.text())).toList());
        for (var i = 0; i < lines.size(); i++) same(lines.get(i).expected(), stored.get(i));
    }

    /** What Logstash made of a line, and what is read again, stays what it is. */
    @ParameterizedTest
    @EnumSource
    void whatWentThroughItOnceStaysAsItIs(Kind kind) throws IOException {
        var lines = new ArrayList<>(LogLines.odd());
        lines.addAll(LogLines.broken());
        var once = lines.stream().map(LogLines.Line::expected).toList();
        var twice = stored(kind.server(), once);
        for (var i = 0; i < lines.size(); i++) same(once.get(i), twice.get(i));
    }

    @ParameterizedTest
    @EnumSource
    void documentsOfTheLogContractPassAsTheyAre(Kind kind) throws IOException {
        var documents = new ArrayList<JsonNode>();
        var all = LogLines.documents();
        for (var i = 0; i < all.size(); i += 150) documents.add(all.get(i));
        var stored = stored(kind.server(), documents);
        for (var i = 0; i < documents.size(); i++) same(documents.get(i), stored.get(i));
    }

    @ParameterizedTest
    @EnumSource
    void theSameDocumentsAsJsonLinesBecomeThemselves(Kind kind) throws IOException {
        var documents = new ArrayList<JsonNode>();
        var all = LogLines.documents();
        for (var i = 75; i < all.size(); i += 150) documents.add(all.get(i));
        var stored =
                stored(
                        kind.server(),
                        documents.stream().map(document -> shipped(document.toString())).toList());
        for (var i = 0; i < documents.size(); i++) same(documents.get(i), stored.get(i));
    }

    @Test
    void jsonLinesMayNameThingsAsTheLinesDo() throws IOException {
        var sent =
                List.of(
                        """
                        {"timestamp":1795284000789,"event_type":"Predict","model":"m","version":"v3",
                         "latency":"7ms","label":"spam","score":"0.5","message":"served"}""",
                        """
                        {"@timestamp":"2026-11-21T18:00:00Z","event_type":"predict","model_name":7,
                         "model_version":3.0,"user":{"name":"nok"},"prediction":0.25}""");
        var wanted =
                List.of(
                        """
                        {"@timestamp":"2026-11-21T18:00:00.789Z","event_type":"predict","model_name":"m",
                         "model_version":3,"latency_ms":7.0,"prediction":{"label":"spam","score":0.5},
                         "message":"served"}""",
                        """
                        {"@timestamp":"2026-11-21T18:00:00.000Z","event_type":"predict","model_name":"7",
                         "model_version":3,"user":"nok","prediction":{"label":"0.25"}}""");
        var stored =
                stored(
                        RealServer.openSearch(),
                        sent.stream().map(IngestPipelineTest::shipped).toList());
        for (var i = 0; i < sent.size(); i++) same(LogLines.json(wanted.get(i)), stored.get(i));
    }

    @Test
    void aJsonLineThatIsNoEventOrHasNoTimeIsKeptAndTagged() throws IOException {
        var stored =
                stored(
                        RealServer.openSearch(),
                        List.of(
                                shipped("{\"level\":\"info\",\"msg\":\"started\"}"),
                                shipped("{\"event_type\":\"predict\",\"model_name\":\"m\"}"),
                                shipped(
                                        "{\"@timestamp\":\"2026-11-21T18:00:00Z\","
                                                + "\"event_type\":\"promoted\",\"model_name\":\"m\"}")));
        assertEquals("[\"sextant_unparsed\"]", stored.get(0).path("tags").toString());
        assertEquals("started", stored.get(0).path("msg").asText());
        assertEquals("[\"sextant_bad_timestamp\"]", stored.get(1).path("tags").toString());
        assertTrue(stored.get(1).path("event_type").isMissingNode());
        assertEquals("[\"sextant_unknown_event\"]", stored.get(2).path("tags").toString());
        assertEquals("promoted", stored.get(2).path("event_type").asText());
    }

    @ParameterizedTest
    @EnumSource
    void eachDocumentSaysWhenItCameUnlessItSaysSoAlready(Kind kind) throws IOException {
        var event = "{\"@timestamp\":\"2026-11-21T18:07:56.000Z\",\"event_type\":\"predict\",";
        var stream = PipedStream.on(kind.server());
        stream.add(
                Stream.of(
                                "\"event\":{\"ingested\":\"2026-11-21T18:08:00.000Z\",\"id\":\"7\"}",
                                "\"event\":{\"original\":\"kept\"}",
                                "\"event\":\"a plain value\"",
                                "\"event\":[\"a\",\"list\"]",
                                "\"event\":null",
                                "\"event\":\"again\",\"unread\":{\"event\":{\"older\":1}}")
                        .map(more -> LogLines.json(event + "\"model_name\":\"m\"," + more + "}"))
                        .toList());
        var hits = new TreeMap<Integer, JsonNode>();
        for (var hit : stream.hits("")) hits.put(hit.path("_id").asInt(), hit.path("_source"));
        var all = List.copyOf(hits.values());
        assertEquals(
                LogLines.json("{\"ingested\":\"2026-11-21T18:08:00.000Z\",\"id\":\"7\"}"),
                all.getFirst().path("event"));
        var recently = Instant.now().minus(Duration.ofMinutes(30));
        var others = all.subList(1, all.size());
        for (var document : others) {
            var came = Instant.parse(document.at("/event/ingested").asText());
            assertTrue(came.isAfter(recently), document::toString);
            assertTrue(document.path("tags").isMissingNode(), document::toString);
        }
        assertEquals(
                List.of("", "a plain value", "[\"a\",\"list\"]", "null", "again"),
                others.stream().map(one -> told(one.at("/unread/event"))).toList());
        assertEquals("kept", others.getFirst().at("/event/original").asText());
        var byTime = "event.ingested:[\"" + recently + "\" TO *]";
        assertEquals(
                5, stream.hits(URLEncoder.encode(byTime, StandardCharsets.UTF_8)).size(), byTime);
    }

    private static String told(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    @Test
    void withNoTimeFromAnywhereADocumentHasTheClustersTime() throws IOException {
        var before = Instant.now().minus(Duration.ofMinutes(1));
        var line = "2026-11-21T18:07:56 PREDICT model=m";
        var stored =
                stored(
                        RealServer.openSearch(),
                        List.of(
                                JSON.createObjectNode().put("message", "hello"),
                                JSON.createObjectNode().put("message", line),
                                JSON.createObjectNode()
                                        .put("@timestamp", "yesterday")
                                        .put("event_type", "predict")
                                        .put("model_name", "m")));
        for (var document : stored) {
            assertTrue(
                    Instant.parse(document.path("@timestamp").asText()).isAfter(before),
                    document::toString);
        }
        assertEquals("[\"sextant_unparsed\"]", stored.get(0).path("tags").toString());
        assertEquals("[\"sextant_bad_timestamp\"]", stored.get(1).path("tags").toString());
        assertEquals(line, stored.get(1).path("message").asText());
        assertEquals("[\"sextant_bad_timestamp\"]", stored.get(2).path("tags").toString());
        assertEquals("yesterday", stored.get(2).path("unread").path("time").asText());
    }

    @Test
    void whatShippersAddStaysAndTheirUserAndMessageAreUnderstood() throws IOException {
        var fromCloudWatch =
                LogLines.json(
                        """
                        {"@message":"2026-11-21T18:07:56Z INFO deployed model=m user=nok",
                         "@timestamp":"2026-11-30T00:00:00.000Z","@log_group":"/models/m"}""");
        var fromBeats =
                LogLines.json(
                        """
                        {"message":"2026-11-21T18:07:56Z INFO deployed model=m",
                         "@timestamp":"2026-11-30T00:00:00.000Z","user":{"name":"svc"},
                         "environment":"staging","host":{"name":"h"},"tags":["beats"],"log":{"offset":7}}""");
        var stored = stored(RealServer.openSearch(), List.of(fromCloudWatch, fromBeats));
        same(
                LogLines.json(
                        """
                        {"@timestamp":"2026-11-21T18:07:56.000Z","event_type":"deployed",
                         "model_name":"m","user":"nok","@log_group":"/models/m"}"""),
                stored.get(0));
        same(
                LogLines.json(
                        """
                        {"@timestamp":"2026-11-21T18:07:56.000Z","event_type":"deployed","model_name":"m",
                         "user":"svc","environment":"staging","host":{"name":"h"},"tags":["beats"],
                         "log":{"offset":7}}"""),
                stored.get(1));
    }

    /** As a shipper sends a line. */
    private static JsonNode shipped(String line) {
        return JSON.createObjectNode().put("@timestamp", LogLines.READ).put("message", line);
    }

    /** The documents as a data stream with the pipeline keeps them, in the order given. */
    private static List<JsonNode> stored(RealServer server, List<JsonNode> sent)
            throws IOException {
        var stream = PipedStream.on(server);
        stream.add(sent);
        var stored = stream.stored();
        assertEquals(sent.size(), stored.size());
        return stored;
    }

    /** Equal but for the order of keys and tags. */
    private static void same(JsonNode expected, JsonNode actual) {
        assertEquals(ordered(expected), ordered(actual));
    }

    private static JsonNode ordered(JsonNode document) {
        var copy = (ObjectNode) document.deepCopy();
        if (copy.has("tags")) {
            var tags = new TreeSet<String>();
            copy.path("tags").forEach(tag -> tags.add(tag.asText()));
            copy.putPOJO("tags", tags.toString());
        }
        return LogLines.json(copy.toString());
    }
}
