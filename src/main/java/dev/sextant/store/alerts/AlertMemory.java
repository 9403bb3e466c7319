package dev.sextant.store.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Silence;
import dev.sextant.alert.Transition;
import dev.sextant.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Alerts, their history, silences, baselines and what was watched, as kept in the database. */
public final class AlertMemory {

    /** Episodes and deliveries older than this are forgotten. */
    static final Duration HISTORY = Duration.ofDays(90);

    private static final String SAVE_ALERT =
            "INSERT INTO alert (key, body) VALUES (?, ?)"
                    + " ON CONFLICT (key) DO UPDATE SET body = excluded.body";
    private static final String SAVE_EVENT =
            "INSERT INTO event (at, alert, rule, rule_name, model, episode, what, by, note)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SAVE_JUDGED =
            "INSERT INTO judged (rule, window_end) VALUES (?, ?)"
                    + " ON CONFLICT (rule) DO UPDATE SET window_end = excluded.window_end";
    private static final String SAVE_META =
            "INSERT INTO meta (name, value) VALUES (?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private final AlertDatabase database;

    public AlertMemory(AlertDatabase database) {
        this.database = database;
    }

    /**
     * What was kept.
     *
     * @param clusterUuid of the cluster that was judged; null when none ever was
     * @param judged the end of the newest window of each rule that was judged
     */
    public record Kept(
            @Nullable String clusterUuid,
            List<Alert> alerts,
            List<Silence> silences,
            Map<String, Instant> judged) {}

    public Kept kept() throws StoreException {
        return database.read(
                connection -> {
                    var judged = new LinkedHashMap<String, Instant>();
                    AlertDatabase.rows(
                            connection,
                            "SELECT rule, window_end FROM judged",
                            row ->
                                    judged.put(
                                            row.getString(1),
                                            Instant.ofEpochMilli(row.getLong(2))));
                    return new Kept(
                            meta(connection, "cluster"),
                            bodies(connection, "SELECT body FROM alert", Alert.class),
                            bodies(connection, "SELECT body FROM silence", Silence.class),
                            judged);
                });
    }

    /**
     * What one judgement changed.
     *
     * @param alerts changed ones
     * @param gone keys that are in the book no more
     * @param judged ends of windows by rule
     */
    public record Change(
            Collection<Alert> alerts,
            Collection<AlertKey> gone,
            List<Transition> transitions,
            Map<String, Instant> judged) {}

    /** Writes a judgement down, all of it or nothing. */
    public void keep(Change change) throws StoreException {
        database.write(
                connection -> {
                    for (var alert : change.alerts()) {
                        AlertDatabase.run(
                                connection, SAVE_ALERT, alert.key().value(), Bodies.write(alert));
                    }
                    for (var key : change.gone()) {
                        AlertDatabase.run(
                                connection, "DELETE FROM alert WHERE key = ?", key.value());
                    }
                    for (var transition : change.transitions()) event(connection, transition);
                    for (var entry : change.judged().entrySet()) {
                        AlertDatabase.run(
                                connection,
                                SAVE_JUDGED,
                                entry.getKey(),
                                entry.getValue().toEpochMilli());
                    }
                    return null;
                });
    }

    private static void event(Connection connection, Transition transition) throws SQLException {
        var alert = transition.alert();
        var by = transition.cause() == Transition.Cause.ACKNOWLEDGED ? alert.acknowledged() : null;
        AlertDatabase.run(
                connection,
                SAVE_EVENT,
                transition.at().toEpochMilli(),
                alert.key().value(),
                alert.ruleId(),
                alert.ruleName(),
                alert.labels().model(),
                alert.episode(),
                transition.cause().name().toLowerCase(Locale.ROOT),
                by == null ? "" : by.by(),
                by == null ? note(transition) : by.note());
    }

    private static String note(Transition transition) {
        var end = transition.alert().end();
        return transition.cause() == Transition.Cause.RESOLVED && end != null
                ? end.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : "";
    }

    /** One line of an alert's history. */
    public record Event(Instant at, int episode, String what, String by, String note) {}

    /** Newest first. */
    public List<Event> events(AlertKey key, int most) throws StoreException {
        return database.read(
                connection ->
                        AlertDatabase.rows(
                                connection,
                                "SELECT at, episode, what, by, note FROM event WHERE alert = ?"
                                        + " ORDER BY number DESC LIMIT ?",
                                row ->
                                        new Event(
                                                Instant.ofEpochMilli(row.getLong(1)),
                                                row.getInt(2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5)),
                                key.value(),
                                most));
    }

    /**
     * A stretch in which a rule fired.
     *
     * @param to null while it lasts
     */
    public record Firing(
            AlertKey key,
            String ruleId,
            String ruleName,
            @Nullable String model,
            Instant from,
            @Nullable Instant to) {}

