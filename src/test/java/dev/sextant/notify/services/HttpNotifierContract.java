package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.SampleAlerts;
import dev.sextant.notify.services.LocalReceiver.Reaction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every receiver that is posted to must be able to rely on. */
abstract class HttpNotifierContract extends RemoteNotifierContract {

    abstract LocalReceiver receiver();

    @AfterEach
    void closeReceiver() throws Exception {
        receiver().close();
    }

    @Override
    void fallSilent() {
        receiver().next(new Reaction.TakenThenSilent());
    }

    @Override
    boolean misbehave(int way) {
        var secret = secret().value();
        switch (way) {
            case 0 -> receiver().nextAnswer(400, "what is " + secret + "?\u202E\0");
            case 1 -> receiver().nextAnswer(403, secret.repeat(500));
            case 2 -> receiver().nextAnswer(404, secret.substring(secret.lastIndexOf('/') + 1));
            case 3 -> receiver().nextAnswer(500, "<html>" + secret);
            case 4 -> receiver().nextAnswer(429, Map.of("Retry-After", secret), secret);
            case 5 -> receiver().nextAnswer(302, Map.of("Location", secret), secret);
            case 6 -> receiver().next(new Reaction.TakenThenLost());
            case 7 -> receiver().next(new Reaction.StalledBody());
            case 8 -> receiver().nextAnswer(200, Map.of("Bad\u0001" + secret, "x"), secret);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** D3, D4: what is for good and what is for now. */
    @ParameterizedTest
    @CsvSource({
        "400,REFUSED",
        "413,REFUSED",
        "422,REFUSED",
        "401,BROKEN",
        "403,BROKEN",
        "404,BROKEN",
        "410,BROKEN",
        "301,BROKEN",
        "308,BROKEN",
        "302,RETRY",
        "307,RETRY",
        "408,RETRY",
        "429,RETRY",
        "500,RETRY",
        "502,RETRY",
        "503,RETRY",
        "504,RETRY"
    })
    void eachStatusHasItsMeaning(int status, Outcome outcome) throws Exception {
        receiver().nextAnswer(status, Map.of("Location", receiver().url("/other") + ""), "no");
        var failure = failure(Notifiers.DEADLINE, SampleAlerts.fired("m"));
        assertEquals(outcome, failure.outcome());
        assertTrue(failure.sentence().contains("HTTP " + status), failure.sentence());
        assertEquals(1, receiver().received().size(), "neither followed nor repeated");
    }

    /** D1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "30|30",
                "0|1",
                "86400|600",
                "99999999999999999999999|600",
                "absent|30",
                "-5|30",
                "soon|30",
                "Sun, 22 Nov 2026 10:10:45 GMT|45",
                "Sun, 22 Nov 2026 09:00:00 GMT|1",
                "Mon, 22 Nov 2027 09:00:00 GMT|600",
                "Sun, 99 Nov 2026 09:00:00 GMT|30",
            })
    void waitsAsLongAsTheReceiverAsks(String header, int seconds) throws Exception {
        receiver()
                .nextAnswer(
                        429,
                        header == null ? Map.of() : Map.of("Retry-After", header),
                        "slow down");
        var failure = failure(Notifiers.DEADLINE, SampleAlerts.fired("m"));
        assertEquals(Outcome.RETRY, failure.outcome());
        assertEquals(Duration.ofSeconds(seconds), failure.retryAfter());
    }

    /** D1: the server's own clock counts, where it says what time it has. */
    @Test
    void aDateIsReadByTheServersOwnClock() throws Exception {
        receiver()
                .nextAnswer(
                        429,
                        Map.of(
                                "Retry-After",
                                "Sun, 22 Nov 2026 07:00:20 GMT",
                                "Date",
                                "Sun, 22 Nov 2026 07:00:00 GMT"),
                        "");
        var failure = failure(Notifiers.DEADLINE, SampleAlerts.fired("m"));
        assertEquals(Duration.ofSeconds(20), failure.retryAfter());
    }

    @Test
    void aServersFailureSaysHowLongOnlyWhenItDoes() throws Exception {
        receiver().nextAnswer(503, Map.of("Retry-After", "7"), "");
        assertEquals(
                Duration.ofSeconds(7),
                failure(Notifiers.DEADLINE, SampleAlerts.fired("m")).retryAfter());
        receiver().nextAnswer(500, "");
        assertNull(failure(Notifiers.DEADLINE, SampleAlerts.fired("m")).retryAfter());
    }

    /** D5. */
    @Test
    void anAnswerThatIsLostLeavesOpenWhetherItArrived() throws Exception {
        receiver().next(new Reaction.TakenThenLost());
        assertEquals(
                Outcome.AMBIGUOUS, failure(Notifiers.DEADLINE, SampleAlerts.fired("m")).outcome());
        assertEquals(1, receiver().taken().size());
    }

    /** D17. */
    @Test
    void theDeadlineIsAlsoOverTheBody() {
        receiver().next(new Reaction.StalledBody());
        var failure =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(8), () -> failure(SHORT, SampleAlerts.fired("m")));
        assertEquals(Outcome.AMBIGUOUS, failure.outcome());
    }

    /** A body without an end is read up to a limit, and judged by its status and beginning. */
    @Test
    void anAnswerIsReadUpToALimit() throws Exception {
        receiver().next(new Reaction.EndlessBody());
        var notifier = notifier(Notifiers.DEADLINE);
        var told =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(8),
                        () -> {
                            try {
                                return notifier.send(SampleAlerts.fired("m"), "");
                            } catch (DeliveryException e) {
                                return e.sentence();
                            }
                        });
        assertTrue(told.length() < 400, told);
    }

    /** D4: what surely never left can be sent again as if nothing had been. */
    @Test
    void nobodyThereMeansThatItNeverLeft() throws Exception {
        var notifier = notifier(Notifiers.DEADLINE);
        receiver().close();
        var failure =
                assertThrows(
                        DeliveryException.class, () -> notifier.send(SampleAlerts.fired("m"), ""));
        assertEquals(Outcome.RETRY, failure.outcome());
    }
}
