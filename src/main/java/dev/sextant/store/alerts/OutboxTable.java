package dev.sextant.store.alerts;

import dev.sextant.alert.AlertKey;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.Outbox;
import dev.sextant.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries and decisions in the database. */
public final class OutboxTable implements Outbox {

    /** Rows of the last days that a new start looks at again. */
    private static final int NEWEST = 20_000;

    private final AlertDatabase database;

    public OutboxTable(AlertDatabase database) {
        this.database = database;
    }

    @Override
    public List<Row> rows() throws IOException {
        try {
            return database.read(
                    connection ->
                            AlertMemory.bodies(
                                    connection,
                                    "SELECT body FROM (SELECT number, body FROM outbox ORDER BY"
                                            + " number DESC LIMIT ?) ORDER BY number",
                                    Row.class,
                                    NEWEST));
        } catch (StoreException e) {
            throw new IOException(e.sentence(), e);
        }
    }

    @Override
    public void save(List<Row> rows) throws IOException {
        if (rows.isEmpty()) return;
        try {
            database.write(
                    connection -> {
                        for (var row : rows) {
                            AlertDatabase.run(
                                    connection,
                                    "INSERT INTO outbox (id, alert, state, at, body)"
                                            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                                            + " SET state = excluded.state, body = excluded.body",
                                    row.id(),
                                    row.alert().value(),
                                    row.state().name(),
                                    row.at().toEpochMilli(),
                                    Bodies.write(row));
                        }
                        return null;
                    });
        } catch (StoreException e) {
            throw new IOException(e.sentence(), e);
        }
    }

    @Override
    public void decided(List<DeliveryEntry> entries) throws IOException {
        if (entries.isEmpty()) return;
        try {
            database.write(
                    connection -> {
                        for (var entry : entries) {
                            AlertDatabase.run(
                                    connection,
                                    "INSERT INTO decision (alert, at, body) VALUES (?, ?, ?)",
                                    entry.alert().value(),
                                    entry.at().toEpochMilli(),
                                    Bodies.write(entry));
                        }
                        return null;
                    });
        } catch (StoreException e) {
            throw new IOException(e.sentence(), e);
        }
    }

    /**
     * The delivery log, newest first.
     *
     * @param key null for all alerts
     */
    public List<DeliveryEntry> log(@Nullable AlertKey key, int most) throws StoreException {
        var only = key == null ? " WHERE ? IS NULL" : " WHERE alert = ?";
        var value = key == null ? null : key.value();
        return database.read(
                connection -> {
                    var entries = new ArrayList<DeliveryEntry>();
                    for (var row :
                            AlertMemory.bodies(
                                    connection,
                                    "SELECT body FROM outbox"
                                            + only
                                            + " ORDER BY number DESC LIMIT ?",
                                    Row.class,
                                    value,
                                    most)) {
                        entries.add(row.entry());
                    }
                    entries.addAll(
                            AlertMemory.bodies(
                                    connection,
                                    "SELECT body FROM decision"
                                            + only
                                            + " ORDER BY number DESC LIMIT ?",
                                    DeliveryEntry.class,
                                    value,
                                    most));
                    entries.sort(Comparator.comparing(DeliveryEntry::at).reversed());
                    return entries.stream().limit(most).toList();
                });
    }
}
