package dev.sextant.notify;

import dev.sextant.alert.AlertKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the delivery log: what went where, or why it did not.
 *
 * @param kind null for a decision not to send
 * @param attempts 0 before the first
 * @param detail what the other side said, or what went wrong; without credentials
 */
public record DeliveryEntry(
        AlertKey alert,
        int episode,
        String receiver,
        Reason reason,
        Notification.@Nullable Kind kind,
        State state,
        int attempts,
        String detail,
        Instant at) {

    /** How far a delivery is. */
    public enum State {
        /** Decided against. */
        NOT_SENT,
        WAITING,
        /** Under way; after a crash nobody knows whether it arrived. */
        SENDING,
        DELIVERED,
        /** Given up. */
        DEAD,
        /** No longer wanted before it was sent. */
        DROPPED
    }
}
