package dev.sextant.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one receiver while this program runs: when it may be sent to again, and how it
 * fares. Guarded by the dispatcher's lock.
 */
final class Lane {

    static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);
    static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    /** A broken receiver may have been mended at the other side. */
    static final Duration BROKEN_TRIED_AGAIN = Duration.ofMinutes(30);

    /** More messages than this within {@link #DIGEST_WITHIN} become one. */
    static final int DIGEST_ABOVE = 5;

    static final Duration DIGEST_WITHIN = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Instant> sent = new ArrayDeque<>();
    private final RandomGenerator dice;
    private Receiver receiver;
    private boolean busy;
    private int failures;
    private @Nullable Instant pausedUntil;
    private @Nullable Instant delivered;
    private @Nullable Instant failingSince;
    private boolean broken;
    private String detail = "";

    Lane(Receiver receiver, RandomGenerator dice) {
        this.receiver = receiver;
        this.dice = dice;
    }

    Receiver receiver() {
        return receiver;
    }

    /** A receiver that a person changed is tried again at once. */
    void configured(Receiver next) {
        if (next.equals(receiver)) return;
        receiver = next;
        mended();
    }

    void mended() {
        pausedUntil = null;
        failures = 0;
        failingSince = null;
        broken = false;
        detail = "";
    }

    boolean free(Instant now) {
        return !busy && !paused(now);
    }

    boolean paused(Instant now) {
        var until = pausedUntil;
        return until != null && now.isBefore(until);
    }

    void busy(boolean now) {
        busy = now;
    }

    boolean busy() {
        return busy;
    }

    /** Whether so many more messages would be too many at once. */
    boolean crowded(int waiting, Instant now) {
        forgetBefore(now.minus(MINUTE));
        var recent = sent.stream().filter(at -> at.isAfter(now.minus(DIGEST_WITHIN))).count();
        return recent + waiting > DIGEST_ABOVE;
    }

    void delivered(Instant now) {
        mended();
        delivered = now;
        sent.add(now);
        forgetBefore(now.minus(MINUTE));
        var most = mostAMinute();
        var oldest = sent.peekFirst();
        if (sent.size() >= most && oldest != null) pausedUntil = oldest.plus(MINUTE);
        // One message a second is what Slack takes without complaint.
        else if (receiver instanceof Receiver.Slack) pausedUntil = now.plusSeconds(1);
    }

    private int mostAMinute() {
        return switch (receiver) {
            case Receiver.Slack slack -> 60;
            case Receiver.PagerDuty pagerDuty -> 100;
            case Receiver.Email email -> 20;
            case Receiver.Webhook webhook -> 60;
            case Receiver.Desktop desktop -> 30;
        };
    }

    private void forgetBefore(Instant time) {
        for (var at = sent.peekFirst(); at != null && !at.isAfter(time); at = sent.peekFirst()) {
            sent.removeFirst();
        }
    }

    /**
     * @param retryAfter what the other side asked for; null to back off
     * @return when to try again
     */
    Instant failed(String why, @Nullable Duration retryAfter, Instant now) {
        failures++;
        detail = why;
        if (failingSince == null) failingSince = now;
        var until = now.plus(retryAfter == null ? backoff() : retryAfter);
        pausedUntil = until;
        return until;
    }

    void broke(String why, Instant now) {
        failed(why, BROKEN_TRIED_AGAIN, now);
        broken = true;
    }

    /** Doubling, at random up to that: consoles that failed together do not come back together. */
    private Duration backoff() {
        var doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 20));
        var most = doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
        return Duration.ofMillis(Math.max(500, (long) (most.toMillis() * dice.nextDouble())));
    }

    Standing standing(int waiting) {
        return new Standing(receiver.name(), delivered, failingSince, broken, detail, waiting);
    }
}
