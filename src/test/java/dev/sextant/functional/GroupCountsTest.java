package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.NOON;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.at;
import static dev.sextant.functional.NoonEvents.event;
import static dev.sextant.functional.NoonEvents.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.GroupCount;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What alerting counts, on both supported servers. */
class GroupCountsTest {

    private static final Matching FAILED_LIFECYCLE =
            new Matching(Set.of(EventType.TRANSITIONED, EventType.DEPLOYED), true, false, null);

    private static Question.GroupCounts counts(Matching matching, Dimension... by) {
        return new Question.GroupCounts(HOUR, Filter.ALL, matching, List.of(by), Set.of());
    }

    private static String text(List<GroupCount> counts) {
        return counts.stream()
                .map(count -> new TreeMap<>(count.group()) + "=" + count.count())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void countsExactlyWhatAMatchingSays(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            log.add(
                    List.of(
                            prediction("a", "success", 100),
                            prediction("a", "success", 100.5),
                            prediction("a", "error", 101),
                            prediction("b", "failed", 7),
                            event("predict", "b", "\"status\": \"success\""),
                            event("deployed", "b", "\"status\": \"failed\""),
                            event("transitioned", "a", "\"status\": \"error\""),
                            event("registered", "a", "\"status\": \"failed\""),
                            event("deployed", "a", "\"status\": \"success\""),
                            at(NOON, "predict", "a", "\"status\": \"error\"")));
            var model = Dimension.MODEL;
            var everything = ask(log.cluster(), counts(Matching.EVERYTHING, model));
            assertEquals("{MODEL=a}=6 {MODEL=b}=3", text(everything));
            var predictions = ask(log.cluster(), counts(Matching.PREDICTIONS, model));
            assertEquals("{MODEL=a}=3 {MODEL=b}=2", text(predictions));
            var failed = ask(log.cluster(), counts(Matching.FAILED_PREDICTIONS, model));
            assertEquals("{MODEL=a}=1 {MODEL=b}=1", text(failed));
            var measured = ask(log.cluster(), counts(Matching.MEASURED_PREDICTIONS, model));
            assertEquals("{MODEL=a}=3 {MODEL=b}=1", text(measured));
            var slow = ask(log.cluster(), counts(Matching.slowPredictions(100.0), model));
            assertEquals("{MODEL=a}=2", text(slow));
            var lifecycle = ask(log.cluster(), counts(FAILED_LIFECYCLE, model));
            assertEquals("{MODEL=a}=1 {MODEL=b}=1", text(lifecycle));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void givesExactlyOneCountWhereNothingIsCountedApart(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            var none = ask(log.cluster(), counts(Matching.PREDICTIONS));
            assertEquals(List.of(new GroupCount(Map.of(), 0)), none);
            assertEquals(
                    List.of(), ask(log.cluster(), counts(Matching.PREDICTIONS, Dimension.MODEL)));
            var many =
                    IntStream.range(0, 10_500).mapToObj(i -> prediction("a", "error", i)).toList();
            log.add(many);
            var all = ask(log.cluster(), counts(Matching.PREDICTIONS));
            assertEquals(List.of(new GroupCount(Map.of(), 10_500)), all);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aDocumentThatLacksADimensionIsAGroupOfItsOwn(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            log.add(
                    List.of(
                            prediction("a", "success", 1),
                            event("predict", "a", "\"model_version\": 2"),
                            event("predict", "a", "\"environment\": \"dev\""),
                            """
                            {"@timestamp": "2026-03-02T11:30:00Z", "event_type": "predict"}"""));
            var counts =
                    ask(
                            log.cluster(),
                            counts(
                                    Matching.PREDICTIONS,
                                    Dimension.MODEL,
                                    Dimension.ENVIRONMENT,
                                    Dimension.VERSION));
            var groups = counts.stream().map(GroupCount::group).collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            Map.of(
                                    Dimension.MODEL,
                                    "a",
                                    Dimension.ENVIRONMENT,
                                    "production",
                                    Dimension.VERSION,
                                    "1"),
                            Map.of(Dimension.MODEL, "a", Dimension.VERSION, "2"),
                            Map.of(Dimension.MODEL, "a", Dimension.ENVIRONMENT, "dev"),
                            Map.of()),
                    groups);
            assertTrue(counts.stream().allMatch(count -> count.count() == 1), counts.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void countsMoreModelsThanOneAnswerHolds(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            var documents = new ArrayList<String>();
            for (var model = 0; model < 20_500; model++) {
                documents.add(prediction("model-" + model, "success", 1));
            }
            documents.add(prediction("model-7", "error", 1));
            log.add(documents);
            var all = ask(log.cluster(), counts(Matching.PREDICTIONS, Dimension.MODEL));
            assertEquals(20_500, all.size());
            assertEquals(20_500, all.stream().map(GroupCount::group).distinct().count());
            assertEquals(20_501, all.stream().mapToLong(GroupCount::count).sum());
            assertEquals(
                    List.of(new GroupCount(Map.of(Dimension.MODEL, "model-7"), 2)),
                    all.stream().filter(count -> count.count() > 1).toList());
            var names =
                    IntStream.range(5, 20_400)
                            .mapToObj(model -> "model-" + model)
                            .collect(Collectors.toSet());
            names.add("model-that-is-not-there");
            var some =
                    new Question.GroupCounts(
                            HOUR,
                            Filter.ALL,
                            Matching.PREDICTIONS,
                            List.of(Dimension.MODEL),
                            names);
            assertEquals(20_395, ask(log.cluster(), some).size());
            var together =
                    new Question.GroupCounts(
                            HOUR, Filter.ALL, Matching.PREDICTIONS, List.of(), names);
            assertEquals(20_396, ask(log.cluster(), together).getFirst().count());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void asksInSmallerStepsWhereTheServerAllowsFewBuckets(RealServer server) throws Exception {
        var limit = "{\"transient\": {\"search.max_buckets\": %s}}";
        try (var log = TestLog.on(server)) {
            var documents = new ArrayList<String>();
            for (var model = 0; model < 900; model++) {
                documents.add(prediction("model-" + model, "success", 1));
            }
            log.add(documents);
            server.json("PUT", "/_cluster/settings", limit.formatted("200"));
            var all =
                    ask(
                            log.cluster(),
                            counts(Matching.PREDICTIONS, Dimension.MODEL, Dimension.ENVIRONMENT));
            assertEquals(900, all.size());
            server.json("PUT", "/_cluster/settings", limit.formatted("3"));
            var failure =
                    assertThrows(
                            ClusterException.class,
                            () ->
                                    ask(
                                            log.cluster(),
                                            counts(Matching.PREDICTIONS, Dimension.MODEL)));
            assertEquals(Reason.REJECTED, failure.reason());
            assertTrue(failure.sentence().contains("too many buckets"), failure.sentence());
        } finally {
            server.json("PUT", "/_cluster/settings", limit.formatted("null"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void listsExactlyTheDocumentsBehindACount(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            var documents = new ArrayList<String>();
            for (var i = 0; i < 70; i++) {
                documents.add(prediction("a", i % 3 == 0 ? "error" : "success", i));
                documents.add(
                        event(
                                "deployed",
                                "a",
                                "\"status\": \"%s\"".formatted(i % 2 == 0 ? "failed" : "success")));
                documents.add(event("registered", "a", "\"status\": \"failed\""));
                documents.add(prediction("b", "error", 1_000));
            }
            log.add(documents);
            for (var matching :
                    List.of(
                            Matching.EVERYTHING,
                            Matching.PREDICTIONS,
                            Matching.FAILED_PREDICTIONS,
                            Matching.slowPredictions(30.0),
                            FAILED_LIFECYCLE)) {
                var filter = Filter.ALL.withModel("a");
                var question =
                        new Question.GroupCounts(HOUR, filter, matching, List.of(), Set.of());
                var count = ask(log.cluster(), question).getFirst().count();
                assertTrue(count > 0, matching.toString());
                var query = new EntryQuery(HOUR, filter, matching);
                var ids = new HashSet<String>();
                for (Cursor next = Cursor.START; next != null; ) {
                    var page = log.cluster().entries(query, 25, next);
                    page.items().forEach(entry -> ids.add(entry.id()));
                    next = page.next();
                }
                assertEquals(count, ids.size(), matching.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aMissingFieldIsNamedOnlyWhereTheQuestionNeedsIt(RealServer server) throws Exception {
        var without = TestLog.MAPPING.replace("\"status\"", "\"outcome\"");
        try (var log = TestLog.on(server, without)) {
            log.add(List.of(prediction("a", "error", 5).replace("\"status\"", "\"outcome\"")));
            var failed = missing(log, counts(Matching.FAILED_PREDICTIONS, Dimension.MODEL));
            assertTrue(failed.contains("status"), failed);
            assertEquals(1, ask(log.cluster(), counts(Matching.PREDICTIONS)).getFirst().count());
        }
        var noLatency = TestLog.MAPPING.replace("\"latency_ms\"", "\"duration\"");
        try (var log = TestLog.on(server, noLatency)) {
            log.add(List.of(prediction("a", "error", 5).replace("latency_ms", "duration")));
            assertTrue(missing(log, counts(Matching.slowPredictions(1.0))).contains("latency_ms"));
            assertTrue(missing(log, counts(Matching.MEASURED_PREDICTIONS)).contains("latency_ms"));
            assertEquals(
                    1, ask(log.cluster(), counts(Matching.FAILED_PREDICTIONS)).getFirst().count());
        }
        var noEvent = TestLog.MAPPING.replace("\"event_type\"", "\"kind\"");
        try (var log = TestLog.on(server, noEvent)) {
            log.add(List.of(prediction("a", "error", 5).replace("event_type", "kind")));
            assertTrue(missing(log, counts(Matching.PREDICTIONS)).contains("event_type"));
            assertEquals(1, ask(log.cluster(), counts(Matching.EVERYTHING)).getFirst().count());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aFieldRenamedInANewerIndexIsNamedThoughTheOlderStillHasIt(RealServer server)
            throws Exception {
        try (var old = TestLog.on(server);
                var both = TestLog.of(server, old.index + "*")) {
            old.add(List.of(prediction("a", "error", 5), prediction("a", "success", 5)));
            assertEquals("{MODEL=a}=1", text(ask(both.cluster(), failures())));
            for (var field : List.of("status", "model_name", "event_type")) {
                var index = old.index + "-" + field.replace('_', '-');
                server.json("PUT", "/" + index, TestLog.MAPPING.replace(field, "renamed"));
                server.bulk(index, List.of(prediction("b", "error", 5).replace(field, "renamed")));
                var sentence = missing(both, failures());
                if (!field.equals("event_type")) {
                    assertTrue(sentence.contains("the field " + field), sentence);
                    assertTrue(sentence.contains(index), sentence);
                }
                server.json("DELETE", "/" + index, null);
            }
            // One producer that forgets a field is not a renamed field.
            old.add(List.of(event("predict", "c", "")));
            assertEquals("{MODEL=a}=1", text(ask(both.cluster(), failures())));
        }
    }

    private static Question.GroupCounts failures() {
        return counts(Matching.FAILED_PREDICTIONS, Dimension.MODEL);
    }

    private static String missing(TestLog log, Question<?> question) {
        var failure = assertThrows(ClusterException.class, () -> ask(log.cluster(), question));
        assertEquals(Reason.FIELD_MISSING, failure.reason(), failure.sentence());
        return failure.sentence();
    }
}
