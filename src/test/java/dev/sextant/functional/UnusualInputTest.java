package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.PanelScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents as they come: strange names, malformed fields, clocks that are off, very many models.
 */
@ParameterizedClass
@MethodSource("dev.sextant.functional.NoonEvents#kinds")
class UnusualInputTest {

    private final RealServer server;

    UnusualInputTest(RealServer server) {
        this.server = server;
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TimeRange DAY =
            new TimeRange(
                    Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));

    private TestLog log;

    @BeforeEach
    void open() throws Exception {
        var lenient =
                TestLog.MAPPING.replace(
                        "\"number_of_replicas\": 0",
                        "\"number_of_replicas\": 0, \"index.mapping.ignore_malformed\": true");
        log = TestLog.on(server, lenient);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static String prediction(String model, @Nullable Object latency) throws Exception {
        return prediction(model, latency, "2026-03-02T08:00:00Z");
    }

    private static String prediction(String model, @Nullable Object latency, String time)
            throws Exception {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("@timestamp", time);
        document.put("event_type", "predict");
        document.put("model_name", model);
        document.put("model_version", 1);
        document.put("status", "success");
        document.put("stage", "Production");
        document.put("environment", "production");
        document.put("request_id", "r-" + model);
        if (latency != null) document.put("latency_ms", latency);
        return JSON.writeValueAsString(document);
    }

    private static PanelScope scope(int top) {
        return TestLog.scope(DAY, Filter.ALL, "1h", top);
    }

    @Test
    void keepsEveryNameAsItIs() throws Exception {
        var names =
                List.of(
                        "with \"quotes\" and 'apostrophes'",
                        "<img src=x onerror=alert(1)>",
                        "line\nbreak",
                        "smile 😀 and 👩‍👩‍👧",
                        "مرحبا",
                        "แบบจำลองทำนายการทุจริต",
                        "=HYPERLINK(\"x\")",
                        "a".repeat(200));
        var documents = new ArrayList<String>();
        for (var name : names) documents.add(prediction(name, 5));
        log.add(documents);
        var found = new TreeSet<String>();
        for (Map<String, @Nullable Object> row : log.rows("error-rate", scope(100))) {
            found.add(String.valueOf(row.get("model")));
        }
        assertEquals(new TreeSet<>(names), found);
        for (var name : names) {
            var filtered =
                    TestLog.scope(DAY, Filter.ALL.withModel(name), "1h", Question.ALL_MODELS);
            assertEquals(1, log.rows("latency", filtered).size(), name);
        }
    }

    @Test
    void aMalformedLatencyIsAMissingOne() throws Exception {
        log.add(List.of(prediction("a", "12.7ms"), prediction("a", "fast"), prediction("a", null)));
        var row = log.rows("latency", scope(10)).getFirst();
        assertEquals(0L, row.get("count"));
        assertNull(row.get("p99"));
        assertEquals(3L, log.rows("throughput", scope(10)).getFirst().get("count"));
    }

    @Test
    void negativeAndHugeLatenciesDoNotBreakTheOthers() throws Exception {
        log.add(
                List.of(
                        prediction("a", -3),
                        prediction("a", 10),
                        prediction("a", 3.0e38),
                        prediction("b", 7)));
        var rows = log.rows("latency", scope(10));
        assertEquals(2, rows.size());
        assertEquals(3L, rows.get(0).get("count"));
        assertEquals(10.0, rows.get(0).get("p50"));
        assertEquals(7.0, rows.get(1).get("p99"));
    }

    @Test
    void documentsOfAnotherTimeAreNotCounted() throws Exception {
        log.add(
                List.of(
                        prediction("a", 5, "2026-03-02T23:59:59.999Z"),
                        prediction("a", 5, "2026-03-03T00:00:00.000Z"),
                        prediction("a", 5, "2036-01-01T00:00:00Z")));
        assertEquals(1L, log.rows("error-rate", scope(10)).getFirst().get("predictions"));
    }

    @Test
    void countsFiveThousandModelsEachAndAllTogether() throws Exception {
        var documents = new ArrayList<String>();
        for (var model = 0; model < 5_000; model++) {
            documents.add(prediction("model-" + model, model % 100));
            if (model < 20) documents.add(prediction("model-" + model, 500));
        }
        log.add(documents);
        assertEquals(5_000, log.rows("error-rate", scope(Question.ALL_MODELS)).size());
        assertEquals(5_000, log.rows("latency", scope(Question.ALL_MODELS)).size());
        var busiest = log.rows("throughput", scope(20));
        assertEquals(21, busiest.size());
        for (var row : busiest.subList(0, 20)) assertEquals(2L, row.get("count"), row.toString());
        assertEquals(4_980L, busiest.getLast().get("count"));
        var others = log.rows("latency", scope(20)).getLast();
        assertNull(others.get("model"));
        assertEquals(4_980L, others.get("count"));
    }

    @Test
    void pagesThroughMoreModelsThanOneAnswerHolds() throws Exception {
        var documents = new ArrayList<String>();
        for (var model = 0; model < 10_050; model++) {
            documents.add(prediction("model-" + model, 5));
        }
        documents.add(prediction("model-7", 5).replace("success", "error"));
        log.add(documents);
        var rates = log.rows("error-rate", scope(Question.ALL_MODELS));
        assertEquals(10_050, rates.size());
        assertEquals(
                "{model=model-7, predictions=2, errors=1, error_rate=50.0}",
                rates.getFirst().toString());
        var busiest = log.rows("throughput", scope(1));
        assertEquals("model-7", busiest.getFirst().get("model"));
        assertEquals(10_049L, busiest.getLast().get("count"));
    }

    @Test
    void listsTheDocumentsBehindANumber() throws Exception {
        var documents = new ArrayList<String>();
        for (var i = 0; i < 120; i++) documents.add(prediction("m" + i % 2, i));
        documents.add(prediction("m1", 5).replace("success", "error"));
        log.add(documents);
        var query = new EntryQuery(DAY, Filter.ALL.withModel("m1"), "1", Outcome.SUCCEEDED, null);
        var ids = new TreeSet<String>();
        var count = 0;
        for (Cursor next = Cursor.START; next != null; ) {
            var page = log.cluster().entries(query, 25, next);
            count += page.items().size();
            page.items().forEach(entry -> ids.add(entry.id()));
            next = page.next();
        }
        assertEquals(60, count);
        assertEquals(60, ids.size());
        var failed = new EntryQuery(DAY, Filter.ALL, null, Outcome.FAILED, null);
        assertEquals(1, log.cluster().entries(failed, 25, Cursor.START).items().size());
    }
}
