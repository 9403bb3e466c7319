package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A day of the sample data as the panels say it, beside a count of its lines. */
class SamplePredictionsTest {

    private static final TimeRange DAY =
            new TimeRange(
                    Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"));
    private static final BigDecimal WIDTH = new BigDecimal("0.05");

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void everyNumberIsThatOfTheLines(RealServer server) throws Exception {
        var lines = lines();
        var predictions = lines.stream().map(SamplePredictionsTest::read).toList();
        assertTrue(predictions.size() > 20_000, predictions.size() + " predictions");
        try (var log = TestLog.on(server, PredictionsTest.MAPPING)) {
            log.add(lines);
            var all = TestLog.scope(DAY, Filter.ALL, "1h", Integer.MAX_VALUE);
            assertEquals(
                    counts(predictions, one -> hour(one) + " " + model(one) + " " + label(one)),
                    log.rows("labels", all).stream()
                            .collect(
                                    counted(
                                            row ->
                                                    row.get("bucket")
                                                            + " "
                                                            + row.get("model")
                                                            + " "
                                                            + row.get("label"))));
            assertEquals(
                    counts(predictions, one -> model(one) + " " + label(one)),
                    log.rows("label-shares", all).stream()
                            .collect(counted(row -> row.get("model") + " " + row.get("label"))));
            shares(log, predictions);
            assertEquals(
                    counts(predictions, SamplePredictionsTest::bin),
                    log.rows("scores", all).stream()
                            .collect(counted(row -> String.valueOf(row.get("from")))));
            fewApart(log, predictions);
            listed(log, predictions);
        }
    }

    private static void shares(TestLog log, List<JsonNode> predictions) throws Exception {
        var one = Filter.ALL.withModel("fraud-detector");
        var own = predictions.stream().filter(p -> model(p).equals("fraud-detector")).toList();
        var labelled = own.stream().filter(p -> !label(p).equals("null")).count();
        for (var row : log.rows("label-shares", TestLog.scope(DAY, one, null, 6))) {
            var count =
                    own.stream()
                            .filter(p -> label(p).equals(String.valueOf(row.get("label"))))
                            .count();
            assertEquals(count / (double) own.size(), row.get("share"));
            if (row.get("label") != null) {
                assertEquals(count / (double) labelled, row.get("share_labelled"));
            }
        }
    }

    /** However few are apart, the rows of a bucket together are its predictions. */
    private static void fewApart(TestLog log, List<JsonNode> predictions) throws Exception {
        var rows = log.rows("labels", TestLog.scope(DAY, Filter.ALL, "1h", 3));
        assertEquals(
                3,
                rows.stream()
                        .filter(row -> "label".equals(row.get("kind")))
                        .map(row -> row.get("model") + " " + row.get("label"))
                        .distinct()
                        .count());
        assertEquals(
                counts(predictions, SamplePredictionsTest::hour),
                rows.stream().collect(counted(row -> String.valueOf(row.get("bucket")))));
    }

    private static void listed(TestLog log, List<JsonNode> predictions) throws Exception {
        var rows = log.rows("predictions", TestLog.scope(DAY, Filter.ALL, null, 6));
        assertEquals(
                counts(predictions, one -> one.path("request_id").asText()),
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> String.valueOf(row.get("request_id")),
                                        TreeMap::new,
                                        Collectors.counting())));
        var times =
                rows.stream()
                        .map(row -> (Instant) Objects.requireNonNull(row.get("time")))
                        .toList();
        for (var i = 1; i < times.size(); i++) {
            assertFalse(times.get(i).isAfter(times.get(i - 1)), "row " + i);
        }
    }

    private static List<String> lines() throws IOException {
        var file = Path.of("sample-data", "events.ndjson.gz");
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.contains("\"@timestamp\":\"2026-11-20T"))
                    .filter(line -> line.contains("\"event_type\":\"predict\""))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static String hour(JsonNode prediction) {
        return Instant.parse(prediction.path("@timestamp").asText())
                .truncatedTo(ChronoUnit.HOURS)
                .toString();
    }

    private static String model(JsonNode prediction) {
        return prediction.path("model_name").asText();
    }

    private static String label(JsonNode prediction) {
        var label = prediction.path("prediction").path("label");
        return label.isTextual() ? label.asText() : "null";
    }

    /** The lower edge of the bin, from the digits that were written. */
    private static String bin(JsonNode prediction) {
        var score = prediction.path("prediction").path("score");
        if (!score.isNumber()) return "null";
        var bins = new BigDecimal(score.asText()).divide(WIDTH, 0, RoundingMode.FLOOR);
        var bin = bins.min(BigDecimal.valueOf(19)).multiply(WIDTH).doubleValue();
        return String.valueOf(bin);
    }

    private static Map<String, Long> counts(
            List<JsonNode> predictions, Function<JsonNode, String> by) {
        return predictions.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static Collector<Map<String, @Nullable Object>, ?, Map<String, Long>> counted(
            Function<Map<String, @Nullable Object>, String> by) {
        return Collectors.groupingBy(
                by, Collectors.summingLong(row -> (Long) Objects.requireNonNull(row.get("count"))));
    }
}
