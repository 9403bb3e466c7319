package dev.sextant.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Health;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Expiry;
import dev.sextant.notify.DeliveryException;
import dev.sextant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks, clusters, receivers and processes in trouble: nothing untrue is told, and it is said. */
class AlertingTroubleTest extends DocumentBed {

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
    void aClusterThatAnswersWithoutAnIndexIsNotAwayAndNothingResolves()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 90, 20, minute -> minute >= 10);
        start();
        bed().run(Duration.ofMinutes(15), GRID);
        bed().cluster.failWith(new ClusterException(Reason.NO_SOURCE, "No index matches."));
        bed().run(Duration.ofMinutes(10), GRID);
        assertEquals(2, bed().seen().alerts().size(), "one alert for all rules");
        assertEquals(Alert.State.FIRING, alert("high-error-rate").state());
        assertEquals(Alert.State.FIRING, alert("sextant-cannot-measure").state());
        bed().cluster.failWith(new ClusterException(Reason.UNREADABLE, "Not Elasticsearch."));
        bed().run(Duration.ofMinutes(5), GRID);
        assertEquals(Alert.State.FIRING, alert("sextant-cluster-unreachable").state());
        assertEquals(Alert.State.FIRING, alert("high-error-rate").state());
        bed().cluster.failWith(null);
        bed().run(Duration.ofMinutes(2), GRID);
        assertEquals(Alert.State.RESOLVED, alert("sextant-cannot-measure").state());
        assertEquals(Alert.State.RESOLVED, alert("sextant-cluster-unreachable").state());
        assertEquals(Alert.State.FIRING, alert("high-error-rate").state());
    }

    @Test
    void credentialsThatEndSoonAreToldBeforeAndNewOnesEndIt()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 240, 20, minute -> false);
        start();
        var certificate =
                new Expiry(Expiry.Kind.CERTIFICATE, time.cluster().plus(Duration.ofDays(30)));
        var key = new Expiry(Expiry.Kind.API_KEY, time.cluster().plus(Duration.ofHours(169)));
        bed().cluster.expiries = List.of(key, certificate);
        bed().run(Duration.ofMinutes(30), GRID);
        assertEquals(List.of(), bed().seen().alerts(), "an hour more than a week");
        bed().run(Duration.ofMinutes(95), GRID);
        assertEquals(Alert.State.FIRING, alert("sextant-expiring").state());
        assertTrue(
                alert("sextant-expiring")
                        .annotations()
                        .explanation()
                        .startsWith("The profile's API key ends on 2026-11-2"));
        bed().cluster.expiries = null;
        bed().restart();
        bed().run(Duration.ofMinutes(5), GRID);
        assertEquals(Alert.State.FIRING, alert("sextant-expiring").state(), "nobody knows");
        bed().cluster.expiries = List.of(certificate);
        bed().run(Duration.ofMinutes(65), GRID);
        assertEquals(Alert.State.RESOLVED, alert("sextant-expiring").state());
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
    void judgesNothingNewBetweenTwoWindows() throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> false);
        start();
        bed().run(Duration.ofMinutes(2), GRID);
        var asked = bed().cluster.asked;
        bed().run(Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertEquals(asked, bed().cluster.asked);
    }
}
