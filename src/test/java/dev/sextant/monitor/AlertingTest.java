package dev.sextant.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Health;
import dev.sextant.alert.Matcher;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.DocumentCluster;
import dev.sextant.cluster.EventType;
import dev.sextant.cluster.LogDocument;
import dev.sextant.notify.DeliveryException;
import dev.sextant.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerting loop over documents in memory, at simulated times. */
class AlertingTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration GRID = Duration.ofSeconds(30);
    private static final Duration DELAY = Duration.ofSeconds(16);

    @TempDir private Path home = Path.of("");
    private final List<LogDocument> documents = new ArrayList<>();
    private final SimulatedTime time = new SimulatedTime(START.plus(DELAY));
    private @Nullable AlertingBed bed;

    @AfterEach
    void close() {
        if (bed != null) bed.close();
    }

    @Test
    void anErrorBurstFiresIsToldAndIsOverFiveMinutesAfterItIsClear()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        // 20 a minute for an hour; from the 10th to the 20th minute each second one fails.
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10 && minute < 20);
        start();
        bed().run(Duration.ofMinutes(50), GRID);
        // 5 % of 200 are 10: the eleventh failure is in the second minute, and at the 29th minute
        // exactly ten are left.
        assertEquals(
                List.of(
                        "10:11:30 FIRING high-error-rate fraud-detector",
                        "10:29:00 RECOVERING high-error-rate fraud-detector",
                        "10:34:00 RESOLVED high-error-rate fraud-detector"),
                bed().transitions);
        assertEquals(
                List.of(
                        "pagerduty fired high-error-rate fraud-detector",
                        "pagerduty resolved high-error-rate fraud-detector"),
                bed().sent);
        assertEquals(0, bed().seen().firing());
    }

    @Test
    void whatAFrozenConsoleMissedIsReportedOnceAsLateWithItsTimes()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 12 && minute < 22);
        add(START.plusSeconds(11 * 60 + 10), EventType.DEPLOYED, "fraud-detector", "failed", null);
        start();
        bed().run(Duration.ofMinutes(10), GRID);
        assertEquals(List.of(), bed().transitions);
        time.pass(Duration.ofMinutes(40));
        bed().run(Duration.ofSeconds(60), GRID);
        assertEquals(
                List.of(
                        "10:11:30 FIRING model-deploy-failed fraud-detector late",
                        "10:13:30 FIRING high-error-rate fraud-detector late",
                        "10:16:30 RESOLVED model-deploy-failed fraud-detector late",
                        "10:31:00 RECOVERING high-error-rate fraud-detector late",
                        "10:36:00 RESOLVED high-error-rate fraud-detector late"),
                bed().transitions);
        // Only the failed deployment is routed to Slack.
        assertEquals(List.of("slack missed model-deploy-failed fraud-detector"), bed().sent);
        var gaps = bed().seen().gaps();
        assertEquals(1, gaps.size());
        assertTrue(gaps.getFirst().filledIn());
        // The windows of the last two minutes are not late yet.
        assertEquals(
                Duration.ofSeconds(38 * 60 + 30),
                Duration.between(gaps.getFirst().from(), gaps.getFirst().to()));
    }

    @Test
    void aMachineThatSleptJudgesAtOnceWhenItWakes() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 12 && minute < 22);
        start();
        bed().run(Duration.ofMinutes(10), GRID);
        time.sleep(Duration.ofMinutes(30));
        bed().run(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertEquals(
                "10:13:30 FIRING high-error-rate fraud-detector late",
                bed().transitions.getFirst());
    }

    @Test
    void aWrongWallClockChangesNoJudgementAndIsSaid() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10 && minute < 20);
        time.setWallAhead(Duration.ofHours(-2));
        start();
        bed().run(Duration.ofMinutes(14), GRID);
        assertTrue(
                bed().transitions.contains("10:11:30 FIRING high-error-rate fraud-detector"),
                bed().transitions::toString);
        assertTrue(
                bed().transitions.stream().anyMatch(line -> line.endsWith("FIRING sextant-clock")),
                bed().transitions::toString);
        assertEquals(Duration.ofHours(-2), bed().seen().clockOffset());
    }

    @Test
    void anAlertSurvivesARestartAndIsNotToldAgain() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10);
        start();
        bed().run(Duration.ofMinutes(15), GRID);
        var before = bed().seen().alerts();
        assertEquals(1, before.size());
        bed().restart();
        bed().run(Duration.ofMinutes(5), GRID);
        var after = bed().seen().alerts().getFirst();
        assertEquals(before.getFirst().key(), after.key());
        assertEquals(1, after.episode());
        assertEquals(before.getFirst().firedAt(), after.firedAt());
        assertEquals(List.of("pagerduty fired high-error-rate fraud-detector"), bed().sent);
    }

    @Test
    void acknowledgingIsToldAndSeenAndBelongsToThePerson()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10);
        start();
        bed().run(Duration.ofMinutes(15), GRID);
        var key = bed().seen().alerts().getFirst().key();
        bed().desk().acknowledge(key, "nok", "rolling back");
        bed().desk().acknowledge(key, "somchai", "me too");
        bed().beat();
        var who = bed().seen().alerts().getFirst().acknowledged();
        assertEquals("nok", who == null ? null : who.by());
        assertEquals(
                List.of(
                        "pagerduty fired high-error-rate fraud-detector",
                        "pagerduty acknowledged high-error-rate fraud-detector"),
                bed().sent);
        var history = bed().desk().history(key);
        assertEquals("acknowledged", history.getFirst().what());
        assertEquals("rolling back", history.getFirst().note());
        bed().desk().unacknowledge(key, "nok");
        bed().beat();
        assertNull(bed().seen().alerts().getFirst().acknowledged());
    }

    @Test
    void aSecondSextantLooksOnPassesOnAndTakesOver() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10);
        start();
        bed().run(Duration.ofMinutes(15), GRID);
        var second = bed().another(AlertingLog.NONE);
        try {
            second.beat();
            var seen = second.desk().seen().get();
            assertFalse(seen.owner());
            assertEquals(bed().seen().alerts(), seen.alerts());
            assertEquals(bed().seen().judgedAt(), seen.judgedAt());
            second.desk().acknowledge(seen.alerts().getFirst().key(), "nok", "");
            second.beat();
            bed().beat();
            assertEquals(2, bed().sent.size());
            bed().close();
            time.pass(Duration.ofSeconds(30));
            second.beat();
            assertTrue(second.desk().seen().get().owner());
            assertEquals(2, bed().sent.size(), "told once by whoever");
        } finally {
            second.close();
            bed = null;
        }
    }

    @Test
    void anUnreachableClusterFiresAndResolvesNothingAndIsItselfAnAlert()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10 && minute < 20);
        start();
        bed().run(Duration.ofMinutes(15), GRID);
        bed().cluster.failWith(new ClusterException(Reason.UNREACHABLE, "No answer."));
        bed().run(Duration.ofMinutes(20), GRID);
        var fired = bed().seen().alerts();
        assertEquals(2, fired.size());
        assertEquals(Alert.State.FIRING, alert("high-error-rate").state());
        assertEquals(Health.Status.ERROR, alert("high-error-rate").health().status());
        assertEquals(Alert.State.FIRING, alert("sextant-cluster-unreachable").state());
        assertEquals(
                List.of(
                        "pagerduty fired high-error-rate fraud-detector",
                        "slack fired sextant-cluster-unreachable"),
                bed().sent);
        bed().cluster.failWith(null);
        bed().run(Duration.ofMinutes(2), GRID);
        assertEquals(Alert.State.RESOLVED, alert("high-error-rate").state());
        assertEquals(
                Instant.parse("2026-11-22T10:34:00Z"),
                alert("high-error-rate").endedAt(),
                "windows missed are judged at their own times");
        assertEquals(Alert.State.RESOLVED, alert("sextant-cluster-unreachable").state());
    }

    @Test
    void refusedCredentialsAreOneAlertOfTheirOwn() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> false);
        start();
        bed().run(Duration.ofMinutes(2), GRID);
        bed().cluster.failWith(new ClusterException(Reason.UNAUTHORIZED, "The key is expired."));
        bed().run(Duration.ofMinutes(5), GRID);
        assertEquals(1, bed().seen().alerts().size());
        var own = alert("sextant-credentials");
        assertEquals("The key is expired.", own.annotations().explanation());
    }

    @Test
    void whenNothingArrivesOneAlertTellsOfAllModels() throws StoreException, InterruptedException {
        for (var model : List.of("a", "b", "c")) {
            inProduction(model);
            traffic(model, 0, 10, 5, minute -> false);
        }
        start();
        bed().run(Duration.ofMinutes(45), GRID);
        var grouped =
                bed().seen().alerts().stream()
                        .filter(alert -> alert.groupedUnder() != null)
                        .toList();
        assertEquals(3, grouped.size());
        assertEquals(1, bed().seen().firing());
        assertEquals(
                List.of(
                        "slack fired sextant-ingestion-stopped",
                        "pagerduty fired sextant-ingestion-stopped"),
                bed().sent);
    }

    @Test
    void oneSilentModelIsToldOfByItself() throws StoreException, InterruptedException {
        for (var model : List.of("a", "b")) inProduction(model);
        traffic("a", 0, 60, 5, minute -> false);
        traffic("b", 0, 10, 5, minute -> false);
        start();
        bed().run(Duration.ofMinutes(45), GRID);
        assertEquals(List.of("slack fired no-predictions b"), bed().sent);
    }

    @Test
    void aRuleThatIsChangedEndsItsAlertsAndJudgesAnew()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10);
        start();
        bed().run(Duration.ofMinutes(15), GRID);
        bed().desk().enable("high-error-rate", false);
        bed().beat();
        bed().beat();
        assertEquals(Alert.End.RULE_CHANGED, alert("high-error-rate").end());
        assertEquals("pagerduty resolved high-error-rate fraud-detector", bed().sent.getLast());
    }

    @Test
    void anotherClusterUnderTheSameProfileClosesTheAlerts()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10);
        start();
        bed().run(Duration.ofMinutes(15), GRID);
        bed().cluster.become(documents(), "another");
        bed().restart();
        bed().run(Duration.ofSeconds(30), GRID);
        assertTrue(
                bed().seen().alerts().stream()
                        .anyMatch(alert -> alert.end() == Alert.End.CLUSTER_REPLACED));
        assertTrue(bed().problems.toString().contains("Another cluster"), bed().problems::toString);
    }

    @Test
    void aReceiverThatFailsForFiveMinutesIsToldOfElsewhere()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 5);
        start();
        bed().failure =
                new DeliveryException(DeliveryException.Outcome.RETRY, "pagerduty: no answer");
        bed().run(Duration.ofMinutes(15), GRID);
        assertEquals(Alert.State.FIRING, alert("sextant-receiver-failing").state());
        assertEquals("pagerduty", alert("sextant-receiver-failing").labels().get("receiver"));
    }

    @Test
    void aFailedDeploymentThatIsLoggedAnHourLateIsStillToldOnce()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> false);
        start();
        bed().run(Duration.ofMinutes(5), GRID);
        add(
                START.minus(Duration.ofHours(1)),
                EventType.DEPLOYED,
                "fraud-detector",
                "failed",
                null);
        bed().cluster.become(documents(), "documents");
        bed().run(Duration.ofMinutes(20), GRID);
        assertEquals(
                List.of(
                        "10:05:30 FIRING model-deploy-failed fraud-detector",
                        "10:10:30 RESOLVED model-deploy-failed fraud-detector"),
                bed().transitions);
    }

    @Test
    void aSilenceIsSeenAndKeepsQuiet() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> minute >= 10);
        start();
        bed().desk()
                .silence(
                        List.of(new Matcher("model", "fraud-detector")),
                        Duration.ofMinutes(20),
                        "nok",
                        "deploying");
        bed().run(Duration.ofMinutes(15), GRID);
        assertEquals(List.of(), bed().sent);
        assertEquals(1, bed().seen().firing());
        assertEquals("deploying", bed().seen().silences().getFirst().why());
        bed().restart();
        bed().run(Duration.ofMinutes(10), GRID);
        assertEquals(1, bed().sent.size(), "told when the silence ended");
    }

    @Test
    void judgesNothingNewBetweenTwoWindows() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> false);
        start();
        bed().run(Duration.ofMinutes(2), GRID);
        var asked = bed().cluster.asked;
        bed().run(Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertEquals(asked, bed().cluster.asked);
    }

    private Alert alert(String ruleId) {
        return bed().seen().alerts().stream()
                .filter(alert -> alert.ruleId().equals(ruleId))
                .findFirst()
                .orElseThrow();
    }

    private AlertingBed bed() {
        if (bed == null) throw new AssertionError("not started");
        return bed;
    }

    private DocumentCluster documents() {
        // Later documents are there already: windows end before them anyway.
        return new DocumentCluster(documents, List.of(), List.of(), START.plus(Duration.ofDays(1)));
    }

    private void start() throws StoreException, InterruptedException {
        bed = new AlertingBed(home, time, new ClusterAtTime(time, documents()));
        bed.beat();
    }

    private void inProduction(String model) {
        add(START.minus(Duration.ofDays(3)), EventType.DEPLOYED, model, "success", null);
    }

    /** Whether predictions of a minute fail, each second one. */
    private interface Failing {
        boolean in(int minute);
    }

    private void traffic(String model, int from, int to, int perMinute, Failing failing) {
        for (var minute = from - 40; minute < to; minute++) {
            for (var i = 0; i < perMinute; i++) {
                var at = START.plusMillis(minute * 60_000L + i * 60_000L / perMinute);
                var status = failing.in(minute) && i % 2 == 1 ? "error" : "success";
                add(at, EventType.PREDICT, model, status, 50.0);
            }
        }
    }

    private void add(
            Instant at, EventType event, String model, String status, @Nullable Double latency) {
        documents.add(
                new LogDocument(
                        at, at, event, model, "3", "production", "Production", status, latency));
    }
}
