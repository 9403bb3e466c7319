package dev.sextant.notify;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Labels;
import dev.sextant.notify.DeliveryEntry.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Very many alerts of one rule are one incident: the first of them have one each, the others one
 * together. Only for receivers that hold incidents; the others get digests.
 */
final class Storms {

    /** Incidents of one rule at most, before the others are told of as one. */
    static final int MOST_INCIDENTS = 20;

    private final Receiver receiver;
    private final Ledger ledger;
    private final String source;
    private final Instant now;
    private final Map<String, Integer> incidents = new HashMap<>();
    private final Map<String, List<Alert>> together = new LinkedHashMap<>();
    private final Map<String, Alert> seen = new LinkedHashMap<>();

    Storms(Receiver receiver, Ledger ledger, String source, Instant now) {
        this.receiver = receiver;
        this.ledger = ledger;
        this.source = source;
        this.now = now;
    }

    /** Whether an alert is told of as part of a storm. */
    boolean takes(Alert alert, List<Outbox.Row> told, Decider.Decision decision) {
        if (!(receiver instanceof Receiver.PagerDuty)) return false;
        seen.putIfAbsent(alert.ruleId(), alert);
        if (!alert.active()) return false;
        if (Decider.announced(told) != null) {
            incidents.merge(alert.ruleId(), 1, Integer::sum);
            return false;
        }
        if (decision.kind() != Notification.Kind.FIRED) return false;
        if (incidents.merge(alert.ruleId(), 1, Integer::sum) <= MOST_INCIDENTS) return false;
        together.computeIfAbsent(alert.ruleId(), ignored -> new ArrayList<>()).add(alert);
        return true;
    }

    /** The messages that begin and end storms. */
    List<Outbox.Row> rows() {
        var rows = new ArrayList<Outbox.Row>();
        seen.forEach(
                (ruleId, any) -> {
                    var key = AlertKey.of("storm", ruleId, Labels.of("source", source));
                    var begun = told(key, Notification.Kind.STORM);
                    var ended = told(key, Notification.Kind.STORM_OVER);
                    var raging = begun > ended;
                    var alerts = together.getOrDefault(ruleId, List.of());
                    if (!raging && !alerts.isEmpty()) {
                        rows.add(row(key, begun + 1, Notification.Kind.STORM, alerts));
                    } else if (raging && alerts.isEmpty()) {
                        rows.add(row(key, begun, Notification.Kind.STORM_OVER, List.of(any)));
                    }
                });
        return rows;
    }

    private int told(AlertKey key, Notification.Kind kind) {
        var number = 0;
        for (var row : ledger.told(key, 0, receiver.name())) {
            if (row.notification().kind() == kind) number++;
        }
        return number;
    }

    private Outbox.Row row(AlertKey key, int number, Notification.Kind kind, List<Alert> alerts) {
        var what = kind == Notification.Kind.STORM ? "storm" : "storm-over";
        var id = String.format(Locale.ROOT, "%s:%d:%s:%s", key, number, what, receiver.name());
        return new Outbox.Row(
                id,
                receiver.name(),
                key,
                0,
                Reason.STORM,
                new Notification(id, kind, alerts, now, source, false),
                State.WAITING,
                0,
                now,
                "",
                "",
                receiver.credential(),
                now,
                null);
    }
}
