package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.functional.RealServer;
import dev.sextant.model.LogField;
import dev.sextant.setup.Setup;
import dev.sextant.setup.SetupStyle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mendings that write again what is stored, done to the letter on servers that can: each
 * document is there once afterwards, and the fault is not.
 */
class RereadTest {

    private static final String STATUS_TEXT =
            DoctorBed.FIELDS.replace(
                    "\"status\": {\"type\": \"keyword\"}", "\"status\": {\"type\": \"text\"}");
    private static final String VERSION_KEYWORD =
            DoctorBed.FIELDS.replace(
                    "\"model_version\": {\"type\": \"integer\"}",
                    "\"model_version\": {\"type\": \"keyword\"}");

    static Stream<RealServer> servers() {
        return Stream.of(RealServer.openSearch2(), RealServer.openSearch());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void fieldsThatAreTextAreMendedInANewStream(RealServer server) throws Exception {
        var bed = new DoctorBed(server);
        bed.server.bulk(bed.index("a", STATUS_TEXT), bed.sound());
        assertEquals(List.of("text-fields"), DoctorBed.ids(bed.examine()));

        mend(bed, Fault.TEXT_FIELDS, null);

        assertTrue(bed.server.call("GET", "/" + bed.prefix + "-a", null).statusCode() == 404);
        sound(bed, 32);
        // the failed of them are counted by the new type
        assertEquals(32, count(bed, "terms", "\"status\": [\"error\", \"success\"]"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aFieldOfTheWrongTypeIsMendedBehindTheAliasThatIsUsed(RealServer server) throws Exception {
        var bed = new DoctorBed(server);
        var first = bed.index("000001", VERSION_KEYWORD);
        bed.server.json(
                "POST",
                "/_aliases",
                "{\"actions\": [{\"add\": {\"index\": \"%s\", \"alias\": \"%s\", \"is_write_index\": true}}]}"
                        .formatted(first, bed.prefix));
        bed.server.bulk(first, bed.sound());
        assertEquals(List.of("field-type"), DoctorBed.ids(bed.examine()));

        mend(bed, Fault.FIELD_TYPE, SetupStyle.ALIAS);

        sound(bed, 32);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void onlyTheIndexThatDiffersIsWrittenAgain(RealServer server) throws Exception {
        var bed = new DoctorBed(server);
        var good = bed.index("2026.11.29", DoctorBed.FIELDS);
        bed.server.bulk(good, bed.sound());
        bed.server.bulk(
                bed.index("2026.11.30", STATUS_TEXT),
                List.of(DoctorBed.prediction(bed.now, "\"request_id\": \"other\"")));
        assertTrue(DoctorBed.ids(bed.examine()).contains("mixed-mappings"));

        mend(bed, Fault.MIXED_MAPPINGS, null);

        var after = DoctorBed.ids(bed.examine());
        assertFalse(after.contains("mixed-mappings") || after.contains("text-fields"));
        assertEquals(33, count(bed));
        assertEquals(200, bed.server.call("GET", "/" + good, null).statusCode());
    }

    /** What was understood stays where it is, and nothing is counted twice. */
    @ParameterizedTest
    @MethodSource("servers")
    void linesThatNoGrokUnderstoodAreReadFromTheirMessage(RealServer server) throws Exception {
        var bed = new DoctorBed(server);
        var lines = RawLog.lines(bed.now, 50);
        var index = bed.index("2026.11.30", DoctorBed.FIELDS);
        bed.server.bulk(index, bed.sound());
        var raw = new ArrayList<String>();
        for (var line : lines) {
            raw.add(
                    """
                    {"@timestamp": "%s", "message": "%s", "tags": ["_grokparsefailure"]}
                    """
                            .formatted(bed.now, line.replace("\"", "\\\"")));
        }
        bed.server.bulk(index, raw);
        assertTrue(DoctorBed.ids(bed.examine()).contains("intolerant-patterns"));

        mend(bed, Fault.INTOLERANT_PATTERNS, null);

        var after = DoctorBed.ids(bed.examine());
        assertFalse(after.contains("intolerant-patterns"), after::toString);
        assertFalse(after.contains("parse-failures"), after::toString);
        assertEquals(32 + lines.size(), count(bed));
        assertEquals(
                32, bed.server.json("GET", "/" + index + "/_count", null).path("count").asInt());
        var predictions = lines.stream().filter(line -> line.contains(" PREDICT ")).count();
        assertEquals(31 + predictions, count(bed, "term", "\"event_type\": \"predict\""));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void manyTinyIndicesAreWrittenIntoOne(RealServer server) throws Exception {
        var bed = new DoctorBed(server);
        for (var day = 10; day < 22; day++) {
            bed.server.bulk(
                    bed.index("2026.11." + day, DoctorBed.FIELDS),
                    List.of(DoctorBed.prediction(bed.now, "\"request_id\": \"r" + day + "\"")));
        }
        bed.server.bulk(bed.prefix + "-2026.11.21", bed.sound());
        assertTrue(DoctorBed.ids(bed.examine()).contains("shards-too-small"));

        mend(bed, Fault.SHARDS_TOO_SMALL, null);

        sound(bed, 32 + 12);
    }

    /** The pipeline of the contract would take fields of other names for faults. */
    @Test
    void aLogThatNamesThingsOtherwiseIsWrittenAgainAsItIs() throws Exception {
        var bed =
                new DoctorBed(RealServer.openSearch())
                        .mapped(FieldMapping.NONE.withName(LogField.STATUS, "outcome"));
        var documents =
                bed.sound().stream().map(one -> one.replace("\"status\"", "\"outcome\"")).toList();
        bed.server.bulk(
                bed.index("a", STATUS_TEXT.replace("\"status\"", "\"outcome\"")), documents);
        assertEquals(List.of("text-fields"), DoctorBed.ids(bed.examine()));
        var mend = finding(bed, Fault.TEXT_FIELDS).mend();
        assertFalse(mend.contains("-pipeline"), mend);

        var requests = new Snippet(mend).requests();
        send(bed, requests);
        bed.server.json("DELETE", "/" + bed.prefix + "-a", null);
        bed.server.json("POST", "/" + bed.prefix + "-*/_refresh", null);

        // one node holds no copies, and the template makes one
        assertEquals(List.of("replicas-unassigned"), DoctorBed.ids(bed.examine()));
        assertEquals(32, count(bed));
    }

    private static Finding finding(DoctorBed bed, Fault fault) throws Exception {
        return Objects.requireNonNull(DoctorBed.find(bed.examine(), fault));
    }

    /** As a person does it: the setup that it names, its requests in turn, and the old deleted. */
    private static void mend(DoctorBed bed, Fault fault, @Nullable SetupStyle style)
            throws Exception {
        var mend = finding(bed, fault).mend();
        assertTrue(mend.contains("sextant setup --profile test\n"), mend);
        var profile = DoctorBed.profile(bed.server, bed.prefix + "-*");
        try (var cluster = ElasticCluster.open(profile, Credentials.NONE, InstantSource.system())) {
            var setup = new Setup(cluster, profile);
            var plan = setup.plan(null);
            if (style != null) assertEquals(style, plan.style(), "what is used goes on");
            var outcome = setup.apply(plan, () -> false, progress -> {});
            assertTrue(outcome.succeeded(), outcome::toString);
        }
        // what the setup did once is not done again with less
        var requests =
                new Snippet(mend)
                        .requests().stream()
                                .filter(one -> !one.path().contains("_index_template"))
                                .toList();
        var from = send(bed, requests);
        if (!mend.contains("_delete_by_query")) {
            for (var index : from) bed.server.json("DELETE", "/" + index.asText(), null);
        }
        bed.server.json("POST", "/" + bed.prefix + "-*/_refresh", null);
    }

    /** The indices that were read. */
    private static List<JsonNode> send(DoctorBed bed, List<Snippet.Request> requests) {
        var from = new ArrayList<JsonNode>();
        for (var request : requests) {
            if (request.method().equals("GET")) continue;
            var answer = bed.server.json(request.method(), request.path(), request.body());
            if (!request.path().startsWith("/_reindex")) continue;
            finish(bed, answer.path("task").asText());
            Api.parsed(request.body()).at("/source/index").forEach(from::add);
        }
        assertFalse(from.isEmpty(), requests::toString);
        return from;
    }

    private static void finish(DoctorBed bed, String task) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                bed.server
                                        .json("GET", "/_tasks/" + task, null)
                                        .path("completed")
                                        .asBoolean());
        var done = bed.server.json("GET", "/_tasks/" + task, null);
        assertTrue(done.path("error").isMissingNode(), done::toString);
        assertTrue(done.at("/response/failures").isEmpty(), done::toString);
        assertTrue(done.at("/response/created").asInt() > 0, done::toString);
        bed.server.json("POST", "/" + bed.prefix + "-*/_refresh", null);
    }

    /** Only that one node cannot hold the copies that the template asks for. */
    private static void sound(DoctorBed bed, int documents) throws Exception {
        assertEquals(List.of("replicas-unassigned"), DoctorBed.ids(bed.examine()));
        assertEquals(documents, count(bed));
    }

    private static long count(DoctorBed bed) {
        return bed.server.json("GET", "/" + bed.prefix + "-*/_count", null).path("count").asLong();
    }

    private static long count(DoctorBed bed, String kind, String condition) {
        var body = "{\"query\": {\"%s\": {%s}}}".formatted(kind, condition);
        return bed.server.json("POST", "/" + bed.prefix + "-*/_count", body).path("count").asLong();
    }
}
