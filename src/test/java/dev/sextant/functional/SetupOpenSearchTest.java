package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.setup.SetupStyle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Setting up OpenSearch, whose nodes have data streams and ingest processors, and the whole way of
 * raw lines from there into the panels. They have no index state management.
 */
class SetupOpenSearchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PERCENTILES = Set.of("p50", "p95", "p99");
    private static final Path SAMPLE = Path.of("sample-data");
    private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");
    private static final TimeRange PREDICTIONS =
            new TimeRange(Instant.parse("2026-11-21T18:00:00Z"), END);
    private static final TimeRange EVENTS =
            new TimeRange(Instant.parse("2026-10-23T00:00:00Z"), END);

    static Stream<RealServer> servers() {
        return Stream.of(RealServer.openSearch2(), RealServer.openSearch());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void setsUpAndFindsNothingToDoTheSecondTime(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            var plan = bed.setup.plan(null);
            assertEquals(
                    List.of("POLICY SKIPPED", "PIPELINE NEW", "TEMPLATE NEW", "TARGET NEW"),
                    SetupBed.states(plan));

            var outcome = bed.apply(plan);

            assertTrue(outcome.succeeded(), String.valueOf(outcome.problem()));
            var before = bed.everything();
            var written = bed.writes();
            var second = bed.setup.plan(null);
            assertTrue(second.isDone(), SetupBed.states(second).toString());
            assertTrue(bed.apply(second).succeeded());
            assertEquals(written, bed.writes());
            assertEquals(before, bed.everything());
        }
    }

    /** The first, the second and the third write, each refused once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_ingest/pipeline/%s-pipeline",
                "/_index_template/%s",
                "/_data_stream/%s-default"
            })
    void aRefusalAtAnyStepLeavesTheClusterAsItWas(String path) throws Exception {
        try (var bed = SetupBed.on(RealServer.openSearch())) {
            var before = bed.everything();
            var plan = bed.setup.plan(null);
            bed.proxy.on("PUT", path.formatted(bed.base), 1, FaultBed.answer(500, "broken", ""));

            var outcome = bed.apply(plan);

            assertEquals("setup.refused", Objects.requireNonNull(outcome.problem()).key());
            assertEquals(List.of(), outcome.left());
            assertEquals(before, bed.everything());
        }
    }

    @Test
    void whatWasWrittenIntoANewStreamMeanwhileIsKept() throws Exception {
        try (var bed = SetupBed.on(RealServer.openSearch())) {
            var plan = bed.setup.plan(SetupStyle.DATA_STREAM);
            var stream = bed.base + "-default";
            bed.proxy.on(
                    "PUT",
                    "/_data_stream/" + stream,
                    1,
                    new FaultProxy.Fault.Rewrite(
                            answer -> {
                                bed.server.bulk(
                                        stream, List.of(NoonEvents.prediction("a", "error", 5)));
                                return HttpMessage.json(500, "{\"error\": \"lost\"}");
                            }));

            var outcome = bed.apply(plan);

            assertEquals(Kind.TARGET, Objects.requireNonNull(outcome.failed()).kind());
            assertEquals("setup.left.filled", outcome.left().getFirst().why().key());
            var count = bed.server.json("GET", "/" + stream + "/_count", null);
            assertEquals(1, count.path("count").asInt());
        }
    }

    /** All six panels, and what the rules ask, from raw lines as from documents of the contract. */
    @ParameterizedTest
    @EnumSource(SetupStyle.class)
    void rawLinesGiveThePanelsTheNumbersOfTheDocuments(SetupStyle style) throws Exception {
        var server = RealServer.openSearch();
        try (var bed = SetupBed.on(server);
                var documents = TestLog.on(server);
                var lines = TestLog.of(server, bed.base + "-*")) {
            assertTrue(bed.apply(style).succeeded());
            var target = style == SetupStyle.ALIAS ? bed.base : bed.base + "-default";
            sendRawLines(server, target);
            documents.add(documentsOfTheSameEvents());

            for (var panel : List.of("latency", "error-rate", "versions", "throughput")) {
                var scope = TestLog.scope(PREDICTIONS, Filter.ALL, "1h", Question.ALL_MODELS);
                var wanted = documents.rows(panel, scope);
                assertTrue(wanted.size() > 3, panel);
                assertAlike(wanted, lines.rows(panel, scope), panel);
            }
            for (var panel : List.of("timeline", "audit")) {
                var scope = TestLog.scope(EVENTS, Filter.ALL, "1d", Question.ALL_MODELS);
                var wanted = documents.rows(panel, scope);
                assertTrue(wanted.size() > 3, panel);
                assertEquals(wanted, lines.rows(panel, scope), panel);
            }
            for (var question : ruleQuestions()) {
                assertEquals(
                        NoonEvents.ask(documents.cluster(), question),
                        NoonEvents.ask(lines.cluster(), question),
                        question.toString());
            }
        }
    }

    /** Percentiles of the same numbers in another order differ a little; nothing else does. */
    private static void assertAlike(
            List<Map<String, @Nullable Object>> wanted,
            List<Map<String, @Nullable Object>> found,
            String panel) {
        assertEquals(wanted.size(), found.size(), panel);
        for (var row = 0; row < wanted.size(); row++) {
            for (var cell : wanted.get(row).entrySet()) {
                var other = found.get(row).get(cell.getKey());
                var what = panel + " row " + row + " " + cell.getKey();
                if (PERCENTILES.contains(cell.getKey()) && cell.getValue() instanceof Double of) {
                    assertEquals(of, (Double) Objects.requireNonNull(other), of * 0.05, what);
                } else {
                    assertEquals(cell.getValue(), other, what);
                }
            }
        }
    }

    private static List<Question<?>> ruleQuestions() {
        var byModel = List.of(Dimension.MODEL, Dimension.VERSION);
        return List.of(
                new Question.GroupCounts(
                        PREDICTIONS, Filter.ALL, Matching.FAILED_PREDICTIONS, byModel, Set.of()),
                new Question.GroupCounts(
                        PREDICTIONS, Filter.ALL, Matching.PREDICTIONS, byModel, Set.of()),
                new Question.Deployments(EVENTS, Filter.ALL),
                new Question.Inventory(END, Filter.ALL),
                new Question.ProductionVersions(END, Filter.ALL, Set.of()));
    }

    private static void sendRawLines(RealServer server, String target) throws IOException {
        try (var lines = sample("raw.log.gz")) {
            var all =
                    lines.lines()
                            .map(line -> JSON.createObjectNode().put("message", line).toString())
                            .toList();
            for (var from = 0; from < all.size(); from += 2_000) {
                server.bulk(target, all.subList(from, Math.min(all.size(), from + 2_000)));
            }
        }
    }

    /** Every registry event, and the predictions of the six hours that there are lines of. */
    private static List<String> documentsOfTheSameEvents() throws IOException {
        try (var lines = sample("events.ndjson.gz")) {
            return lines.lines()
                    .filter(
                            line ->
                                    !line.contains("\"event_type\":\"predict\"")
                                            || line.compareTo("{\"@timestamp\":\"2026-11-21T18")
                                                    >= 0)
                    .toList();
        }
    }

    private static BufferedReader sample(String file) throws IOException {
        var in = new GZIPInputStream(Files.newInputStream(SAMPLE.resolve(file)));
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Test
    void aPolicyIsSentAsItsInterfaceIsPublished() throws Exception {
        try (var bed = SetupBed.on(RealServer.openSearch())) {
            var path = "/_plugins/_ism/policies/" + bed.base + "-policy";
            bed.proxy.on(path, 9, FaultBed.answer(404, "status_exception", ""));

            var step = SetupBed.step(bed.setup.plan(null), Kind.POLICY);

            assertEquals(State.NEW, step.state());
            var write = SetupBed.write(step);
            assertEquals("PUT " + path, write.method() + " " + write.path());
            var policy = JSON.readTree(write.body()).path("policy");
            assertEquals("hot", policy.path("default_state").asText());
            assertEquals(bed.base + "-*", policy.at("/ism_template/0/index_patterns/0").asText());
        }
    }

    /** With what the service adds: times, a schema, retries, defaults of its actions. */
    @Test
    void aPolicyThatIsThereIsRecognisedOrReplacedByItsNumber() throws Exception {
        try (var bed = SetupBed.on(RealServer.openSearch())) {
            var path = "/_plugins/_ism/policies/" + bed.base + "-policy";
            bed.proxy.on(path, 1, FaultBed.answer(404, "status_exception", ""));
            var sent = SetupBed.write(SetupBed.step(bed.setup.plan(null), Kind.POLICY));
            var policy = sent.body().substring("{\"policy\":{".length(), sent.body().length() - 2);
            var kept =
                    policy.replace(
                                    "{\"rollover\":{",
                                    """
                                    {"retry":{"count":3,"backoff":"exponential","delay":"1m"},\
                                    "rollover":{"copy_alias":false,\
                                    """)
                            .replace(
                                    "\"priority\":300", "\"priority\":300,\"last_updated_time\":7");
            var answer =
                    """
                    {"_id": "p", "_version": 2, "_seq_no": 10, "_primary_term": 3, "policy": {
                    "policy_id": "p", "last_updated_time": 1577990934044, "schema_version": 21,
                    "error_notification": null, %s}}\
                    """;
            bed.proxy.on(path, 1, ok(answer.formatted(kept)));

            assertEquals(State.SAME, SetupBed.step(bed.setup.plan(null), Kind.POLICY).state());

            bed.proxy.on(path, 1, ok(answer.formatted(kept.replace("365d", "90d"))));
            var changed = SetupBed.step(bed.setup.plan(null), Kind.POLICY);
            assertEquals(State.CHANGED, changed.state());
            assertEquals(path + "?if_seq_no=10&if_primary_term=3", SetupBed.write(changed).path());
        }
    }

    private static FaultProxy.Fault ok(String body) {
        return new FaultProxy.Fault.Answer(HttpMessage.json(200, body));
    }
}
