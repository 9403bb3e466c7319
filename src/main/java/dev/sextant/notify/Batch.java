package dev.sextant.notify;

import dev.sextant.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes out in one message: one delivery, or several that would come too close together.
 *
 * @param rows as they are written down while they are under way
 * @param receiver with the credential that the deliveries go with
 */
record Batch(List<Outbox.Row> rows, Notification message, Receiver receiver) {

    /** Null when nothing is due. */
    static @Nullable Batch of(Lane lane, List<Outbox.Row> due, String source, Instant now) {
        if (due.isEmpty()) return null;
        var receiver = lane.receiver();
        var together =
                receiver.kind().takes(Notification.Kind.DIGEST)
                        ? together(lane, due, now)
                        : List.<Outbox.Row>of();
        var rows = together.isEmpty() ? List.of(due.getFirst()) : together;
        var credential = rows.getFirst().credential();
        var sending = rows.stream().map(Outbox.Row::sending).toList();
        return new Batch(
                sending,
                together.isEmpty() ? rows.getFirst().notification() : digest(rows, source, now),
                credential == null ? receiver : receiver.withCredential(credential));
    }

    /** The rows for one digest; empty when each goes by itself. */
    private static List<Outbox.Row> together(Lane lane, List<Outbox.Row> due, Instant now) {
        var late = due.stream().filter(row -> row.notification().alert().late()).toList();
        if (late.size() > 1) return alike(late);
        return due.size() > 1 && lane.crowded(due.size(), now) ? alike(due) : List.of();
    }

    /** What has gone to some of its recipients already goes on by itself. */
    private static List<Outbox.Row> alike(List<Outbox.Row> rows) {
        var whole = rows.stream().filter(row -> row.progress().isEmpty()).toList();
        return whole.size() > 1 ? whole : List.of();
    }

    private static Notification digest(List<Outbox.Row> rows, String source, Instant now) {
        var alerts = new ArrayList<Alert>();
        for (var row : rows) alerts.addAll(row.notification().alerts());
        alerts.sort(Comparator.comparing(Alert::severity));
        var id = "digest-" + rows.size() + ":" + rows.getFirst().id();
        var mayBeRepeat = rows.stream().anyMatch(row -> row.notification().mayBeRepeat());
        return new Notification(id, Notification.Kind.DIGEST, alerts, now, source, mayBeRepeat);
    }

    String told(String detail) {
        if (rows.size() == 1) return detail;
        return "in a digest of " + rows.size() + (detail.isEmpty() ? "" : ": " + detail);
    }
}
