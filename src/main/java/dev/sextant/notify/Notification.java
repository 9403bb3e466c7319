package dev.sextant.notify;

import dev.sextant.alert.Alert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to one receiver, complete in itself: it can be sent after a restart.
 *
 * @param id key : episode : kind : receiver; the idempotency key everywhere (Message-ID, outbox)
 * @param alerts one, as it stood when the message was decided; several for a digest or a storm
 * @param at when it was decided
 * @param source the profile's name, as the reader knows the cluster
 * @param mayBeRepeat whether an earlier attempt may have arrived
 */
public record Notification(
        String id, Kind kind, List<Alert> alerts, Instant at, String source, boolean mayBeRepeat) {

    /** What it tells. */
    public enum Kind {
        FIRED,
        /** Still firing, and nobody has it. */
        REPEAT,
        RESOLVED,
        ACKNOWLEDGED,
        /** Fired and over before it could be told: both in one. */
        MISSED,
        /** Several messages in one, since they would have come at once. */
        DIGEST,
        /** Many alerts of one rule, told as one. */
        STORM,
        STORM_OVER,
        /** Asked for by a person to try the receiver. */
        TEST
    }

    public Notification {
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) throw new IllegalArgumentException("a notification of nothing");
    }

    /** The alert it is about; the most urgent one of several. */
    public Alert alert() {
        return alerts.getFirst();
    }

    public Notification repeated() {
        return new Notification(id, kind, alerts, at, source, true);
    }

    /** Who has the alert; null when nobody has. */
    public @Nullable String acknowledgedBy() {
        var acknowledgement = alert().acknowledged();
        return acknowledgement == null ? null : acknowledgement.by();
    }
}
