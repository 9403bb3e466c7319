package dev.sextant.notify;

import static dev.sextant.notify.DeliveryException.Outcome.AMBIGUOUS;
import static dev.sextant.notify.DeliveryException.Outcome.BROKEN;
import static dev.sextant.notify.DeliveryException.Outcome.REFUSED;
import static dev.sextant.notify.DeliveryException.Outcome.RETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertBook;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rules;
import dev.sextant.alert.Silence;
import dev.sextant.alert.Verdict;
import dev.sextant.model.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes to whom, when, and what does not: wanted and no others. */
class DispatcherTest {

    private static final Receiver SLACK = new Receiver.Slack("slack", List.of(), null, "s1");
    private static final Receiver PAGER =
            new Receiver.PagerDuty("pagerduty", List.of(), Receiver.PagerDuty.US, "p1");
    private static final Receiver EMAIL =
            new Receiver.Email(
                    "email", List.of(), "localhost", 25, "a@x", List.of("b@x"), null, null);

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final Map<String, Deque<DeliveryException>> failures = new TreeMap<>();
    private final List<String> sent = new ArrayList<>();
    private final AlertBook book = new AlertBook("cluster", List.of());
    private final List<Silence> silences = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>(List.of(SLACK, PAGER));
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Rule rule = rule("high-error-rate", List.of("slack", "pagerduty"));
    private @Nullable Dispatcher dispatcher;

    @BeforeEach
    void start() throws IOException {
        dispatcher = dispatcher(notification -> null);
    }

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
        fail("slack", new DeliveryException(RETRY, "429", Duration.ofSeconds(30), "", null));
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

    private Alert alert() {
        return book.alerts().get().getFirst();
    }

    private void acknowledge() {
        assertTrue(book.acknowledge(alert().key(), new Acknowledgement("nok", now, "")) != null);
    }

    private void silence(Duration length) {
        silences.add(
                new Silence(
                        "1",
                        List.of(new Matcher("rule", rule.id())),
                        now,
                        now.plus(length),
                        "nok",
                        "deploying"));
    }

    private void judge(String model, boolean breach) {
        judge(model, breach, false);
    }

    private void judge(String model, boolean breach, boolean late) {
        var labels = Labels.of(Labels.MODEL, model);
        var reading = new Reading(7.5, 5, 15L, 200L);
        apply(
                rule,
                breach ? new Verdict.Breach(labels, reading) : new Verdict.Clear(labels, reading),
                late);
    }

    private void apply(Rule judged, Verdict verdict, boolean late) {
        pass(Duration.ofMillis(1));
        var _ =
                book.apply(
                        judged,
                        new Judgement(Health.OK, List.of(verdict), 1),
                        now,
                        new AlertBook.Circumstances(Duration.ofMinutes(1), late, labels -> "12"));
    }

    private void settle() throws IOException {
        dispatcherNow().reconcile(book.alerts().get(), silences, receivers);
        dispatcherNow().deliver();
        // Slack is left alone for a second after each message.
        pass(Duration.ofSeconds(1));
        dispatcherNow().deliver();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void fail(String receiver, DeliveryException failure) {
        failures.computeIfAbsent(receiver, ignored -> new ArrayDeque<>()).add(failure);
    }

    private List<String> of(String receiver) {
        return sent.stream().filter(line -> line.startsWith(receiver + " ")).toList();
    }

    private int count(String receiver) {
        return of(receiver).size();
    }

    private Dispatcher dispatcherNow() {
        if (dispatcher == null) throw new AssertionError("not started");
        return dispatcher;
    }

    private InstantSource clock() {
        return () -> now;
    }

    private Dispatcher dispatcher(Function<Notification, @Nullable Void> before)
            throws IOException {
        return new Dispatcher(
                outbox,
                receiver -> notifier(receiver, before),
                Claims.ALONE,
                clock(),
                Runnable::run,
                new Random(1),
                "prod",
                entry -> {});
    }

    private Notifier notifier(Receiver receiver, Function<Notification, @Nullable Void> before) {
        return (notification, progress) -> {
            before.apply(notification);
            var waiting = failures.get(receiver.name());
            if (waiting != null && !waiting.isEmpty()) throw waiting.removeFirst();
            var what =
                    notification.alerts().size() > 1
                            ? "of " + notification.alerts().size()
                            : String.valueOf(notification.alert().labels().model());
            sent.add(
                    receiver.name()
                            + " "
                            + notification.kind()
                            + " "
                            + what
                            + (notification.mayBeRepeat() ? " (may be a repeat)" : ""));
            return "ok";
        };
    }

    private static Rule rule(String id, List<String> routes) {
        return Rules.of(
                id,
                new Condition.ErrorRate(Duration.ofMinutes(10), new BigDecimal(5), 50),
                Severity.CRITICAL,
                Duration.ofMinutes(1),
                Duration.ZERO,
                Duration.ZERO,
                routes);
    }
}
