package dev.sextant.notify;

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

/** A dispatcher over an outbox in memory, with receivers that do as they are told. */
abstract class DispatcherBed {

    static final Receiver SLACK = new Receiver.Slack("slack", List.of(), null, "s1");
    static final Receiver PAGER =
            new Receiver.PagerDuty("pagerduty", List.of(), Receiver.PagerDuty.US, "p1");
    static final Receiver EMAIL =
            new Receiver.Email(
                    "email", List.of(), "localhost", 25, "a@x", List.of("b@x"), null, null);

    final MemoryOutbox outbox = new MemoryOutbox();
    final Map<String, Deque<DeliveryException>> failures = new TreeMap<>();
    final List<String> sent = new ArrayList<>();
    final AlertBook book = new AlertBook("cluster", List.of());
    final List<Silence> silences = new ArrayList<>();
    final List<Receiver> receivers = new ArrayList<>(List.of(SLACK, PAGER));
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    Rule rule = rule("high-error-rate", List.of("slack", "pagerduty"));
    @Nullable Dispatcher dispatcher;

    @BeforeEach
    void start() throws IOException {
        dispatcher = dispatcher(notification -> null);
    }

    Alert alert() {
        return book.alerts().get().getFirst();
    }

    void acknowledge() {
        assertTrue(book.acknowledge(alert().key(), new Acknowledgement("nok", now, "")) != null);
    }

    void silence(Duration length) {
        silences.add(
                new Silence(
                        "1",
                        List.of(new Matcher("rule", rule.id())),
                        now,
                        now.plus(length),
                        "nok",
                        "deploying"));
    }

    void judge(String model, boolean breach) {
        judge(model, breach, false);
    }

    void judge(String model, boolean breach, boolean late) {
        var labels = Labels.of(Labels.MODEL, model);
        var reading = new Reading(7.5, 5, 15L, 200L);
        apply(
                rule,
                breach ? new Verdict.Breach(labels, reading) : new Verdict.Clear(labels, reading),
                late);
    }

    void apply(Rule judged, Verdict verdict, boolean late) {
        pass(Duration.ofMillis(1));
        var _ =
                book.apply(
                        judged,
                        new Judgement(Health.OK, List.of(verdict), 1),
                        now,
                        new AlertBook.Circumstances(Duration.ofMinutes(1), late, labels -> "12"));
    }

    void settle() throws IOException {
        dispatcherNow().reconcile(book.alerts().get(), silences, receivers);
        dispatcherNow().deliver();
        // Slack is left alone for a second after each message.
        pass(Duration.ofSeconds(1));
        dispatcherNow().deliver();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void fail(String receiver, DeliveryException failure) {
        failures.computeIfAbsent(receiver, ignored -> new ArrayDeque<>()).add(failure);
    }

    List<String> of(String receiver) {
        return sent.stream().filter(line -> line.startsWith(receiver + " ")).toList();
    }

    int count(String receiver) {
        return of(receiver).size();
    }

    Dispatcher dispatcherNow() {
        if (dispatcher == null) throw new AssertionError("not started");
        return dispatcher;
    }

    InstantSource clock() {
        return () -> now;
    }

    Dispatcher dispatcher(Outbox kept) throws IOException {
        return dispatcher(kept, notification -> null);
    }

    Dispatcher dispatcher(Function<Notification, @Nullable Void> before) throws IOException {
        return dispatcher(outbox, before);
    }

    private Dispatcher dispatcher(Outbox kept, Function<Notification, @Nullable Void> before)
            throws IOException {
        return new Dispatcher(
                kept,
                receiver -> notifier(receiver, before),
                Claims.ALONE,
                clock(),
                Runnable::run,
                new Random(1),
                "prod",
                entry -> {});
    }

    Notifier notifier(Receiver receiver, Function<Notification, @Nullable Void> before) {
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

    static Rule rule(String id, List<String> routes) {
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
