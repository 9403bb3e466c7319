package dev.sextant.store.alerts;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.Directories;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of one profile's alerting: an SQLite database in the data directory. Every
 * change is a transaction that is on the disk when the call ends. A file that is damaged is set
 * aside and begun anew; one from a newer Sextant is left alone. Safe for use by many threads;
 * several processes may read, and the one that holds the {@link WatchLock} writes, except for
 * {@link Wishes}.
 */
public final class AlertDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertDatabase.class);
    private static final int SCHEMA = 1;

    private static final List<String> TABLES =
            List.of(
                    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
                    "CREATE TABLE IF NOT EXISTS alert (key TEXT PRIMARY KEY, body TEXT NOT NULL)",
                    """
                    CREATE TABLE IF NOT EXISTS event (
                      number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
                      alert TEXT NOT NULL, rule TEXT NOT NULL, rule_name TEXT NOT NULL, model TEXT,
                      episode INTEGER NOT NULL, what TEXT NOT NULL, by TEXT NOT NULL,
                      note TEXT NOT NULL)\
                    """,
                    "CREATE INDEX IF NOT EXISTS event_alert ON event (alert, number)",
                    "CREATE INDEX IF NOT EXISTS event_at ON event (at)",
                    """
                    CREATE TABLE IF NOT EXISTS judged (
                      rule TEXT PRIMARY KEY, window_end INTEGER NOT NULL)\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS watched (
                      number INTEGER PRIMARY KEY AUTOINCREMENT, begun INTEGER NOT NULL,
                      ended INTEGER NOT NULL, late INTEGER NOT NULL)\
                    """,
                    "CREATE TABLE IF NOT EXISTS silence (id TEXT PRIMARY KEY, body TEXT NOT NULL)",
                    """
                    CREATE TABLE IF NOT EXISTS outbox (
                      number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,
                      alert TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
                      body TEXT NOT NULL)\
                    """,
                    "CREATE INDEX IF NOT EXISTS outbox_alert ON outbox (alert)",
                    "CREATE INDEX IF NOT EXISTS outbox_at ON outbox (at)",
                    """
                    CREATE TABLE IF NOT EXISTS decision (
                      number INTEGER PRIMARY KEY AUTOINCREMENT, alert TEXT NOT NULL,
                      at INTEGER NOT NULL, body TEXT NOT NULL)\
                    """,
                    "CREATE INDEX IF NOT EXISTS decision_alert ON decision (alert)",
                    """
                    CREATE TABLE IF NOT EXISTS baseline (
                      model TEXT NOT NULL, environment TEXT NOT NULL, version TEXT NOT NULL,
                      body TEXT NOT NULL, PRIMARY KEY (model, environment, version))\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS wish (
                      number INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL)\
                    """);

    private final Path file;
    private final Connection connection;
    private final @Nullable Sentence problem;

    private AlertDatabase(Path file, Connection connection, @Nullable Sentence problem) {
        this.file = file;
        this.connection = connection;
        this.problem = problem;
    }

    /** The database of a profile; made when there is none. */
    public static AlertDatabase of(Directories directories, ClusterProfile profile)
            throws StoreException {
        return open(fileOf(directories, profile.name()));
    }

    static Path fileOf(Directories directories, String profile) {
        return folder(directories)
                .resolve(URLEncoder.encode(profile, StandardCharsets.UTF_8) + ".db");
    }

    static Path folder(Directories directories) {
        return directories.data().resolve("alerts");
    }

    /** Whether a profile has a database at all. */
    public static boolean exists(Directories directories, ClusterProfile profile) {
        return Files.exists(fileOf(directories, profile.name()));
    }

    /** Forgets everything of a profile; it must not be open anywhere. */
    public static void forget(Directories directories, String profile) throws StoreException {
        var file = fileOf(directories, profile);
        try {
            for (var part : parts(file)) Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new StoreException(
                    Sentence.of("store.delete", file.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    static AlertDatabase open(Path file) throws StoreException {
        try {
            prepare(new OwnFile(file).directory());
            // Files that the library puts beside it get the same permissions.
            if (!Files.exists(file)) new OwnFile(file).write(new byte[0]);
        } catch (IOException e) {
            throw new StoreException(
                    Sentence.of("store.write", file.toString(), String.valueOf(e.getMessage())), e);
        }
        try {
            return new AlertDatabase(file, connect(file), null);
        } catch (SQLException e) {
            if (!damaged(e)) throw failed(file, e);
            LOG.warn("{} is damaged: {}", file, e.getMessage());
        }
        var aside = setAside(file);
        try {
            return new AlertDatabase(
                    file, connect(file), Sentence.of("store.alerts.damaged", aside.toString()));
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }

    /** The library unpacks its native part; not where others may put something in its way. */
    static void prepare(Path directory) throws IOException {
        var own = Files.createDirectories(directory.resolve("native"));
        System.setProperty("org.sqlite.tmpdir", own.toString());
    }

    private static Connection connect(Path file) throws SQLException, StoreException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        var usable = false;
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            try (var check = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (!check.next() || !"ok".equals(check.getString(1))) {
                    throw new SQLException("quick_check failed", "", Codes.CORRUPT);
                }
            }
            var version = 0;
            try (var found = statement.executeQuery("PRAGMA user_version")) {
                if (found.next()) version = found.getInt(1);
            }
            if (version > SCHEMA) {
                throw new StoreException(Sentence.of("store.newer", file.toString(), version));
            }
            if (version < SCHEMA) {
                for (var table : TABLES) statement.execute(table);
                statement.execute("PRAGMA user_version = " + SCHEMA);
            }
            new OwnFile(file).keepToOwner();
            usable = true;
            return connection;
        } finally {
            if (!usable) connection.close();
        }
    }

    private static boolean damaged(SQLException e) {
        var code = e.getErrorCode() & 0xff;
        return code == Codes.CORRUPT || code == Codes.NOT_A_DATABASE;
    }

    private static Path setAside(Path file) throws StoreException {
        var aside =
                file.resolveSibling(
                        file.getFileName() + ".damaged-" + Instant.now().getEpochSecond());
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            for (var part : parts(file)) Files.deleteIfExists(part);
            return aside;
        } catch (IOException e) {
            throw new StoreException(
                    Sentence.of("store.move", file.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    private static List<Path> parts(Path file) {
        return List.of(
                file,
                file.resolveSibling(file.getFileName() + "-wal"),
                file.resolveSibling(file.getFileName() + "-shm"));
    }

    /** What a person should know of how the file was found; null when all is well. */
    public @Nullable Sentence problem() {
        return problem;
    }

    /** What is done with the connection. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /** Reads. */
    synchronized <T extends @Nullable Object> T read(Work<T> work) throws StoreException {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }

    /** Writes all or nothing; on the disk when the call ends. */
    synchronized void write(Work<? extends @Nullable Object> work) throws StoreException {
        try {
            connection.setAutoCommit(false);
            var done = false;
            try {
                var _ = work.with(connection);
                connection.commit();
                done = true;
            } finally {
                if (!done) connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(file, e);
        }
    }

    /** Reads one column of texts. */
    static List<String> texts(Connection connection, String query, @Nullable Object... values)
            throws SQLException {
        return rows(connection, query, found -> found.getString(1), values);
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Row<T extends @Nullable Object> {
        T of(ResultSet found) throws SQLException;
    }

    static <T extends @Nullable Object> List<T> rows(
            Connection connection, String query, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            bind(statement, values);
            var rows = new ArrayList<T>();
            try (var found = statement.executeQuery()) {
                while (found.next()) rows.add(row.of(found));
            }
            return rows;
        }
    }

    static int run(Connection connection, String change, @Nullable Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(change)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    private static StoreException failed(Path file, SQLException e) {
        return new StoreException(
                Sentence.of("store.use", file.toString(), String.valueOf(e.getMessage())), e);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("{} was not closed: {}", file, e.getMessage());
        }
    }

    /** Result codes of SQLite. */
    private static final class Codes {
        static final int CORRUPT = 11;
        static final int NOT_A_DATABASE = 26;
    }
}
