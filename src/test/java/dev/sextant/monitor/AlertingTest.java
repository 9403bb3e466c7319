package dev.sextant.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Matcher;
import dev.sextant.model.EventType;
import dev.sextant.store.StoreException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alerting loop: what fires, is told, remembered and taken. */
class AlertingTest extends DocumentBed {

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
    void aFailedDeploymentThatIsLoggedAnHourLateIsStillToldOnce()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        traffic("fraud-detector", 0, 60, 20, minute -> false);
        start();
        bed().run(Duration.ofMinutes(5), GRID);
        add(START.minus(Duration.ofHours(1)), EventType.DEPLOYED, "fraud-detector", "failed", null);
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
}
