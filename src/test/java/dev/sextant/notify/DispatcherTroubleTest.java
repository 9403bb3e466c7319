package dev.sextant.notify;

import static dev.sextant.notify.DeliveryException.Outcome.AMBIGUOUS;
import static dev.sextant.notify.DeliveryException.Outcome.BROKEN;
import static dev.sextant.notify.DeliveryException.Outcome.REFUSED;
import static dev.sextant.notify.DeliveryException.Outcome.RETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.text.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Receivers in trouble, crashes and storms: nothing lost, nothing doubled, nothing out of order.
 */
class DispatcherTroubleTest extends DispatcherBed {

    @Test
    void aTroubledReceiverKeepsNobodyElseWaiting() throws IOException {
        fail("slack", new DeliveryException(RETRY, "500"));
        judge("fraud-detector", true);
        settle();
        assertEquals(List.of("pagerduty FIRED fraud-detector"), sent);
        pass(Duration.ofMinutes(5));
        settle();
        assertEquals("slack FIRED fraud-detector", sent.getLast());
    }

    @Test
    void aReceiverThatSaysWhenIsAskedNoSooner() throws IOException {
        var tooMany = Sentence.verbatim("429");
        fail("slack", new DeliveryException(RETRY, tooMany, Duration.ofSeconds(30), "", null));
        judge("fraud-detector", true);
        settle();
        judge("credit-risk", true);
        pass(Duration.ofSeconds(27));
        settle();
        assertEquals(0, count("slack"));
        pass(Duration.ofSeconds(2));
        settle();
        pass(Duration.ofSeconds(2));
        settle();
        assertEquals(List.of("slack FIRED fraud-detector", "slack FIRED credit-risk"), of("slack"));
    }

    @Test
    void whatFiredAndWasOverWhileSlackWasDownIsOneMessageAndNoIncident() throws IOException {
        for (var receiver : List.of("slack", "pagerduty")) {
            // The second is for a retry within the same second.
            fail(receiver, new DeliveryException(RETRY, "down"));
            fail(receiver, new DeliveryException(RETRY, "down"));
        }
        judge("fraud-detector", true);
        settle();
        judge("fraud-detector", false);
        pass(Duration.ofMinutes(10));
        settle();
        settle();
        assertEquals(List.of("slack MISSED fraud-detector"), sent);
        assertTrue(outbox.reasons().contains(Reason.NEVER_ANNOUNCED));
    }

    @Test
    void anIncidentThatMayHaveBegunIsBegunAndEnded() throws IOException {
        receivers.remove(SLACK);
        fail("pagerduty", new DeliveryException(AMBIGUOUS, "no answer"));
        judge("fraud-detector", true);
        settle();
        judge("fraud-detector", false);
        pass(Duration.ofMinutes(10));
        settle();
        assertEquals(
                List.of(
                        "pagerduty FIRED fraud-detector (may be a repeat)",
                        "pagerduty RESOLVED fraud-detector"),
                sent);
    }

    @Test
    void slackGetsOneMarkedRepeatAndNoMore() throws IOException {
        receivers.remove(PAGER);
        fail("slack", new DeliveryException(AMBIGUOUS, "no answer"));
        fail("slack", new DeliveryException(AMBIGUOUS, "no answer again"));
        judge("fraud-detector", true);
        for (var i = 0; i < 5; i++) {
            settle();
            pass(Duration.ofMinutes(6));
        }
        assertEquals(List.of(), sent);
        var row = outbox.rows().getFirst();
        assertEquals(DeliveryEntry.State.DEAD, row.state());
        assertEquals(2, row.attempts());
    }

    @Test
    void aRefusedMessageIsGivenUpAndTheNextIsSent() throws IOException {
        receivers.remove(PAGER);
        fail("slack", new DeliveryException(REFUSED, "invalid_blocks"));
        judge("fraud-detector", true);
        settle();
        judge("credit-risk", true);
        pass(Duration.ofSeconds(5));
        settle();
        settle();
        assertEquals(List.of("slack FIRED credit-risk"), sent);
    }

    @Test
    void aBrokenReceiverLosesNothingAndGoesOnWhenItIsMended() throws IOException {
        receivers.remove(PAGER);
        fail("slack", new DeliveryException(BROKEN, "no_service"));
        judge("fraud-detector", true);
        settle();
        judge("credit-risk", true);
        pass(Duration.ofMinutes(20));
        settle();
        assertEquals(List.of(), sent);
        assertTrue(dispatcherNow().standings().get().getFirst().broken());
        receivers.set(0, new Receiver.Slack("slack", List.of(), null, "s2"));
        settle();
        pass(Duration.ofSeconds(2));
        settle();
        assertEquals(2, sent.size());
    }

