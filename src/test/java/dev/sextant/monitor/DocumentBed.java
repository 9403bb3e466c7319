package dev.sextant.monitor;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.DocumentCluster;
import dev.sextant.cluster.LogDocument;
import dev.sextant.model.EventType;
import dev.sextant.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Alerting over documents in memory, at simulated times. */
abstract class DocumentBed {

    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final Duration GRID = Duration.ofSeconds(30);
    static final Duration DELAY = Duration.ofSeconds(16);

    @TempDir Path home = Path.of("");
    final List<LogDocument> documents = new ArrayList<>();
    final SimulatedTime time = new SimulatedTime(START.plus(DELAY));
    @Nullable AlertingBed bed;

    @AfterEach
    void close() {
        if (bed != null) bed.close();
    }

    Alert alert(String ruleId) {
        return bed().seen().alerts().stream()
                .filter(alert -> alert.ruleId().equals(ruleId))
                .findFirst()
                .orElseThrow();
    }

    AlertingBed bed() {
        if (bed == null) throw new AssertionError("not started");
        return bed;
    }

    DocumentCluster documents() {
        // Later documents are there already: windows end before them anyway.
        return new DocumentCluster(documents, List.of(), List.of(), START.plus(Duration.ofDays(1)));
    }

    void start() throws StoreException, InterruptedException {
        bed = new AlertingBed(home, time, new ClusterAtTime(time, documents()));
        bed.beat();
    }

    void inProduction(String model) {
        add(START.minus(Duration.ofDays(3)), EventType.DEPLOYED, model, "success", null);
    }

    /** Whether predictions of a minute fail, each second one. */
    interface Failing {
        boolean in(int minute);
    }

    void traffic(String model, int from, int to, int perMinute, Failing failing) {
        for (var minute = from - 40; minute < to; minute++) {
            for (var i = 0; i < perMinute; i++) {
                var at = START.plusMillis(minute * 60_000L + i * 60_000L / perMinute);
                var status = failing.in(minute) && i % 2 == 1 ? "error" : "success";
                add(at, EventType.PREDICT, model, status, 50.0);
            }
        }
    }

    void add(Instant at, EventType event, String model, String status, @Nullable Double latency) {
        documents.add(
                new LogDocument(
                        at, at, event, model, "3", "production", "Production", status, latency));
    }
}
