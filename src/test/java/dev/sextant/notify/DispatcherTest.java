package dev.sextant.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Rules;
import dev.sextant.alert.Verdict;
import dev.sextant.model.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes to whom, when, and what does not: wanted and no others. */
class DispatcherTest extends DispatcherBed {

    @Test
    void tellsEachReceiverOnceThatItFiredAndOnceThatItIsOver() throws IOException {
        judge("fraud-detector", true);
        settle();
        settle();
        judge("fraud-detector", false);
        settle();
        settle();
        assertEquals(
                List.of(
                        "slack FIRED fraud-detector",
                        "pagerduty FIRED fraud-detector",
                        "slack RESOLVED fraud-detector",
                        "pagerduty RESOLVED fraud-detector"),
                sent);
    }

    @Test
    void theIdIsTheSameWhereverItIsDecided() throws IOException {
        judge("fraud-detector", true);
        settle();
        assertEquals(alert().key() + ":1:fired:slack", outbox.rows().getFirst().id());
    }

    @Test
    void whatIsNotRoutedThereIsLoggedAndNotSent() throws IOException {
        rule = rule("latency", List.of("email"));
        judge("fraud-detector", true);
        settle();
        assertEquals(List.of(), sent);
        assertEquals(List.of(Reason.NO_ROUTE, Reason.NO_ROUTE), outbox.reasons());
        settle();
        assertEquals(2, outbox.decisions.size(), "said once");
    }

    @Test
    void aReceiversMatchersLetOnlySomeThrough() throws IOException {
        receivers.set(
                0,
                new Receiver.Slack(
                        "slack", List.of(new Matcher("model", "credit-risk")), null, "s1"));
        judge("fraud-detector", true);
        judge("credit-risk", true);
        settle();
        assertEquals(
                List.of(
                        "slack FIRED credit-risk",
                        "pagerduty FIRED credit-risk",
                        "pagerduty FIRED fraud-detector"),
                sent);
    }

    @Test
    void aSilencedAlertIsNotToldOfUntilTheSilenceEnds() throws IOException {
        silence(Duration.ofMinutes(30));
        judge("fraud-detector", true);
        settle();
        assertEquals(List.of(), sent);
        assertEquals(List.of(Reason.SILENCED, Reason.SILENCED), outbox.reasons());
        pass(Duration.ofMinutes(31));
        judge("fraud-detector", true);
        settle();
        assertEquals(2, sent.size());
    }

    @Test
    void whatASilenceCaughtBeforeItWasToldOfNeedsNoResolution() throws IOException {
        silence(Duration.ofMinutes(30));
        judge("fraud-detector", true);
        settle();
        judge("fraud-detector", false);
        settle();
        assertEquals(List.of(), sent);
    }

    @Test
    void aSilenceSparesTheMessageThatItIsOverButNotTheIncident() throws IOException {
        judge("fraud-detector", true);
        settle();
        silence(Duration.ofMinutes(30));
        judge("fraud-detector", false);
        settle();
        assertEquals("pagerduty RESOLVED fraud-detector", sent.getLast());
        assertEquals(3, sent.size());
    }

    @Test
    void anAcknowledgementIsToldOnceAndEndsRepeats() throws IOException {
        judge("fraud-detector", true);
        settle();
        acknowledge();
        settle();
        settle();
        pass(Duration.ofHours(30));
        judge("fraud-detector", true);
        settle();
        assertEquals(
                List.of(
                        "slack FIRED fraud-detector",
                        "pagerduty FIRED fraud-detector",
                        "slack ACKNOWLEDGED fraud-detector",
                        "pagerduty ACKNOWLEDGED fraud-detector"),
                sent);
    }

    @Test
    void repeatsComeAfterFourHoursThenEightUpToADay() throws IOException {
        receivers.remove(PAGER);
        judge("fraud-detector", true);
        settle();
        var at = new ArrayList<Long>();
        for (var hour = 1; hour <= 80; hour++) {
            pass(Duration.ofHours(1));
            var before = sent.size();
            settle();
            if (sent.size() > before) at.add((long) hour);
        }
        assertEquals(List.of(4L, 12L, 28L, 52L, 76L), at);
        assertEquals("slack REPEAT fraud-detector", sent.getLast());
    }

    @Test
    void pagerDutyRepeatsByItself() throws IOException {
        receivers.remove(SLACK);
        judge("fraud-detector", true);
        settle();
        pass(Duration.ofHours(30));
        settle();
        assertEquals(1, sent.size());
    }

    @Test
    void whatWasFoundOutLateAndIsOverIsOneDigest() throws IOException {
        receivers.remove(PAGER);
        judge("fraud-detector", true, true);
        judge("credit-risk", true, true);
        judge("fraud-detector", false, true);
        judge("credit-risk", false, true);
        settle();
        settle();
        assertEquals(List.of("slack DIGEST of 2"), sent);
    }

    @Test
    void aSingleOneThatWasFoundOutLateIsToldOnceWithItsTimes() throws IOException {
        judge("fraud-detector", true, true);
        judge("fraud-detector", false, true);
        settle();
        settle();
        assertEquals(List.of("slack MISSED fraud-detector"), sent);
    }

    @Test
    void aReceiverThatFailsIsNotToldOfItByItself() {
        var failing = Labels.of("receiver", "slack");
        var own =
                Rules.of(
                        "sextant-receiver-failing",
                        new Condition.Own(dev.sextant.alert.OwnProblem.RECEIVER_FAILING),
                        Severity.WARNING,
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        Duration.ZERO,
                        List.of("slack", "email"));
        apply(own, new Verdict.Breach(failing, new Reading(null, 0, null, null)), false);
        assertEquals(false, Decider.routed(alert(), SLACK));
        assertEquals(true, Decider.routed(alert(), EMAIL));
    }

    @Test
    void whatIsGroupedIsToldOfByItsGroup() throws IOException {
        judge("fraud-detector", true);
        book.group(rule.id(), book.key("sextant-ingestion-stopped", Labels.NONE));
        settle();
        assertEquals(List.of(), sent);
        assertEquals(List.of(Reason.GROUPED, Reason.GROUPED), outbox.reasons());
    }

    @Test
    void aFlappingAlertIsToldOfOnceAnHour() throws IOException {
        receivers.remove(PAGER);
        for (var minute = 0; minute < 120; minute++) {
            judge("fraud-detector", minute % 2 == 0);
            settle();
            pass(Duration.ofMinutes(1));
        }
        var fired = sent.stream().filter(line -> line.contains("FIRED")).count();
        assertTrue(fired >= 3 && fired <= 5, () -> fired + " of 60 episodes were told: " + sent);
    }
}
