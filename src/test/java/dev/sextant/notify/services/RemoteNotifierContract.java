package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.SampleAlerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every receiver on another machine must be able to rely on. */
abstract class RemoteNotifierContract extends NotifierContract {

    static final Duration SHORT = Duration.ofMillis(400);
    static final Duration AT_ONCE = Duration.ofSeconds(8);

    /** That must be in no text. */
    abstract Secret secret();

    /** The receiver takes the next message and never says so. */
    abstract void fallSilent() throws Exception;

    /** Misbehaves in one of several ways that repeat the secret; false after the last way. */
    abstract boolean misbehave(int way) throws Exception;

    /** D17: the whole exchange has a deadline, and nobody knows then whether it arrived. */
    @Test
    void aReceiverThatNeverAnswersIsLeftAtTheDeadline() throws Exception {
        fallSilent();
        var failure =
                assertTimeoutPreemptively(
                        AT_ONCE, () -> failure(SHORT, SampleAlerts.fired("fraud-detector")));
        assertEquals(Outcome.AMBIGUOUS, failure.outcome());
        assertEquals(Duration.ofSeconds(15), Notifiers.DEADLINE);
    }

    @Test
    void anInterruptedDeliveryEndsAtOnce() throws Exception {
        fallSilent();
        var notifier = notifier(Notifiers.DEADLINE);
        var outcome = new AtomicReference<Throwable>();
        var sending =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        notifier.send(SampleAlerts.fired("m"), "");
                                    } catch (Exception e) {
                                        outcome.set(e);
                                    }
                                });
        sending.interrupt();
        assertTrue(sending.join(AT_ONCE));
        assertEquals(InterruptedException.class, outcome.get().getClass());
    }

    @Test
    void noFailureTellsTheSecret() throws Exception {
        var failures = new ArrayList<DeliveryException>();
        for (var way = 0; misbehave(way); way++) {
            failures.add(failure(SHORT, SampleAlerts.fired("fraud-detector")));
        }
        assertTrue(failures.size() > 2);
        for (var failure : failures) {
            for (Throwable one = failure; one != null; one = one.getCause()) {
                assertNoSecret(one.toString());
                for (var suppressed : one.getSuppressed()) assertNoSecret(suppressed.toString());
            }
            assertTrue(failure.sentence().length() < 500, failure.sentence());
            failure.sentence()
                    .codePoints()
                    .forEach(point -> assertTrue(isHarmless(point) && point != '\n'));
        }
        assertNoSecret(notifier(SHORT).toString());
    }

    private void assertNoSecret(String text) {
        for (var part : secret().value().split("/", -1)) {
            // the one word of an address of Slack that all of them have
            if (part.equals("services")) continue;
            if (part.length() > 7) assertFalse(text.contains(part), text);
        }
    }
}
