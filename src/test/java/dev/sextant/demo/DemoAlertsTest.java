package dev.sextant.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.DocumentCluster;
import dev.sextant.cluster.LogDocument;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.functional.RealServer;
import dev.sextant.model.EventType;
import dev.sextant.monitor.AlertingBed;
import dev.sextant.monitor.ClusterAtTime;
import dev.sextant.monitor.SimulatedTime;
import dev.sextant.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped rules over the demo's events: the incident, the whole incident, nothing else. */
class DemoAlertsTest {

    private static final Instant START = Instant.parse("2026-11-22T09:17:30Z");
    private static final Duration GRID = Duration.ofSeconds(30);
    private static final Duration DELAY = Duration.ofSeconds(16);

    /** Predictions back to the last change of any version and a day before; the registry's all. */
    private static final Duration PREDICTIONS = Duration.ofDays(4);

    private static final Duration HISTORY = Duration.ofDays(31);
    private static final int BULK = 5_000;

    @TempDir private Path home = Path.of("");

    @Test
    void onARealServerTheIncidentFiresInTimeAndNothingElseDoes()
            throws ClusterException, StoreException, InterruptedException {
        var server = RealServer.es9();
        var index = server.index("demo-alerts");
        server.json("PUT", "/" + index, DemoIndex.DEFINITION);
        var stream = DemoStream.startingAt(SampleData.SEED, false, START, ZoneOffset.UTC);
        var documents =
                events(stream, Duration.ofMinutes(62)).stream().map(EventFormat::json).toList();
        for (var from = 0; from < documents.size(); from += BULK) {
            server.bulk(index, documents.subList(from, Math.min(documents.size(), from + BULK)));
        }
        var time = new SimulatedTime(START.plus(DELAY));
        var profile = AlertingBed.profile("demo", server.url(), index);
        var cluster = new ClusterAtTime(time, ElasticCluster.open(profile, Credentials.NONE, time));
        try (var bed = new AlertingBed(home, time, cluster)) {
            bed.beat();
            bed.run(Duration.ofMinutes(60), GRID);
            var fired = bed.transitions.stream().filter(line -> line.contains(" FIRING ")).toList();
            assertEquals(
                    Set.of(
                            "high-error-rate fraud-detector",
                            "latency-regression fraud-detector",
                            "model-deploy-failed credit-risk",
                            "no-predictions churn-predictor"),
                    fired.stream()
                            .map(line -> line.replaceFirst("^.* FIRING ", ""))
                            .collect(Collectors.toSet()));
            assertEquals(4, fired.size(), fired::toString);
            var incident = Incident.after(START);
            within(fired, "high-error-rate", incident.badDeployment(), Duration.ofMinutes(11));
            within(fired, "latency-regression", incident.badDeployment(), Duration.ofMinutes(16));
            within(
                    fired,
                    "model-deploy-failed",
                    incident.failedDeployment(),
                    Duration.ofMinutes(6));
            within(fired, "no-predictions", incident.silentFrom(), Duration.ofMinutes(31));
            assertEquals(List.of(), bed.problems);
        }
    }

    @Test
    void aHealthyDayRaisesNothing() throws StoreException, InterruptedException {
        var stream = DemoStream.startingAt(SampleData.SEED, true, START, ZoneOffset.UTC);
        var documents =
                events(stream, Duration.ofHours(25)).stream()
                        .map(DemoAlertsTest::document)
                        .toList();
        var time = new SimulatedTime(START.plus(DELAY));
        var memory =
                new DocumentCluster(
                        documents, List.of(), List.of(), START.plus(Duration.ofDays(2)));
        // Each fifth window: those between see the same events a little earlier or later.
        try (var bed = new AlertingBed(home, time, new ClusterAtTime(time, memory))) {
            bed.beat();
            var step = GRID.multipliedBy(5);
            for (var gone = Duration.ZERO;
                    gone.compareTo(Duration.ofHours(24)) < 0;
                    gone = gone.plus(step)) {
                time.pass(step);
                bed.beat();
            }
            assertEquals(List.of(), bed.transitions);
            assertEquals(List.of(), bed.sent);
            assertTrue(
                    bed.seen().rules().stream().allMatch(seen -> seen.health().reason().isEmpty()),
                    () -> bed.seen().rules().toString());
        }
    }

    private static List<DemoEvent> events(DemoStream stream, Duration length) {
        var oldest = START.minus(PREDICTIONS);
        return stream.between(START.minus(HISTORY), START.plus(length)).stream()
                .filter(event -> !event.isPrediction() || event.time().isAfter(oldest))
                .toList();
    }

    /** The first window that ends after something happened may be that much later. */
    private static void within(
            List<String> fired, String rule, Instant happened, Duration longest) {
        var line = fired.stream().filter(one -> one.contains(rule)).findFirst().orElseThrow();
        var at = Instant.parse("2026-11-22T" + line.substring(0, 8) + "Z");
        assertTrue(
                at.isAfter(happened) && !at.isAfter(happened.plus(longest)),
                () -> line + " after " + happened);
    }

    private static LogDocument document(DemoEvent event) {
        return new LogDocument(
                event.time(),
                event.time(),
                EventType.valueOf(event.type().toUpperCase(Locale.ROOT)),
                event.model(),
                String.valueOf(event.version()),
                event.environment(),
                event.stage(),
                event.status(),
                event.latencyMs());
    }
}
