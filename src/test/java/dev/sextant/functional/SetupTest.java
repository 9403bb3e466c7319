package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.functional.FaultProxy.Fault;
import dev.sextant.model.Filter;
import dev.sextant.setup.DiffLine;
import dev.sextant.setup.SetupPlan;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.setup.SetupStyle;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Setting up Elasticsearch 8 and 9. The nodes have no lifecycle management and no ingest
 * processors, so those steps are skipped here; data streams are in the server itself, but for their
 * interface.
 */
class SetupTest {

    static Stream<RealServer> servers() {
        return Stream.of(RealServer.es8(), RealServer.es9());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void showsWhatWouldBeWrittenAndWritesNothing(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            var before = bed.everything();

            var plan = bed.setup.plan(null);

            assertEquals(
                    List.of("POLICY SKIPPED", "PIPELINE SKIPPED", "TEMPLATE NEW", "TARGET SKIPPED"),
                    SetupBed.states(plan));
            assertSays("no index lifecycle management", plan, Kind.POLICY);
            assertSays(
                    "lacks the ingest processors append, convert, date, grok", plan, Kind.PIPELINE);
            assertSays("when the first event arrives", plan, Kind.TARGET);
            var diff = DiffLine.text(SetupBed.step(plan, Kind.TEMPLATE).diff());
            assertTrue(diff.contains("+   \"index_patterns\": [\"" + bed.base + "-*\"]"), diff);
            assertTrue(diff.contains("+         \"latency_ms\": {\"type\": \"float\"}"), diff);
            assertFalse(diff.contains("index.lifecycle"), diff);
            assertEquals(before, bed.everything());
            assertEquals(0, bed.writes());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsNothingToDoTheSecondTime(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            assertNull(bed.apply((SetupStyle) null).problem());
            server.bulk(bed.base + "-default", List.of(NoonEvents.prediction("a", "error", 5)));
            var before = bed.everything();
            var written = bed.writes();

            var plan = bed.setup.plan(null);
            var outcome = bed.apply(plan);

            assertTrue(plan.isDone(), SetupBed.states(plan).toString());
            assertEquals(State.SAME, SetupBed.step(plan, Kind.TARGET).state());
            assertTrue(outcome.succeeded());
            assertEquals(written, bed.writes());
            assertEquals(before, bed.everything());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anEventMakesADataStreamThatThePanelsCount(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            assertNull(bed.apply((SetupStyle) null).problem());
            server.bulk(
                    bed.base + "-default",
                    List.of(
                            NoonEvents.prediction("a", "error", 5),
                            NoonEvents.prediction("a", "success", 7)));
            try (var log = TestLog.of(server, bed.base + "-*")) {
                var rows =
                        log.rows(
                                "error-rate", TestLog.scope(NoonEvents.HOUR, Filter.ALL, null, 10));
                assertEquals(50.0, rows.getFirst().get("error_rate"));
            }
        }
    }

    /** Neither an unknown field, nor one of the wrong type, nor a thousand of them. */
    @ParameterizedTest
    @MethodSource("servers")
    void noDocumentIsLostAndNoMappingExplodes(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            assertNull(bed.apply((SetupStyle) null).problem());
            var features = new StringBuilder("\"features\": {\"f0\": 0");
            for (var i = 1; i < 1_500; i++) features.append(", \"f%d\": %d".formatted(i, i));
            var more = features.append("}").toString();
            server.bulk(
                    bed.base + "-default",
                    List.of(
                            NoonEvents.event("predict", "a", more),
                            NoonEvents.event("predict", "a", "\"features\": \"none\""),
                            NoonEvents.event("predict", "a", "\"latency_ms\": \"fast\""),
                            NoonEvents.event("predict", "a", "\"region\": \"eu\"")));

            var index = "/" + bed.base + "-default/";
            assertEquals(4, server.json("GET", index + "_count", null).path("count").asInt());
            var mapping = server.json("GET", index + "_mapping", null).toString();
            assertFalse(mapping.contains("f1") || mapping.contains("region"), mapping);
            var kept = server.json("GET", index + "_search", null).toString();
            assertTrue(kept.contains("\"f1499\":1499") && kept.contains("\"region\":\"eu\""));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWasMadeBeforeWithOtherTypesRollsOver(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            server.json(
                    "PUT",
                    "/_index_template/" + bed.base,
                    """
                    {"index_patterns": ["%s-*"], "data_stream": {}, "priority": 1}\
                    """
                            .formatted(bed.base));
            server.bulk(bed.base + "-eu", List.of(NoonEvents.prediction("a", "error", 5)));

            var plan = bed.setup.plan(null);

            var rollover = SetupBed.step(plan, Kind.ROLLOVER);
            assertEquals(bed.base + "-eu", rollover.name());
            var diff = DiffLine.text(rollover.diff());
            assertTrue(diff.contains("-     \"model_name\": \"text\""), diff);
            assertTrue(diff.contains("+     \"model_name\": \"keyword\""), diff);
            assertTrue(bed.apply(plan).succeeded());
            assertTrue(bed.setup.plan(null).isDone());
            var template = server.json("GET", "/_index_template/" + bed.base, null).toString();
            assertTrue(template.contains("\"priority\":300"), template);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aTemplateOfOthersStandsInTheWay(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            server.json(
                    "PUT",
                    "/_index_template/rival-" + bed.base,
                    "{\"index_patterns\": [\"%s-de*\"], \"priority\": 500}".formatted(bed.base));
            var before = bed.everything();

            var plan = bed.setup.plan(null);
            var outcome = bed.apply(plan);

            assertEquals(State.CONFLICT, SetupBed.step(plan, Kind.TEMPLATE).state());
            assertSays("rival-" + bed.base + " (" + bed.base + "-de*, 500)", plan, Kind.TEMPLATE);
            assertNotNull(outcome.problem());
            assertEquals(before, bed.everything());
            server.json("DELETE", "/_index_template/rival-" + bed.base, null);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void numberedIndicesFollowOneAnotherBehindAnAlias(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            var made = bed.setup.plan(SetupStyle.ALIAS);
            assertTrue(bed.apply(made).succeeded(), made.toString());
            server.bulk(bed.base, List.of(NoonEvents.prediction("a", "error", 5)));

            var plan = bed.setup.plan(null);

            assertEquals(SetupStyle.ALIAS, plan.style(), "what is in use goes on");
            assertTrue(plan.isDone(), SetupBed.states(plan).toString());
            var rolled = server.json("POST", "/" + bed.base + "/_rollover", null);
            assertEquals(bed.base + "-000002", rolled.path("new_index").asText());
            var other = bed.setup.plan(SetupStyle.DATA_STREAM);
            assertEquals(State.CONFLICT, SetupBed.step(other, Kind.TARGET).state());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aStepThatIsRefusedLeavesTheClusterAsItWas(RealServer server) throws Exception {
        try (var bed = SetupBed.on(server)) {
            var before = bed.everything();
            bed.proxy.on("/" + bed.base + "-000001", 1, FaultBed.answer(400, "no", ""));

            var outcome = bed.apply(SetupStyle.ALIAS);

            assertEquals(Kind.TARGET, Objects.requireNonNull(outcome.failed()).kind());
            assertEquals(1, outcome.undone().size(), outcome.toString());
            assertEquals(List.of(), outcome.left());
            assertEquals(before, bed.everything());
        }
    }

    @Test
    void anAnswerThatIsLostIsTakenBackToo() throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var before = bed.everything();
            bed.proxy.on("/" + bed.base + "-000001", 1, new Fault.DropAnswer());

            var outcome = bed.apply(SetupStyle.ALIAS);

            assertEquals(Reason.UNREACHABLE, Objects.requireNonNull(outcome.cause()).reason());
            assertEquals(2, outcome.undone().size(), outcome.toString());
            assertEquals(before, bed.everything());
        }
    }

    @Test
    void whatWasThereBeforeIsThereAgain() throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            RealServer.es9()
                    .json(
                            "PUT",
                            "/_index_template/" + bed.base,
                            """
                            {"index_patterns": ["%s-*"], "priority": 7, "_meta": {"of": "ours"},
                             "template": {"mappings": {"properties": {"b": {"type": "long"},
                             "a": {"type": "keyword"}}}}}\
                            """
                                    .formatted(bed.base));
            var before = bed.everything();
            bed.proxy.on("/" + bed.base + "-000001", 1, FaultBed.answer(400, "no", ""));

            var outcome = bed.apply(SetupStyle.ALIAS);

            assertEquals(1, outcome.undone().size(), outcome.toString());
            assertEquals(before, bed.everything());
        }
    }

    @Test
    void stoppedInTheMiddleItTakesBackWhatItWrote() throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var before = bed.everything();
            var plan = bed.setup.plan(SetupStyle.ALIAS);
            var asked = new int[1];

            var outcome = bed.setup.apply(plan, () -> asked[0]++ > 0, progress -> {});

            assertEquals(1, outcome.undone().size(), outcome.toString());
            assertEquals(before, bed.everything());
        }
    }

    @Test
    void saysWhatIsLeftWhenTheClusterIsGone() throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var plan = bed.setup.plan(SetupStyle.ALIAS);

            var outcome =
                    bed.setup.apply(
                            plan,
                            () -> false,
                            progress -> {
                                if (progress.number() == 2) bed.proxy.refuse();
                            });

            assertEquals(2, outcome.left().size(), outcome.toString());
            assertTrue(
                    outcome.left().getLast().why().english().contains("Cannot reach"),
                    outcome.toString());
        }
    }

    @Test
    void writesNothingWhenTheClusterChangedMeanwhile() throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var plan = bed.setup.plan(null);
            bed.server.json(
                    "PUT",
                    "/_index_template/" + bed.base,
                    "{\"index_patterns\": [\"%s-*\"]}".formatted(bed.base));
            var before = bed.everything();

            var outcome = bed.apply(plan);

            assertEquals("setup.meanwhile", Objects.requireNonNull(outcome.problem()).key());
            assertEquals(before, bed.everything());
        }
    }

    private static void assertSays(String words, SetupPlan plan, Kind kind) {
        var reason = SetupBed.step(plan, kind).reason();
        assertNotNull(reason);
        assertTrue(reason.english().contains(words), reason.english());
    }
}
