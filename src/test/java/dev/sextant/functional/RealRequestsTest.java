package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.PanelScope;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 2,845 real requests on both supported servers: what the panels say is what counting the file
 * says. The file is not part of the project; where it is not beside it, there is nothing to try.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRequestsTest {

    private static final Path FILE =
            Path.of(System.getProperty("sextant.shared", "../shared"))
                    .resolve("data/real-requests.ndjson.gz");
    private static final TimeRange WHOLE =
            new TimeRange(
                    Instant.parse("2023-11-16T18:00:00Z"), Instant.parse("2023-11-16T20:00:00Z"));

    /** Percentiles may differ from the exact ones by this share. */
    private static final double TOLERANCE = 0.01;

    private final List<String> lines = new ArrayList<>();
    private final List<JsonNode> requests = new ArrayList<>();
    private final List<TestLog> logs = new ArrayList<>();

    @BeforeAll
    void load() throws Exception {
        assumeTrue(Files.exists(FILE), "the real requests are not here");
        var json = new ObjectMapper();
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(FILE)),
                                StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                requests.add(json.readTree(line));
            }
        }
        assertEquals(2_845, requests.size());
        for (var server : NoonEvents.servers().toList()) {
            var log = TestLog.on(server);
            log.add(lines);
            logs.add(log);
        }
    }

    @AfterAll
    void close() {
        logs.forEach(TestLog::close);
    }

    Stream<TestLog> logs() {
        return logs.stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("logs")
    void countsErrorsPerModel(TestLog log) throws Exception {
        var rows = log.rows("error-rate", all("1h"));
        var expected = by(requests, RealRequestsTest::model);
        assertEquals(expected.keySet(), models(rows));
        for (Map<String, @Nullable Object> row : rows) {
            var own = expected.get(String.valueOf(row.get("model")));
            assertNotNull(own);
            var errors = own.stream().filter(RealRequestsTest::failed).count();
            assertEquals((long) own.size(), row.get("predictions"));
            assertEquals(errors, row.get("errors"));
            assertEquals(errors * 100.0 / own.size(), number(row, "error_rate"), 1e-9);
        }
        assertEquals(539L, sum(rows, "errors"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("logs")
    void measuresLatencyPerModelAndBucket(TestLog log) throws Exception {
        var rows = log.rows("latency", all("5m"));
        var expected = by(requests, request -> model(request) + " " + bucket(request, 5));
        assertEquals(expected.size(), rows.size());
        for (Map<String, @Nullable Object> row : rows) {
            var own = expected.get(row.get("model") + " " + row.get("bucket"));
            assertNotNull(own, row.toString());
            compareLatency(log, own, row);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("logs")
    void sumsTheOthersBeyondTheBusiestModels(TestLog log) throws Exception {
        var byModel = by(requests, RealRequestsTest::model);
        var busiest =
                byModel.entrySet().stream()
                        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                        .limit(2)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        Function<JsonNode, String> shownAs =
                request -> busiest.contains(model(request)) ? model(request) : "null";
        for (var panel : List.of("latency", "throughput")) {
            var expected = by(requests, request -> shownAs.apply(request) + bucket(request, 60));
            var rows = log.rows(panel, scope("1h", 2));
            assertEquals(expected.size(), rows.size(), panel);
            for (Map<String, @Nullable Object> row : rows) {
                var own = expected.get(String.valueOf(row.get("model")) + row.get("bucket"));
                assertNotNull(own, row.toString());
                if (panel.equals("latency")) {
                    compareLatency(log, own, row);
                } else {
                    assertEquals((long) own.size(), row.get("count"));
                    assertEquals(own.size() / 60.0, number(row, "per_minute"), 1e-9);
                }
            }
        }
        var rates = log.rows("error-rate", scope("1h", 2));
        assertEquals(3, rates.size());
        assertNull(rates.getLast().get("model"));
        assertEquals(2_845L, sum(rates, "predictions"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("logs")
    void comparesVersions(TestLog log) throws Exception {
        var rows = log.rows("versions", all("1h"));
        var expected =
                by(requests, request -> model(request) + " " + request.path("model_version"));
        assertEquals(expected.size(), rows.size());
        for (Map<String, @Nullable Object> row : rows) {
            var own = expected.get(row.get("model") + " " + row.get("version"));
            assertNotNull(own, row.toString());
            assertEquals((long) own.size(), row.get("predictions"));
            assertEquals(own.stream().filter(RealRequestsTest::failed).count(), row.get("errors"));
            var times = own.stream().map(RealRequestsTest::time).sorted().toList();
            assertEquals(times.getFirst(), row.get("first_seen"));
            assertEquals(times.getLast(), row.get("last_seen"));
            assertEquals("Production", row.get("stage"));
            var latencies = latencies(own);
            if (latencies.isEmpty()) {
                assertNull(row.get("avg"));
            } else {
                var average = latencies.stream().mapToDouble(Double::doubleValue).average();
                assertEquals(average.orElseThrow(), number(row, "avg"), 0.01);
            }
            comparePercentiles(log, latencies, row);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("logs")
    void findsNoLifecycleEventsWhereThereAreNone(TestLog log) throws Exception {
        assertEquals(List.of(), log.rows("timeline", all(null)));
        assertEquals(List.of(), log.rows("audit", all(null)));
    }

    private void compareLatency(
            TestLog log, List<JsonNode> own, Map<String, @Nullable Object> row) {
        var latencies = latencies(own);
        assertEquals((long) latencies.size(), row.get("count"), row.toString());
        comparePercentiles(log, latencies, row);
    }

    private static void comparePercentiles(
            TestLog log, List<Double> sorted, Map<String, @Nullable Object> row) {
        for (var percent : List.of(50, 95, 99)) {
            if (sorted.isEmpty()) {
                assertNull(row.get("p" + percent), row.toString());
                continue;
            }
            if (log.server.product().startsWith("OpenSearch")) {
                assertIsOfRank(sorted, percent, number(row, "p" + percent));
                continue;
            }
            var exact = percentile(sorted, percent);
            assertEquals(
                    exact,
                    number(row, "p" + percent),
                    exact * TOLERANCE,
                    () -> "p" + percent + " of " + row);
        }
    }

    /**
     * OpenSearch gives a measured value or one between its neighbours, without interpolating by
     * rank; its digest of several shards is an estimate, coarser in the middle than at the ends.
     */
    private static void assertIsOfRank(List<Double> sorted, int percent, double value) {
        var rank = percent / 100.0 * sorted.size();
        var slack = 1 + (percent == 50 ? 0.05 * sorted.size() : 0.01 * sorted.size());
        var below = sorted.get(Math.max(0, (int) Math.floor(rank - slack)));
        var above = sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(rank + slack)));
        assertTrue(
                below * (1 - TOLERANCE) <= value && value <= above * (1 + TOLERANCE),
                () ->
                        "p%d %s of %d is not in %s to %s"
                                .formatted(percent, value, sorted.size(), below, above));
    }

    /** Linear between the two nearest ranks. */
    private static double percentile(List<Double> sorted, int percent) {
        var rank = percent / 100.0 * (sorted.size() - 1);
        var below = (int) Math.floor(rank);
        var above = Math.min(sorted.size() - 1, below + 1);
        return sorted.get(below) + (rank - below) * (sorted.get(above) - sorted.get(below));
    }

    private static PanelScope all(@Nullable String interval) {
        return scope(interval, Question.ALL_MODELS);
    }

    private static PanelScope scope(@Nullable String interval, int top) {
        return TestLog.scope(WHOLE, Filter.ALL, interval, top);
    }

    private static Map<String, List<JsonNode>> by(
            List<JsonNode> requests, Function<JsonNode, String> key) {
        return requests.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static String model(JsonNode request) {
        return request.path("model_name").asText();
    }

    private static boolean failed(JsonNode request) {
        return request.path("status").asText().equals("error");
    }

    private static Instant time(JsonNode request) {
        return Instant.parse(request.path("@timestamp").asText());
    }

    private static Instant bucket(JsonNode request, int minutes) {
        var seconds = time(request).truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % (minutes * 60L));
    }

    private static List<Double> latencies(List<JsonNode> requests) {
        return requests.stream()
                .filter(request -> request.has("latency_ms"))
                .map(request -> request.path("latency_ms").asDouble())
                .sorted()
                .toList();
    }

    private static Set<String> models(List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .map(row -> String.valueOf(row.get("model")))
                .collect(Collectors.toSet());
    }

    private static Object value(Map<String, @Nullable Object> row, String column) {
        var value = row.get(column);
        assertNotNull(value, column + " of " + row);
        return value;
    }

    private static double number(Map<String, @Nullable Object> row, String column) {
        return ((Number) value(row, column)).doubleValue();
    }

    private static long sum(List<Map<String, @Nullable Object>> rows, String column) {
        var sum = 0L;
        for (Map<String, @Nullable Object> row : rows) sum += (Long) value(row, column);
        return sum;
    }
}
