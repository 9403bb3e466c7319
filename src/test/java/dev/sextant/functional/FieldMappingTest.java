package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.NOON;
import static dev.sextant.functional.NoonEvents.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log whose every field is renamed is told of exactly as the same log in the contract's form. */
class FieldMappingTest {

    /**
     * Below a thousand latencies percentiles are exact; above, a sketch that no two orders share.
     */
    private static final int DOCUMENTS = 1_500;

    private static final Interval MINUTES = Interval.parse("5m", ZoneOffset.UTC);
    private static final List<Filter> FILTERS =
            List.of(
                    Filter.ALL,
                    Filter.ALL.withEnvironment("production"),
                    Filter.ALL.withModel("b"),
                    Filter.ALL.withStage("Production"),
                    new Filter("production", "b", "Staging"),
                    Filter.ALL.withEnvironment("prd"));

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void everyQuestionHasTheSameAnswer(RealServer server) throws Exception {
        var events = new MappedLog(DOCUMENTS, 11, LatencyUnit.MILLISECONDS);
        var mapping = MappedLog.mapping(LatencyUnit.MILLISECONDS);
        try (var plain = TestLog.on(server, MappedLog.CONTRACT);
                var mapped = TestLog.on(server, MappedLog.RENAMED.formatted("float"), mapping)) {
            plain.add(events.contract);
            mapped.add(events.renamed);
            for (var question : questions()) {
                assertEquals(
                        told(plain.cluster(), question),
                        told(mapped.cluster(), question),
                        question::toString);
            }
        }
    }

