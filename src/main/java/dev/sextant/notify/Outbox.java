package dev.sextant.notify;

import dev.sextant.alert.AlertKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where deliveries are written down before anything is sent. Each call is durable when it ends. */
public interface Outbox {

    /**
     * A delivery.
     *
     * @param id the notification's
     * @param alert of the alert, or of the rule for a storm
     * @param due not tried before this
     * @param progress what the last attempt left for the next
     * @param detail what the other side said last
     * @param credential with which it is or was sent; a resolve goes with the one of its trigger
     * @param at when it was decided
     * @param ended when it was delivered or given up; null before
     */
    record Row(
            String id,
            String receiver,
            AlertKey alert,
            int episode,
            Reason reason,
            Notification notification,
            DeliveryEntry.State state,
            int attempts,
            Instant due,
            String progress,
            String detail,
            @Nullable String credential,
            Instant at,
            @Nullable Instant ended) {

        boolean open() {
            return state == DeliveryEntry.State.WAITING || state == DeliveryEntry.State.SENDING;
        }

        Row state(DeliveryEntry.State next, String why, @Nullable Instant end) {
            return new Row(
                    id,
                    receiver,
                    alert,
                    episode,
                    reason,
                    notification,
                    next,
                    attempts,
                    due,
                    progress,
                    why,
                    credential,
                    at,
                    end);
        }

        Row sending() {
            return new Row(
                    id,
                    receiver,
                    alert,
                    episode,
                    reason,
                    notification,
                    DeliveryEntry.State.SENDING,
                    attempts + 1,
                    due,
                    progress,
                    detail,
                    credential,
                    at,
                    null);
        }

        Row again(Instant when, String nextProgress, String why, boolean mayHaveArrived) {
            return new Row(
                    id,
                    receiver,
                    alert,
                    episode,
                    reason,
                    mayHaveArrived ? notification.repeated() : notification,
                    DeliveryEntry.State.WAITING,
                    attempts,
                    when,
                    nextProgress,
                    why,
                    credential,
                    at,
                    null);
        }

        /** As an entry of the delivery log. */
        public DeliveryEntry entry() {
            return new DeliveryEntry(
                    alert,
                    episode,
                    receiver,
                    reason,
                    notification.kind(),
                    state,
                    attempts,
                    detail,
                    ended == null ? at : ended);
        }
    }

    /** Every delivery that may still matter: open ones, and those of the last days. */
    List<Row> rows() throws IOException;

    /** Writes rows down, new or changed; all of them or none. */
    void save(List<Row> rows) throws IOException;

    /** Writes down why something is not sent. */
    void decided(List<DeliveryEntry> entries) throws IOException;
}
