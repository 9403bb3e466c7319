package dev.sextant.ui.alerts;

import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.Reason;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import org.jspecify.annotations.Nullable;

/** A line of the delivery log in words. */
public final class DeliveryWords {

    private DeliveryWords() {}

    /** What was told; a dash for a decision to tell nothing. */
    public static String kind(DeliveryEntry entry) {
        return switch (entry.kind()) {
            case null -> Numbers.NONE;
            case FIRED -> Messages.text("delivery.kind.fired");
            case REPEAT -> Messages.text("delivery.kind.repeat");
            case RESOLVED -> Messages.text("delivery.kind.resolved");
            case ACKNOWLEDGED -> Messages.text("delivery.kind.acknowledged");
            case MISSED -> Messages.text("delivery.kind.missed");
            case DIGEST -> Messages.text("delivery.kind.digest");
            case STORM -> Messages.text("delivery.kind.storm");
            case STORM_OVER -> Messages.text("delivery.kind.stormover");
            case TEST -> Messages.text("delivery.kind.test");
        };
    }

    /** {@code sent · first · "ok"}, {@code not sent · silenced}. */
    public static String outcome(DeliveryEntry entry) {
        var words = new StringBuilder(state(entry)).append(" · ").append(reason(entry.reason()));
        if (entry.attempts() > 1) {
            words.append(" · ").append(Messages.text("delivery.attempts", entry.attempts()));
        }
        if (!entry.detail().isBlank()) words.append(" · ").append(Messages.known(entry.detail()));
        return words.toString();
    }

    private static String state(DeliveryEntry entry) {
        return switch (entry.state()) {
            case NOT_SENT -> Messages.text("delivery.state.notsent");
            case WAITING -> Messages.text("delivery.state.waiting");
            case SENDING -> Messages.text("delivery.state.sending");
            case DELIVERED -> Messages.text("delivery.state.delivered");
            case DEAD -> Messages.text("delivery.state.dead");
            case DROPPED -> Messages.text("delivery.state.dropped");
        };
    }

    public static String reason(Reason reason) {
        return switch (reason) {
            case FIRST -> Messages.text("delivery.reason.first");
            case REPEAT_DUE -> Messages.text("delivery.reason.repeat");
            case RESOLVED -> Messages.text("delivery.reason.resolved");
            case ACKNOWLEDGED -> Messages.text("delivery.reason.acknowledged");
            case MISSED -> Messages.text("delivery.reason.missed");
            case DIGEST -> Messages.text("delivery.reason.digest");
            case STORM -> Messages.text("delivery.reason.storm");
            case HOURLY_SUMMARY -> Messages.text("delivery.reason.hourly");
            case TEST -> Messages.text("delivery.reason.test");
            case SILENCED -> Messages.text("delivery.reason.silenced");
            case ALREADY_ACKNOWLEDGED -> Messages.text("delivery.reason.already");
            case NO_ROUTE -> Messages.text("delivery.reason.noroute");
            case NOT_DUE -> Messages.text("delivery.reason.notdue");
            case CLAIMED_BY -> Messages.text("delivery.reason.claimed");
            case GROUPED -> Messages.text("delivery.reason.grouped");
            case FLAPPING -> Messages.text("delivery.reason.flapping");
            case NEVER_ANNOUNCED -> Messages.text("delivery.reason.never");
            case EXPIRED -> Messages.text("delivery.reason.expired");
            case RECEIVER_BROKEN -> Messages.text("delivery.reason.broken");
        };
    }

    public static @Nullable String role(DeliveryEntry entry) {
        return switch (entry.state()) {
            case DELIVERED -> "good";
            case DEAD -> "p1";
            case WAITING, SENDING -> "p2";
            case NOT_SENT, DROPPED -> "muted";
        };
    }
}
