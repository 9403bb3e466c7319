package dev.sextant.demo;

import dev.sextant.store.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs of demos that did not start or were killed: the newest few say why, the rest go. */
final class OldLogs {
    private static final Logger LOG = LoggerFactory.getLogger(OldLogs.class);

    static final int KEPT = 3;

    private static final String ENDING = ".log";

    private OldLogs() {}

    /** Removes all but the newest few; a failure to do so is no reason not to start. */
    static void remove(Directories directories) {
        try {
            for (var log : orphans(directories).stream().skip(KEPT).toList()) {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            LOG.warn("Cannot remove old logs of the demo: {}", e.getMessage());
        }
    }

    /** Logs whose demo has no data directory any more, newest first. */
    private static List<Path> orphans(Directories directories) throws IOException {
        if (!Files.isDirectory(directories.logs())) return List.of();
        try (Stream<Path> found = Files.list(directories.logs())) {
            return found.filter(file -> isOrphan(file.getFileName().toString(), directories))
                    .sorted(
                            Comparator.<Path>comparingLong(file -> file.toFile().lastModified())
                                    .reversed())
                    .toList();
        }
    }

    private static boolean isOrphan(String name, Directories directories) {
        if (!name.startsWith(PrivateDirectory.PREFIX) || !name.endsWith(ENDING)) return false;
        var demo = name.substring(0, name.length() - ENDING.length());
        return !Files.exists(directories.data().resolve(demo));
    }
}