    @Test
    void latenciesInAnotherUnitAreTheSameMilliseconds() throws Exception {
        var events = new MappedLog(DOCUMENTS, 12, LatencyUnit.NANOSECONDS);
        var mapping = MappedLog.mapping(LatencyUnit.NANOSECONDS);
        try (var plain = TestLog.on(RealServer.es9(), MappedLog.CONTRACT);
                var mapped =
                        TestLog.on(
                                RealServer.es9(), MappedLog.RENAMED.formatted("long"), mapping)) {
            plain.add(events.contract);
            mapped.add(events.renamed);
            for (var threshold : List.of(0.125, 100.0, 250.5, 499.875)) {
                var slow =
                        new Question.GroupCounts(
                                HOUR,
                                Filter.ALL,
                                Matching.slowPredictions(threshold),
                                List.of(Dimension.MODEL),
                                Set.of());
                assertEquals(ask(plain.cluster(), slow), ask(mapped.cluster(), slow));
            }
            var percentiles = List.of(new BigDecimal("50"), new BigDecimal("99"));
            var spread =
                    new Question.Latencies(
                            List.of(HOUR), Filter.ALL.withModel("b"), "3", percentiles);
            var expected = ask(plain.cluster(), spread);
            var found = ask(mapped.cluster(), spread);
            assertEquals(expected.bins(), found.bins());
            assertEquals(expected.count(), found.count());
            assertEquals(expected.percentiles().keySet(), found.percentiles().keySet());
            for (var one : expected.percentiles().entrySet()) {
                var same = Objects.requireNonNull(found.percentiles().get(one.getKey()));
                assertEquals(one.getValue(), same, 1e-9);
            }
            var entry = mapped.cluster().entries(measured(), 1, Cursor.START).items().getFirst();
            var same = plain.cluster().entries(measured(), 1, Cursor.START).items().getFirst();
            assertEquals(same.latencyMs(), entry.latencyMs());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void everyListingHasTheSameDocuments(RealServer server) throws Exception {
        var events = new MappedLog(800, 13, LatencyUnit.MILLISECONDS);
        var mapping = MappedLog.mapping(LatencyUnit.MILLISECONDS);
        try (var plain = TestLog.on(server, MappedLog.CONTRACT);
                var mapped = TestLog.on(server, MappedLog.RENAMED.formatted("float"), mapping)) {
            plain.add(events.contract);
            mapped.add(events.renamed);
            for (var filter : FILTERS) {
                for (var outcome : Outcome.values()) {
                    var query = new EntryQuery(HOUR, filter, null, outcome, null);
                    assertEquals(listed(plain.cluster(), query), listed(mapped.cluster(), query));
                }
            }
            var version = new EntryQuery(HOUR, Filter.ALL, "3", Outcome.ANY, null);
            assertFalse(listed(plain.cluster(), version).isEmpty());
            assertEquals(listed(plain.cluster(), version), listed(mapped.cluster(), version));
            var entry = mapped.cluster().entries(version, 1, Cursor.START).items().getFirst();
            var traced = new EntryQuery(HOUR, Filter.ALL, null, Outcome.ANY, entry.requestId());
            assertEquals(1, listed(mapped.cluster(), traced).size());
            assertFalse(entry.fields().containsKey("input"), "the text is shown on demand only");
            assertEquals(
                    "input " + String.valueOf(entry.requestId()).replace("request-", ""),
                    mapped.cluster().text(entry));
        }
    }

    @Test
    void theRequestShownNamesTheFieldsOfTheCluster() throws Exception {
        var mapping = MappedLog.mapping(LatencyUnit.MILLISECONDS);
        try (var mapped =
                TestLog.on(RealServer.es9(), MappedLog.RENAMED.formatted("float"), mapping)) {
            var question = new Question.ModelTotals(HOUR, Filter.ALL.withStage("Production"));
            assertTrue(body(mapped.cluster(), question).contains("\"event.kind\""));
            ask(mapped.cluster(), question);
            var shown = body(mapped.cluster(), question);
            assertTrue(
                    shown.contains("\"phase.keyword\":[\"Prod\",\"Production\",\"live\"]"), shown);
            assertFalse(shown.contains("event_type"), shown);
        }
    }

    private static String body(Cluster cluster, Question<?> question) {
        return cluster.requests(List.of(question)).getFirst().body();
    }

    private static EntryQuery measured() {
        return new EntryQuery(HOUR, Filter.ALL, Matching.MEASURED_PREDICTIONS);
    }

    /** Lists that have no order of their own as sets. */
    private static Object told(Cluster cluster, Question<?> question) throws Exception {
        var answer = ask(cluster, question);
        if (question instanceof Question.Predictions page) {
            var entries = ask(cluster, page).items();
            assertFalse(entries.isEmpty() && page.filter().equals(Filter.ALL));
            return entries.stream().map(FieldMappingTest::withoutPlace).toList();
        }
        if (answer instanceof Page<?>(var items, var next)) return items;
        return answer instanceof Collection<?> all ? new HashSet<>(all) : answer;
    }

    private static List<LogEntry> listed(Cluster cluster, EntryQuery query) throws Exception {
        return cluster.entries(query, 1_000, Cursor.START).items().stream()
                .map(FieldMappingTest::withoutPlace)
                .toList();
    }

    /** Without what the two logs cannot share. */
    private static LogEntry withoutPlace(LogEntry entry) {
        return new LogEntry(
                "",
                "",
                entry.time(),
                entry.model(),
                entry.version(),
                entry.environment(),
                entry.stage(),
                entry.status(),
                entry.latencyMs(),
                entry.requestId(),
                entry.label(),
                entry.score(),
                Map.of());
    }

    private static List<Question<?>> questions() {
        var questions = new ArrayList<Question<?>>();
        for (var filter : FILTERS) {
            for (var top : List.of(2, Question.ALL_MODELS)) {
                questions.add(
                        new Question.PredictionsOverTime(
                                HOUR, filter, MINUTES, top, Depth.PERCENTILES_OF_OTHERS));
            }
            questions.add(new Question.ModelTotals(HOUR, filter));
            questions.add(new Question.ErrorsOverTime(HOUR, filter, MINUTES));
            questions.add(new Question.Versions(HOUR, filter));
            questions.add(new Question.LifecycleOverTime(HOUR, filter, MINUTES));
            questions.add(new Question.StageChanges(HOUR, filter, 1_000, Cursor.START));
            questions.add(new Question.Deployments(HOUR, filter));
            questions.add(new Question.Inventory(NOON, filter));
            questions.add(new Question.ProductionVersions(NOON, filter, Set.of()));
            questions.add(new Question.ProductionVersions(NOON, filter, Set.of("b", "c")));
            questions.addAll(predictions(filter));
            questions.addAll(alerting(filter));
        }
        questions.add(new Question.Choices(HOUR));
        questions.add(new Question.Names(HOUR, "O", 10));
        questions.add(new Question.Names(HOUR, "b", 1));
        return questions;
    }

    private static List<Question<?>> predictions(Filter filter) {
        return List.of(
                new Question.LabelsOverTime(HOUR, filter, MINUTES, 2),
                new Question.LabelsOverTime(HOUR, filter, MINUTES, Question.ALL_MODELS),
                new Question.LabelTotals(HOUR, filter),
                new Question.ScoreSpread(HOUR, filter),
                new Question.Predictions(HOUR, filter, 1_000, Cursor.START));
    }

    private static List<Question<?>> alerting(Filter filter) {
        var early = new TimeRange(HOUR.from(), HOUR.from().plus(Duration.ofMinutes(20)));
        var questions = new ArrayList<Question<?>>();
        var dimensions =
                Stream.of(
                                List.<Dimension>of(),
                                List.of(Dimension.MODEL),
                                List.of(Dimension.MODEL, Dimension.VERSION),
                                List.of(Dimension.values()))
                        .toList();
        for (var by : dimensions) {
            for (var matching :
                    List.of(
                            Matching.EVERYTHING,
                            Matching.FAILED_PREDICTIONS,
                            Matching.slowPredictions(200),
                            new Matching(
                                    Set.of(EventType.DEPLOYED, EventType.TRANSITIONED),
                                    true,
                                    false,
                                    null))) {
                questions.add(new Question.GroupCounts(early, filter, matching, by, Set.of()));
                questions.add(new Question.GroupCounts(early, filter, matching, by, Set.of("b")));
            }
            questions.add(
                    new Question.GroupLatencies(
                            HOUR, filter, new BigDecimal("99"), by, Set.of("a", "b")));
        }
        questions.add(
                new Question.Latencies(
                        List.of(early, HOUR),
                        filter.withModel("b"),
                        "3",
                        List.of(new BigDecimal("50"), new BigDecimal("99.5"))));
        return questions;
    }
}
