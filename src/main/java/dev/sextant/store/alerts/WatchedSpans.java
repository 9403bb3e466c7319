package dev.sextant.store.alerts;

import dev.sextant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which stretches of time were judged: at their own time, or afterwards. */
public final class WatchedSpans {

    private final AlertDatabase database;

    public WatchedSpans(AlertDatabase database) {
        this.database = database;
    }

    /**
     * @param late whether it was judged afterwards
     */
    public record Span(Instant from, Instant to, boolean late) {}

    /** Adds a judged stretch; one that joins the newest of its kind makes it longer. */
    public void add(Span span) throws StoreException {
        database.write(
                connection -> {
                    var late = span.late() ? 1 : 0;
                    var longer =
                            AlertDatabase.run(
                                    connection,
                                    "UPDATE watched SET ended = max(ended, ?) WHERE number ="
                                            + " (SELECT max(number) FROM watched)"
                                            + " AND late = ? AND ended >= ? AND begun <= ?",
                                    span.to().toEpochMilli(),
                                    late,
                                    span.from().toEpochMilli(),
                                    span.from().toEpochMilli());
                    if (longer > 0) return longer;
                    return AlertDatabase.run(
                            connection,
                            "INSERT INTO watched (begun, ended, late) VALUES (?, ?, ?)",
                            span.from().toEpochMilli(),
                            span.to().toEpochMilli(),
                            late);
                });
    }

    /** The stretches that touch [from, to), in order of their beginning. */
    public List<Span> between(Instant from, Instant to) throws StoreException {
        return database.read(
                connection ->
                        AlertDatabase.rows(
                                connection,
                                "SELECT begun, ended, late FROM watched"
                                        + " WHERE ended > ? AND begun < ? ORDER BY begun",
                                row ->
                                        new Span(
                                                Instant.ofEpochMilli(row.getLong(1)),
                                                Instant.ofEpochMilli(row.getLong(2)),
                                                row.getInt(3) == 1),
                                from.toEpochMilli(),
                                to.toEpochMilli()));
    }

    /** When anything was first judged; null when nothing ever was. */
    public @Nullable Instant first() throws StoreException {
        var first =
                database.read(
                        connection ->
                                AlertDatabase.rows(
                                        connection,
                                        "SELECT min(begun) FROM watched",
                                        row -> row.getLong(1)));
        return first.isEmpty() || first.getFirst() == 0
                ? null
                : Instant.ofEpochMilli(first.getFirst());
    }

    /**
     * What was not judged at its own time in [from, to): each hole, and whether it was filled in
     * afterwards. Before the first stretch ever nothing is missing.
     *
     * @param least shorter holes are between two windows, not between two watches
     */
    public List<Span> holes(Instant from, Instant to, Duration least) throws StoreException {
        var spans = between(from, to);
        var holes = new ArrayList<Span>();
        var live = spans.stream().filter(span -> !span.late()).toList();
        if (live.isEmpty()) return holes;
        var first = live.getFirst().from();
        var end = first.isAfter(from) && isFirstEver(first) ? first : from;
        for (var span : live) {
            hole(end, span.from(), spans, least, holes);
            if (span.to().isAfter(end)) end = span.to();
        }
        hole(end, to, spans, least, holes);
        return holes;
    }

    private boolean isFirstEver(Instant begun) throws StoreException {
        return database.read(
                connection ->
                        AlertDatabase.texts(
                                        connection,
                                        "SELECT number FROM watched WHERE begun < ? LIMIT 1",
                                        begun.toEpochMilli())
                                .isEmpty());
    }

    private static void hole(
            Instant from, Instant to, List<Span> spans, Duration least, List<Span> holes) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(least) < 0) return;
        var filled =
                spans.stream()
                        .anyMatch(
                                span ->
                                        span.late()
                                                && !span.from().isAfter(from.plus(least))
                                                && !span.to().isBefore(to.minus(least)));
        holes.add(new Span(from, to, filled));
    }
}