    /**
     * Firings that touch [from, to), oldest first.
     *
     * @param model null for all
     */
    public List<Firing> firings(@Nullable String model, Instant from, Instant to)
            throws StoreException {
        return database.read(
                connection -> {
                    var open = new LinkedHashMap<String, Firing>();
                    var firings = new ArrayList<Firing>();
                    AlertDatabase.rows(
                            connection,
                            "SELECT at, alert, rule, rule_name, model, what FROM event"
                                    + " WHERE what IN ('firing', 'resolved') AND at < ?"
                                    + (model == null ? " AND ? IS NULL" : " AND model = ?")
                                    + " ORDER BY number",
                            row -> {
                                var at = Instant.ofEpochMilli(row.getLong(1));
                                var key = row.getString(2);
                                if (row.getString(6).equals("firing")) {
                                    return open.put(
                                            key,
                                            new Firing(
                                                    new AlertKey(key),
                                                    row.getString(3),
                                                    row.getString(4),
                                                    row.getString(5),
                                                    at,
                                                    null));
                                }
                                var begun = open.remove(key);
                                if (begun != null && at.isAfter(from)) {
                                    firings.add(ended(begun, at));
                                }
                                return begun;
                            },
                            to.toEpochMilli(),
                            model);
                    firings.addAll(open.values());
                    return firings;
                });
    }

    private static Firing ended(Firing firing, Instant at) {
        return new Firing(
                firing.key(),
                firing.ruleId(),
                firing.ruleName(),
                firing.model(),
                firing.from(),
                at);
    }

    public void keep(Silence silence) throws StoreException {
        database.write(
                connection ->
                        AlertDatabase.run(
                                connection,
                                "INSERT INTO silence (id, body) VALUES (?, ?)"
                                        + " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                                silence.id(),
                                Bodies.write(silence)));
    }

    public @Nullable Baseline baseline(String model, String environment, String version)
            throws StoreException {
        var found =
                database.read(
                        connection ->
                                bodies(
                                        connection,
                                        "SELECT body FROM baseline WHERE model = ?"
                                                + " AND environment = ? AND version = ?",
                                        Baseline.class,
                                        model,
                                        environment,
                                        version));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The newest baseline of a model; null when there is none. */
    public @Nullable Baseline newestBaseline(String model) throws StoreException {
        var found =
                database.read(
                        connection ->
                                bodies(
                                        connection,
                                        "SELECT body FROM baseline WHERE model = ?"
                                                + " ORDER BY rowid DESC LIMIT 1",
                                        Baseline.class,
                                        model));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Keeps a baseline; one that is there already stays as it is. */
    public void keep(Baseline baseline) throws StoreException {
        database.write(
                connection ->
                        AlertDatabase.run(
                                connection,
                                "INSERT INTO baseline (model, environment, version, body)"
                                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                                baseline.model(),
                                baseline.environment(),
                                baseline.version(),
                                Bodies.write(baseline)));
    }

    /** A value of this program's own by its name; null when there is none. */
    public <T> @Nullable T value(String name, Class<T> type) throws StoreException {
        var body = database.read(connection -> meta(connection, name));
        return body == null ? null : Bodies.read(body, type);
    }

    public void keepValue(String name, Object record) throws StoreException {
        database.write(
                connection -> AlertDatabase.run(connection, SAVE_META, name, Bodies.write(record)));
    }

    /** Begins to judge a cluster: its alerts are kept from now on. */
    public void keepCluster(String uuid) throws StoreException {
        database.write(connection -> AlertDatabase.run(connection, SAVE_META, "cluster", uuid));
    }

    /** Lets go what is older than ninety days. */
    public void forgetOld(Instant now) throws StoreException {
        var oldest = now.minus(HISTORY).toEpochMilli();
        database.write(
                connection -> {
                    for (var table : List.of("event", "decision", "outbox")) {
                        AlertDatabase.run(
                                connection, "DELETE FROM " + table + " WHERE at < ?", oldest);
                    }
                    return AlertDatabase.run(
                            connection, "DELETE FROM watched WHERE ended < ?", oldest);
                });
    }

    private static @Nullable String meta(Connection connection, String name) throws SQLException {
        var found = AlertDatabase.texts(connection, "SELECT value FROM meta WHERE name = ?", name);
        return found.isEmpty() ? null : found.getFirst();
    }

    static <T> List<T> bodies(
            Connection connection, String query, Class<T> type, @Nullable Object... values)
            throws SQLException {
        return AlertDatabase.texts(connection, query, values).stream()
                .map(body -> Bodies.read(body, type))
                .filter(Objects::nonNull)
                .toList();
    }
}
