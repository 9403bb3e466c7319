package dev.sextant.notify;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Silence;
import dev.sextant.notify.DeliveryEntry.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds the alerts as they stand against what was told, and says what is to be written down.
 * Guarded by the dispatcher's lock.
 */
final class Reconciler {

    private final Ledger ledger;
    private final String source;

    /** The last reason not to send, by alert, episode and receiver. */
    private final Map<String, Reason> logged = new HashMap<>();

    Reconciler(Ledger ledger, String source) {
        this.ledger = ledger;
        this.source = source;
    }

    /**
     * What follows.
     *
     * @param rows new and changed deliveries
     * @param decisions new reasons not to send
     */
    record Wanted(List<Outbox.Row> rows, List<DeliveryEntry> decisions) {}

    Wanted look(List<Alert> alerts, List<Silence> silences, List<Receiver> receivers, Instant now) {
        var rows = new LinkedHashMap<String, Outbox.Row>();
        var decisions = new ArrayList<DeliveryEntry>();
        for (var receiver : receivers) {
            var storms = new Storms(receiver, ledger, source, now);
            for (var alert : alerts) {
                var told = ledger.told(alert.key(), alert.episode(), receiver.name());
                var before = ledger.before(alert.key(), alert.episode(), receiver.name());
                var decision =
                        Decider.decide(
                                alert, receiver, told, before, silenced(alert, silences, now), now);
                if (storms.takes(alert, told, decision)) {
                    log(alert, receiver, Reason.STORM, "told of with others", now, decisions);
                    continue;
                }
                var superseded = decision.supersedes();
                if (superseded != null) {
                    var dropped = superseded.state(State.DROPPED, "no longer wanted", now);
                    rows.put(dropped.id(), dropped);
                }
                var kind = decision.kind();
                if (kind != null) {
                    var row = row(alert, receiver, kind, decision.reason(), told, now);
                    rows.put(row.id(), row);
                } else if (decision.logged()) {
                    log(alert, receiver, decision.reason(), "", now, decisions);
                }
            }
            storms.rows().forEach(row -> rows.put(row.id(), row));
        }
        return new Wanted(List.copyOf(rows.values()), decisions);
    }

    static boolean silenced(Alert alert, List<Silence> silences, Instant now) {
        return silences.stream().anyMatch(silence -> silence.silences(alert, now));
    }

    private Outbox.Row row(
            Alert alert,
            Receiver receiver,
            Notification.Kind kind,
            Reason reason,
            List<Outbox.Row> told,
            Instant now) {
        var number = 1;
        for (var row : told) if (row.notification().kind() == kind) number++;
        var id = id(alert, kind, number, receiver);
        var announced = Decider.announced(told);
        // An incident is closed with the key that opened it.
        var credential = announced == null ? receiver.credential() : announced.credential();
        return new Outbox.Row(
                id,
                receiver.name(),
                alert.key(),
                alert.episode(),
                reason,
                new Notification(id, kind, List.of(alert), now, source, false),
                State.WAITING,
                0,
                now,
                "",
                "",
                credential,
                now,
                null);
    }

    /** key : episode : kind : receiver; a number where a kind is sent more than once. */
    static String id(Alert alert, Notification.Kind kind, int number, Receiver receiver) {
        var what = kind.name().toLowerCase(Locale.ROOT);
        return String.format(
                Locale.ROOT,
                "%s:%d:%s:%s",
                alert.key(),
                alert.episode(),
                number == 1 ? what : what + "-" + number,
                receiver.name());
    }

    /** One line for each change of mind, not one for every look. */
    private void log(
            Alert alert,
            Receiver receiver,
            Reason reason,
            String detail,
            Instant now,
            List<DeliveryEntry> decisions) {
        var place = alert.key() + ":" + alert.episode() + ":" + receiver.name();
        if (logged.put(place, reason) == reason) return;
        decisions.add(
                new DeliveryEntry(
                        alert.key(),
                        alert.episode(),
                        receiver.name(),
                        reason,
                        null,
                        State.NOT_SENT,
                        0,
                        detail,
                        now));
    }
}
