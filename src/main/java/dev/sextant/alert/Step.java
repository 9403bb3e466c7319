package dev.sextant.alert;

import dev.sextant.alert.Alert.State;
import dev.sextant.alert.Transition.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the state machine: an alert and a verdict give the alert after it. Durations are
 * differences of windows, so that a pause of this program is not taken for time that passed well.
 */
record Step(
        Rule rule,
        AlertKey key,
        @Nullable Alert before,
        Verdict verdict,
        Instant window,
        AlertBook.Circumstances circumstances) {

    /** Windows in a row that may be missing before a wait begins anew. */
    static final int HOLES_BORNE = 2;

    /** So many changes of verdict ... */
    static final int FLAPPING_FLIPS = 4;

    /** ... within so many windows are flapping. */
    static final int FLAPPING_WINDOWS = 20;

    /**
     * @param after null when there is no alert any more
     * @param cause null when nothing changed that anybody should know
     */
    record Taken(@Nullable Alert after, @Nullable Cause cause) {}

    /** Null when there neither was nor is an alert. */
    @Nullable Taken take() {
        return switch (verdict) {
            case Verdict.Breach breach -> breach(breach.reading());
            case Verdict.Clear clear -> standing() ? clear(clear.reading(), open()) : null;
            case Verdict.NoData(var labels, var why) ->
                    standing() ? noData(Health.noData(why), open()) : null;
            case Verdict.Failed(var labels, var reason, var sentence) ->
                    standing() ? hold(Health.error(reason, sentence), open()) : null;
            case Verdict.Retired retired -> standing() ? retire(open()) : null;
        };
    }

    /** Whether there is an alert that is not over. */
    private boolean standing() {
        return before != null && before.state() != State.RESOLVED;
    }

    private Alert open() {
        if (before == null) throw new IllegalStateException("no alert");
        return before;
    }

    private Taken breach(Reading reading) {
        if (before == null) return begin(fresh(reading), reading);
        return switch (before.state()) {
            case RESOLVED -> begin(before, reading);
            case PENDING -> {
                var since = holes(before) > HOLES_BORNE ? window : before.since();
                yield waited(measured(before, reading, true).since(since), since, null);
            }
            case FIRING -> new Taken(measured(before, reading, true).build(), null);
            case RECOVERING ->
                    new Taken(
                            measured(before, reading, true)
                                    .state(State.FIRING)
                                    .clearSince(null)
                                    .build(),
                            Cause.RELAPSED);
        };
    }

    /** A new run of breaches, from nothing or from one that was over. */
    private Taken begin(Alert from, Reading reading) {
        var run =
                measured(from, reading, true).state(State.PENDING).since(window).groupedUnder(null);
        return waited(run, window, Cause.PENDING);
    }

    /** Fires when the breach has lasted long enough. */
    private Taken waited(AlertBuilder run, Instant since, @Nullable Cause otherwise) {
        if (lessThan(since, rule.pendingFor())) return new Taken(run.build(), otherwise);
        var episode = run.build().episode() + 1;
        return new Taken(
                run.state(State.FIRING)
                        .episode(episode)
                        .firedAt(window)
                        .clearSince(null)
                        .ended(null, null)
                        .acknowledged(null)
                        .late(circumstances.late())
                        .version(circumstances.versionOf().apply(verdict.labels()))
                        .build(),
                Cause.FIRING);
    }

    private Taken clear(Reading reading, Alert alert) {
        var next = measured(alert, reading, false);
        return switch (alert.state()) {
            case PENDING -> new Taken(backToResolved(next.build()), Cause.INACTIVE);
            case FIRING ->
                    rule.keepFiringFor().isZero()
                            ? over(next)
                            : new Taken(
                                    next.state(State.RECOVERING).clearSince(window).build(),
                                    Cause.RECOVERING);
            case RECOVERING -> {
                var since = alert.clearSince();
                if (since == null || holes(alert) > HOLES_BORNE) since = window;
                yield lessThan(since, rule.keepFiringFor())
                        ? new Taken(next.clearSince(since).build(), null)
                        : over(next);
            }
            case RESOLVED -> throw new IllegalStateException("judged though it is over");
        };
    }

    private Taken over(AlertBuilder next) {
        return new Taken(ended(next.build(), Alert.End.RECOVERED, window), Cause.RESOLVED);
    }

    private Taken noData(Health why, Alert alert) {
        var held = held(alert, why);
        if (alert.state() == State.PENDING && held.memory().gap() > HOLES_BORNE) {
            return new Taken(backToResolved(held), Cause.INACTIVE);
        }
        return new Taken(held, null);
    }

    private Taken hold(Health why, Alert alert) {
        return new Taken(held(alert, why), null);
    }

    private Alert held(Alert alert, Health why) {
        var memory = alert.memory();
        return alert.copy()
                .rule(rule)
                .health(why)
                .windowEnd(window)
                .memory(
                        new Alert.Memory(
                                memory.lastMeasured(),
                                memory.breaching(),
                                holes(alert) + 1,
                                memory.flips()))
                .build();
    }

    private Taken retire(Alert alert) {
        return alert.state() == State.PENDING
                ? new Taken(backToResolved(alert), Cause.INACTIVE)
                : new Taken(ended(alert, Alert.End.RETIRED, window), Cause.RESOLVED);
    }

    static Alert ended(Alert alert, Alert.End why, Instant at) {
        return alert.copy()
                .state(State.RESOLVED)
                .clearSince(null)
                .ended(at, why)
                .groupedUnder(null)
                .build();
    }

    /** A pending one that never fired is gone, or is again what it was before: over. */
    static @Nullable Alert backToResolved(Alert pending) {
        return pending.endedAt() == null ? null : pending.copy().state(State.RESOLVED).build();
    }

    private AlertBuilder measured(Alert alert, Reading reading, boolean breaching) {
        var memory = remembered(alert.memory(), breaching);
        return alert.copy()
                .rule(rule)
                .reading(reading)
                .health(Health.OK)
                .windowEnd(window)
                .flapping(memory.flips().size() >= FLAPPING_FLIPS)
                .memory(memory);
    }

    private Alert.Memory remembered(Alert.Memory memory, boolean breaching) {
        var oldest = window.minus(circumstances.step().multipliedBy(FLAPPING_WINDOWS));
        var flips = new ArrayList<Instant>();
        for (var flip : memory.flips()) if (flip.isAfter(oldest)) flips.add(flip);
        if (memory.breaching() != breaching) flips.add(window);
        return new Alert.Memory(window, breaching, 0, flips);
    }

    /** Windows in a row without a breach or a clear, up to but not with this one. */
    private int holes(Alert alert) {
        var since = Duration.between(alert.windowEnd(), window);
        var missed = Math.max(0, since.dividedBy(circumstances.step()) - 1);
        return (int) Math.min(Integer.MAX_VALUE / 2, alert.memory().gap() + missed);
    }

    private boolean lessThan(Instant since, Duration wanted) {
        return Duration.between(since, window).compareTo(wanted) < 0;
    }

    private Alert fresh(Reading reading) {
        return new Alert(
                key,
                rule.id(),
                rule.name(),
                rule.severity(),
                rule.condition().unit(),
                verdict.labels(),
                rule.labels(),
                rule.annotations(),
                rule.routes(),
                State.PENDING,
                0,
                window,
                null,
                null,
                null,
                null,
                window,
                reading,
                Health.OK,
                null,
                null,
                false,
                false,
                null,
                new Alert.Memory(window, true, 0, List.of()));
    }
}
