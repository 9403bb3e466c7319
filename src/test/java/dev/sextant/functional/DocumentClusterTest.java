package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.NOON;
import static dev.sextant.functional.NoonEvents.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.DocumentCluster;
import dev.sextant.cluster.DocumentCluster.DiskState;
import dev.sextant.cluster.DocumentCluster.Trouble;
import dev.sextant.cluster.GroupLatency;
import dev.sextant.cluster.LogDocument;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.cluster.Question;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents in memory answer what a real server answers; fixtures of rules stand on that. */
class DocumentClusterTest {

    private static final int DOCUMENTS = 600;
    private static final int QUESTIONS = 60;

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void answersAsARealServerDoes(RealServer server) throws Exception {
        var random = new Random(7);
        var documents = new ArrayList<LogDocument>();
        for (var i = 0; i < DOCUMENTS; i++) documents.add(document(random));
        try (var log = TestLog.on(server);
                var memory = new DocumentCluster(documents, List.of(), List.of(), NOON)) {
            log.add(documents.stream().map(DocumentClusterTest::json).toList());
            for (var i = 0; i < QUESTIONS; i++) {
                var counts =
                        new Question.GroupCounts(
                                range(random),
                                filter(random),
                                matching(random),
                                by(random),
                                models(random));
                assertEquals(
                        new HashSet<>(ask(log.cluster(), counts)),
                        new HashSet<>(ask(memory, counts)),
                        counts::toString);
            }
            for (var i = 0; i < QUESTIONS / 4; i++) {
                var percentile = List.of("50", "90.0", "99", "99.9").get(random.nextInt(4));
                var latencies =
                        new Question.GroupLatencies(
                                range(random),
                                filter(random),
                                new BigDecimal(percentile),
                                by(random),
                                Set.of("a", "b"));
                assertAlike(
                        byGroup(ask(log.cluster(), latencies)), byGroup(ask(memory, latencies)));
                var profile =
                        new Question.Latencies(
                                List.of(range(random), range(random)),
                                filter(random).withModel("a"),
                                "1",
                                List.of(new BigDecimal(percentile)));
                var real = ask(log.cluster(), profile);
                var mine = ask(memory, profile);
                assertEquals(real.count(), mine.count());
                assertEquals(real.percentiles().keySet(), mine.percentiles().keySet());
                assertEquals(real.bins(), mine.bins());
                var versions =
                        new Question.ProductionVersions(
                                range(random).to(), filter(random), models(random));
                assertEquals(
                        new HashSet<>(ask(log.cluster(), versions)),
                        new HashSet<>(ask(memory, versions)),
                        versions::toString);
            }
        }
    }

    @Test
    void aPercentileIsTheSmallestLatencyThatThatShareDoesNotExceed() throws Exception {
        var documents = new ArrayList<LogDocument>();
        for (var i = 1; i <= 200; i++) documents.add(prediction(i));
        try (var memory = new DocumentCluster(documents, List.of(), List.of(), NOON)) {
            for (var expected :
                    Map.of("50", 100.0, "99", 198.0, "99.5", 199.0, "99.6", 200.0).entrySet()) {
                var question =
                        new Question.GroupLatencies(
                                HOUR,
                                Filter.ALL,
                                new BigDecimal(expected.getKey()),
                                List.of(Dimension.MODEL),
                                Set.of("a"));
                assertEquals(expected.getValue(), ask(memory, question).getFirst().milliseconds());
            }
        }
    }

    @Test
    void aDocumentIsThereFromItsArrivalOn() throws Exception {
        var late = prediction(5);
        var arrives =
                new LogDocument(
                        late.time(),
                        NOON.plusSeconds(30),
                        late.event(),
                        late.model(),
                        late.version(),
                        late.environment(),
                        late.stage(),
                        late.status(),
                        late.latencyMs());
        var question =
                new Question.GroupCounts(
                        HOUR, Filter.ALL, Matching.PREDICTIONS, List.of(), Set.of());
        try (var memory = new DocumentCluster(List.of(arrives), List.of(), List.of(), NOON)) {
            assertEquals(0, ask(memory, question).getFirst().count());
            memory.setTime(NOON.plusSeconds(30));
            assertEquals(1, ask(memory, question).getFirst().count());
        }
    }

    @Test
    void inTroubleItAnswersInPartOrNotAtAll() throws Exception {
        var troubles =
                List.of(
                        new Trouble(
                                HOUR, ClusterException.Reason.INCOMPLETE, "2 of 3 shards.", false),
                        new Trouble(
                                new TimeRange(NOON, NOON.plusSeconds(60)),
                                ClusterException.Reason.UNREACHABLE,
                                "Not there.",
                                true));
        var question =
                new Question.GroupCounts(
                        HOUR, Filter.ALL, Matching.EVERYTHING, List.of(), Set.of());
        try (var memory =
                new DocumentCluster(List.of(), List.of(), troubles, NOON.minusSeconds(1))) {
            var answers = memory.ask(List.of(question));
            var part = assertThrows(ClusterException.class, () -> answers.get(question));
            assertEquals(ClusterException.Reason.INCOMPLETE, part.reason());
            assertEquals(NOON.minusSeconds(1), memory.time());
            memory.setTime(NOON);
            assertThrows(ClusterException.class, () -> memory.ask(List.of(question)));
            assertThrows(ClusterException.class, memory::time);
            assertThrows(ClusterException.class, memory::disks);
            memory.setTime(NOON.plusSeconds(60));
            assertEquals(0, ask(memory, question).getFirst().count());
        }
    }

