package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.AuditQuery;
import dev.sextant.panel.PanelScope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who moved what to which stage, and what is in production, on a real server. */
@ParameterizedClass
@MethodSource("dev.sextant.functional.NoonEvents#kinds")
class LifecycleTest {

    private final RealServer server;

    LifecycleTest(RealServer server) {
        this.server = server;
    }

    private static final TimeRange MARCH =
            new TimeRange(
                    Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

    private TestLog log;

    @BeforeEach
    void open() throws Exception {
        log = TestLog.on(server);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static String event(
            String time, String type, int version, String stage, String status, String user) {
        return """
        {"@timestamp": "%s", "event_type": "%s", "model_name": "fraud", "model_version": %d,
         "stage": "%s", "status": "%s", "user": "%s", "environment": "production"}
        """
                .formatted(time, type, version, stage, status, user);
    }

    private static PanelScope march(ZoneId zone) {
        return TestLog.scope(MARCH, Filter.ALL, "1d", Question.ALL_MODELS, zone);
    }

    @Test
    void namesTheStageAVersionCameFrom() throws Exception {
        log.add(
                List.of(
                        event("2026-03-04T09:00:00Z", "registered", 4, "None", "success", "d"),
                        event(
                                "2026-02-01T08:00:00Z",
                                "transitioned",
                                3,
                                "Staging",
                                "success",
                                "nok"),
                        event(
                                "2026-03-02T08:00:00Z",
                                "transitioned",
                                3,
                                "Production",
                                "failed",
                                "a"),
                        event(
                                "2026-03-03T08:00:00Z",
                                "transitioned",
                                3,
                                "Production",
                                "success",
                                "b"),
                        event(
                                "2026-03-04T08:00:00Z",
                                "transitioned",
                                3,
                                "Archived",
                                "success",
                                "c"),
                        event(
                                "2026-03-05T08:00:00Z",
                                "transitioned",
                                4,
                                "Staging",
                                "success",
                                "d")));
        var moves =
                log.rows("audit", march(ZoneOffset.UTC)).stream()
                        .map(
                                row ->
                                        "%s v%s %s → %s %s"
                                                .formatted(
                                                        row.get("user"),
                                                        row.get("version"),
                                                        row.get("from_stage"),
                                                        row.get("to_stage"),
                                                        row.get("status")))
                        .toList();
        assertEquals(
                List.of(
                        "d v4 None → Staging success",
                        "c v3 Production → Archived success",
                        "b v3 Staging → Production success",
                        "a v3 Staging → Production failed"),
                moves);
    }

    @Test
    void pagesThroughTheAuditWithoutLossOrRepeat() throws Exception {
        // Many of the same millisecond: the tie must be broken the same way on every page.
        log.add(
                IntStream.range(0, 157)
                        .mapToObj(
                                i ->
                                        event(
                                                "2026-03-02T08:00:0%d.000Z".formatted(i % 3),
                                                "transitioned",
                                                i,
                                                "Staging",
                                                "success",
                                                "nok"))
                        .toList());
        var versions = new ArrayList<String>();
        var next = Cursor.START;
        while (next != null) {
            var query = new AuditQuery(10, next);
            var scope = march(ZoneOffset.UTC);
            var page = query.read(scope, log.cluster().ask(query.questions(scope)));
            page.items().forEach(change -> versions.add(String.valueOf(change.version())));
            next = page.next();
        }
        assertEquals(157, versions.size());
        assertEquals(157, versions.stream().distinct().count());
    }

    @Test
    void countsEventsPerDayOfTheProfilesZone() throws Exception {
        log.add(
                List.of(
                        // 23:30 in Berlin on the 28th and 00:30 on the 29th, the day of 23 hours.
                        event("2026-03-28T22:30:00Z", "registered", 1, "None", "success", "a"),
                        event("2026-03-28T23:30:00Z", "deployed", 1, "Production", "failed", "a"),
                        event("2026-03-29T21:30:00Z", "deployed", 1, "Production", "success", "a"),
                        event(
                                "2026-03-29T22:30:00Z",
                                "transitioned",
                                1,
                                "Staging",
                                "success",
                                "a")));
        var rows = log.rows("timeline", march(ZoneId.of("Europe/Berlin")));
        assertEquals(
                List.of(
                        "{bucket=2026-03-27T23:00:00Z, registered=1, transitioned=0, deployed=0, failed=0}",
                        "{bucket=2026-03-28T23:00:00Z, registered=0, transitioned=0, deployed=2, failed=1}",
                        "{bucket=2026-03-29T22:00:00Z, registered=0, transitioned=1, deployed=0, failed=0}"),
                rows.stream().map(Object::toString).toList());
    }

    @Test
    void takesTheInventoryFromTheNewestSuccessfulEvents() throws Exception {
        log.add(
                List.of(
                        event(
                                "2026-03-01T08:00:00Z",
                                "transitioned",
                                1,
                                "Production",
                                "success",
                                "a"),
                        event(
                                "2026-03-02T08:00:00Z",
                                "transitioned",
                                1,
                                "Archived",
                                "success",
                                "a"),
                        event(
                                "2026-03-02T09:00:00Z",
                                "transitioned",
                                2,
                                "Production",
                                "success",
                                "a"),
                        event("2026-03-03T09:00:00Z", "transitioned", 2, "Archived", "failed", "a"),
                        event("2026-03-03T10:00:00Z", "deployed", 3, "Production", "failed", "a")));
        var question = new Question.Inventory(MARCH.to(), Filter.ALL);
        var entries = log.cluster().ask(List.of(question)).get(question);
        assertEquals(
                List.of(
                        new InventoryEntry(
                                "fraud", "2", "production", Instant.parse("2026-03-02T09:00:00Z"))),
                entries);
    }

    @Test
    void listsAVersionThatWasDeployedAndNeverPredicted() throws Exception {
        log.add(
                List.of(
                        event(
                                "2026-03-01T08:00:00Z",
                                "deployed",
                                7,
                                "Production",
                                "success",
                                "a")));
        var rows = log.rows("versions", march(ZoneOffset.UTC));
        assertEquals(1, rows.size());
        assertEquals(
                "{model=fraud, version=7, predictions=0, errors=0, error_rate=null, avg=null, p50=null,"
                        + " p95=null, p99=null, first_seen=null, last_seen=null, stage=Production}",
                rows.getFirst().toString());
    }

    @Test
    void aVersionThatServesInOneEnvironmentIsInProduction() throws Exception {
        var serving = event("2026-03-01T08:00:00Z", "deployed", 7, "Production", "success", "a");
        var tried = event("2026-03-02T08:00:00Z", "deployed", 7, "Staging", "success", "a");
        log.add(List.of(serving, tried.replace("\"production\"", "\"staging\"")));
        var rows = log.rows("versions", march(ZoneOffset.UTC));
        assertEquals("Production", rows.getFirst().get("stage"));
    }
}
