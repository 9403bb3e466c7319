package dev.sextant.notify;

import dev.sextant.alert.AlertKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was told to whom, in memory as it is in the outbox: every change is written down first.
 * Guarded by the dispatcher's lock.
 */
final class Ledger {

    /** Attempts after which a delivery lets others of its receiver go first. */
    private static final int STUBBORN = 3;

    private final Outbox outbox;
    private final Map<String, Outbox.Row> rows = new LinkedHashMap<>();
    private final Map<AlertKey, List<String>> byAlert = new HashMap<>();

    Ledger(Outbox outbox) throws IOException {
        this.outbox = outbox;
        outbox.rows().forEach(this::remember);
    }

    void save(List<Outbox.Row> changed) throws IOException {
        if (changed.isEmpty()) return;
        outbox.save(changed);
        changed.forEach(this::remember);
    }

    private void remember(Outbox.Row row) {
        if (rows.put(row.id(), row) == null) {
            byAlert.computeIfAbsent(row.alert(), ignored -> new ArrayList<>()).add(row.id());
        }
    }

    /** Oldest first. */
    List<Outbox.Row> told(AlertKey alert, int episode, String receiver) {
        var told = new ArrayList<Outbox.Row>();
        for (var id : byAlert.getOrDefault(alert, List.of())) {
            var row = rows.get(id);
            if (row != null && row.episode() == episode && row.receiver().equals(receiver)) {
                told.add(row);
            }
        }
        return told;
    }

    /** The newest delivery of an earlier episode. */
    Outbox.@Nullable Row before(AlertKey alert, int episode, String receiver) {
        Outbox.Row newest = null;
        for (var id : byAlert.getOrDefault(alert, List.of())) {
            var row = rows.get(id);
            if (row != null
                    && row.episode() < episode
                    && row.receiver().equals(receiver)
                    && row.state() == DeliveryEntry.State.DELIVERED) {
                newest = row;
            }
        }
        return newest;
    }

    List<Outbox.Row> open() {
        return rows.values().stream().filter(Outbox.Row::open).toList();
    }

    int waiting(String receiver) {
        return (int)
                rows.values().stream()
                        .filter(row -> row.open() && row.receiver().equals(receiver))
                        .count();
    }

    /**
     * What may be sent to a receiver now, in order. Of each alert only its oldest open delivery is
     * among them, so that none overtakes an earlier one.
     */
    List<Outbox.Row> due(String receiver, Instant now) {
        var first = new LinkedHashMap<AlertKey, Outbox.Row>();
        for (var row : rows.values()) {
            if (row.open() && row.receiver().equals(receiver)) {
                first.putIfAbsent(row.alert(), row);
            }
        }
        return first.values().stream()
                .filter(row -> row.state() == DeliveryEntry.State.WAITING)
                .filter(row -> !row.due().isAfter(now))
                .sorted(Comparator.comparing(row -> row.attempts() > STUBBORN))
                .toList();
    }

    /** Forgets what ended before a time and can matter to no alert of the book. */
    void forget(Instant before, java.util.Set<AlertKey> stillInBook) {
        rows.values()
                .removeIf(
                        row -> {
                            var ended = row.ended();
                            var gone =
                                    ended != null
                                            && ended.isBefore(before)
                                            && !stillInBook.contains(row.alert());
                            if (gone) {
                                var ids = byAlert.get(row.alert());
                                if (ids != null) ids.remove(row.id());
                            }
                            return gone;
                        });
        byAlert.values().removeIf(List::isEmpty);
    }
}