    @Test
    void aDiskIsAsItWasLastSaid() throws Exception {
        var disks =
                List.of(
                        new DiskState("a", NOON.minusSeconds(9), 100L, 50L),
                        new DiskState("a", NOON.minusSeconds(5), 100L, 40L),
                        new DiskState("a", NOON.plusSeconds(5), 100L, 30L),
                        new DiskState("b", NOON, null, null),
                        new DiskState("c", NOON, 0L, 0L));
        try (var memory = new DocumentCluster(List.of(), disks, List.of(), NOON)) {
            assertEquals(
                    new NodeDisks(List.of(new NodeDisk("a", 100, 40)), List.of("b"), List.of("c")),
                    memory.disks());
        }
    }

    @Test
    void whatPanelsAskItRefuses() {
        var memory = new DocumentCluster(List.of(), List.of(), List.of(), NOON);
        var refused =
                assertThrows(
                        ClusterException.class,
                        () -> ask(memory, new Question.ModelTotals(HOUR, Filter.ALL)));
        assertEquals(ClusterException.Reason.REJECTED, refused.reason());
    }

    private static void assertAlike(
            Map<Map<Dimension, String>, GroupLatency> real,
            Map<Map<Dimension, String>, GroupLatency> mine) {
        assertEquals(real.keySet(), mine.keySet());
        real.forEach(
                (group, latency) -> {
                    var other = mine.get(group);
                    assertNotNull(other);
                    assertEquals(latency.count(), other.count());
                    var value = latency.milliseconds();
                    var exact = other.milliseconds();
                    assertEquals(value == null, exact == null);
                    // The server interpolates between neighbours, which are few here.
                    if (value != null && exact != null && latency.count() > 100) {
                        assertTrue(Math.abs(value - exact) <= 50, value + " against " + exact);
                    }
                });
    }

    private static Map<Map<Dimension, String>, GroupLatency> byGroup(List<GroupLatency> found) {
        return found.stream().collect(Collectors.toMap(GroupLatency::group, one -> one));
    }

    private static LogDocument prediction(double latency) {
        var time = NOON.minusSeconds(60);
        return new LogDocument(
                time,
                time,
                EventType.PREDICT,
                "a",
                "1",
                "production",
                "Production",
                "success",
                latency);
    }

    private static LogDocument document(Random random) {
        var time = NOON.minusMillis(1_000L * (1 + random.nextInt(7_200)));
        var predicts = random.nextInt(4) > 0;
        return new LogDocument(
                time,
                time,
                predicts ? EventType.PREDICT : List.of(EventType.values()).get(random.nextInt(3)),
                one(random, "a", "b", "c"),
                one(random, "1", "2", null),
                one(random, "production", "dev", null),
                one(random, "Production", "Staging", "Archived", null),
                predicts
                        ? one(random, "success", "success", "error")
                        : one(random, "success", "success", "failed", null),
                predicts && random.nextInt(5) > 0 ? latency(random) : null);
    }

    /** Few different ones, so that limits meet latencies. */
    private static double latency(Random random) {
        return 50.0 * (1 + random.nextInt(20));
    }

    private static @Nullable String one(Random random, @Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String json(LogDocument document) {
        var text =
                new StringBuilder(
                        """
                        {"@timestamp": "%s", "event_type": "%s\""""
                                .formatted(document.time(), document.event().logged()));
        field(text, "model_name", document.model());
        field(text, "model_version", document.version());
        field(text, "environment", document.environment());
        field(text, "stage", document.stage());
        field(text, "status", document.status());
        var latency = document.latencyMs();
        if (latency != null) text.append(", \"latency_ms\": ").append(latency);
        return text.append('}').toString();
    }

    private static void field(StringBuilder text, String name, @Nullable String value) {
        if (value != null) text.append(", \"%s\": \"%s\"".formatted(name, value));
    }

    private static TimeRange range(Random random) {
        var to = NOON.minusSeconds(random.nextInt(3_600));
        return new TimeRange(to.minus(Duration.ofSeconds(60 + random.nextInt(3_600))), to);
    }

    private static Filter filter(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Filter.ALL.withEnvironment("production");
            case 1 -> Filter.ALL.withStage("Production");
            case 2 -> new Filter("dev", null, "Staging");
            default -> Filter.ALL;
        };
    }

    private static Matching matching(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Matching.EVERYTHING;
            case 1 -> Matching.FAILED_PREDICTIONS;
            case 2 -> Matching.MEASURED_PREDICTIONS;
            case 3 -> Matching.slowPredictions(latency(random));
            case 4 ->
                    new Matching(
                            Set.of(EventType.TRANSITIONED, EventType.DEPLOYED), true, false, null);
            default -> Matching.PREDICTIONS;
        };
    }

    private static List<Dimension> by(Random random) {
        var by = new ArrayList<Dimension>();
        for (var dimension : Dimension.values()) if (random.nextInt(3) == 0) by.add(dimension);
        return by;
    }

    private static Set<String> models(Random random) {
        return random.nextBoolean() ? Set.of() : Set.of("a", "c");
    }
}
