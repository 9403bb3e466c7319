package dev.sextant.store.alerts;

import dev.sextant.alert.Silence;
import dev.sextant.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What persons want of the process that judges, when they sit before another one: a command line,
 * or a window beside {@code sextant watch}. Kept until it is carried out.
 */
public final class Wishes {

    private final AlertDatabase database;

    public Wishes(AlertDatabase database) {
        this.database = database;
    }

    /** What can be wanted. */
    public enum Kind {
        ACKNOWLEDGE,
        UNACKNOWLEDGE,
        SILENCE,
        END_SILENCE,
        RELOAD
    }

    /**
     * @param target an alert's key, or a silence's id; empty for the others
     * @param by who wants it
     * @param silence for {@link Kind#SILENCE} only
     */
    public record Wish(
            Kind kind, String target, String by, String note, @Nullable Silence silence) {}

    public void add(Wish wish) throws StoreException {
        database.write(
                connection ->
                        AlertDatabase.run(
                                connection,
                                "INSERT INTO wish (body) VALUES (?)",
                                Bodies.write(wish)));
    }

    /**
     * The wishes in the order they were made.
     *
     * @param newest for {@link #done}
     */
    public record Taken(List<Wish> wishes, long newest) {}

    public Taken take() throws StoreException {
        return database.read(
                connection -> {
                    var numbers =
                            AlertDatabase.rows(
                                    connection,
                                    "SELECT coalesce(max(number), 0) FROM wish",
                                    row -> row.getLong(1));
                    var newest = numbers.getFirst();
                    if (newest == 0) return new Taken(List.of(), 0);
                    return new Taken(
                            AlertMemory.bodies(
                                    connection,
                                    "SELECT body FROM wish WHERE number <= ? ORDER BY number",
                                    Wish.class,
                                    newest),
                            newest);
                });
    }

    /** Forgets what was carried out. */
    public void done(Taken taken) throws StoreException {
        if (taken.newest() == 0) return;
        database.write(
                connection ->
                        AlertDatabase.run(
                                connection, "DELETE FROM wish WHERE number <= ?", taken.newest()));
    }
}