    @Test
    void anIncidentIsClosedWithTheKeyThatOpenedIt() throws IOException {
        receivers.remove(SLACK);
        var used = new ArrayList<String>();
        dispatcher =
                new Dispatcher(
                        outbox,
                        receiver -> {
                            used.add(String.valueOf(receiver.credential()));
                            return (notification, progress) -> "ok";
                        },
                        Claims.ALONE,
                        clock(),
                        Runnable::run,
                        new Random(1),
                        "prod",
                        entry -> {});
        judge("fraud-detector", true);
        settle();
        receivers.set(
                0, new Receiver.PagerDuty("pagerduty", List.of(), Receiver.PagerDuty.US, "p2"));
        judge("fraud-detector", false);
        settle();
        judge("credit-risk", true);
        settle();
        assertEquals(List.of("p1", "p1", "p2"), used);
    }

    @Test
    void aCrashWhileSendingIsRepeatedOnceWithItsMark() throws IOException {
        receivers.remove(PAGER);
        dispatcher =
                dispatcher(
                        notification -> {
                            throw new IllegalStateException("the process dies here");
                        });
        judge("fraud-detector", true);
        settle();
        assertEquals(DeliveryEntry.State.SENDING, outbox.rows().getFirst().state());
        dispatcher = dispatcher(notification -> null);
        settle();
        settle();
        assertEquals(List.of("slack FIRED fraud-detector (may be a repeat)"), sent);
    }

    @Test
    void aCrashBeforeSendingLosesNothing() throws IOException {
        judge("fraud-detector", true);
        dispatcherNow().reconcile(book.alerts().get(), silences, receivers);
        dispatcher = dispatcher(notification -> null);
        settle();
        assertEquals(List.of("slack FIRED fraud-detector", "pagerduty FIRED fraud-detector"), sent);
    }

    @Test
    void nothingIsSentThatIsNotWrittenDown() throws IOException {
        judge("fraud-detector", true);
        outbox.full(true);
        assertThrows(
                IOException.class,
                () -> dispatcherNow().reconcile(book.alerts().get(), silences, receivers));
        dispatcherNow().deliver();
        assertEquals(List.of(), sent);
        outbox.full(false);
        settle();
        assertEquals(2, sent.size());
    }

    @Test
    void manyAtOnceAreOneDigest() throws IOException {
        receivers.remove(PAGER);
        for (var i = 0; i < 300; i++) judge("model-" + i, true);
        settle();
        assertEquals(List.of("slack DIGEST of 300"), sent);
        assertTrue(
                outbox.rows().stream()
                        .allMatch(row -> row.state() == DeliveryEntry.State.DELIVERED));
    }

    @Test
    void aDigestThatFailedIsADigestAgain() throws IOException {
        receivers.remove(PAGER);
        fail("slack", new DeliveryException(AMBIGUOUS, "no answer"));
        for (var i = 0; i < 10; i++) judge("model-" + i, true);
        settle();
        pass(Duration.ofMinutes(5));
        settle();
        assertEquals(List.of("slack DIGEST of 10 (may be a repeat)"), sent);
    }

    @Test
    void threeHundredModelsAreTwentyIncidentsAndOneStorm() throws IOException {
        receivers.remove(SLACK);
        for (var i = 0; i < 300; i++) judge("model-" + i, true);
        settle();
        assertEquals(21, sent.size());
        assertEquals("pagerduty STORM of 280", sent.getLast());
        settle();
        for (var i = 0; i < 300; i++) judge("model-" + i, false);
        pass(Duration.ofMinutes(2));
        settle();
        assertEquals(20, sent.stream().filter(line -> line.contains("RESOLVED")).count());
        assertEquals(1, sent.stream().filter(line -> line.contains("STORM_OVER")).count());
        assertEquals(42, sent.size());
    }

    @Test
    void anotherConsolesClaimIsLeftToIt() throws IOException {
        dispatcher =
                new Dispatcher(
                        outbox,
                        receiver -> notifier(receiver, notification -> null),
                        notification -> "somchai",
                        clock(),
                        Runnable::run,
                        new Random(1),
                        "prod",
                        entry -> {});
        judge("fraud-detector", true);
        settle();
        assertEquals(List.of(), sent);
        assertEquals("sent by somchai", outbox.rows().getFirst().detail());
    }
}
