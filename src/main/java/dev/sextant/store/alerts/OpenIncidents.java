package dev.sextant.store.alerts;

import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was opened elsewhere with a secret, and can only be closed with it. */
public final class OpenIncidents {

    /** What was told last may still be under way to being written down as resolved. */
    private static final Duration STILL_NEW = Duration.ofDays(7);

    private OpenIncidents() {}

    /**
     * Which of these secrets an alert of any profile may still need: one that waits to be sent with
     * it, one of an alert that is not over, or one that was told something in the last seven days.
     *
     * @param credentials names of secrets, as the deliveries carry them
     * @throws StoreException when a database cannot be read; nobody knows then
     */
    public static Set<String> needing(Directories directories, Set<String> credentials, Instant now)
            throws StoreException {
        var needed = new LinkedHashSet<String>();
        if (credentials.isEmpty()) return needed;
        for (var file : databases(directories)) {
            // Only looked at: what is damaged is set aside by whoever watches with it.
            try (var connection =
                    DriverManager.getConnection(
                            "jdbc:sqlite:" + file.toUri() + "?mode=ro&busy_timeout=5000")) {
                for (var credential : credentials) {
                    var found =
                            AlertDatabase.texts(
                                    connection,
                                    "SELECT id FROM outbox WHERE"
                                            + " json_extract(body, '$.credential') = ?"
                                            + " AND (state IN ('WAITING', 'SENDING') OR at > ?"
                                            + " OR alert IN (SELECT key FROM alert)) LIMIT 1",
                                    credential,
                                    now.minus(STILL_NEW).toEpochMilli());
                    if (!found.isEmpty()) needed.add(credential);
                }
            } catch (SQLException e) {
                throw new StoreException(
                        Sentence.of("store.use", file.toString(), String.valueOf(e.getMessage())),
                        e);
            }
        }
        return needed;
    }

    private static List<Path> databases(Directories directories) throws StoreException {
        var folder = AlertDatabase.folder(directories);
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            AlertDatabase.prepare(folder);
            return files.filter(file -> file.toString().endsWith(".db")).sorted().toList();
        } catch (IOException e) {
            throw new StoreException(
                    Sentence.of("store.read", folder.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }
}
