package dev.sextant.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for one demo, removed when it ends. A lock in it, which the system drops with the
 * process, tells a living demo's directory from one that a crash left behind.
 */
final class PrivateDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateDirectory.class);
    static final String PREFIX = "demo-";
    private static final String LOCK = "in-use";

    /**
     * Opening and closing a file would drop this process's own lock on it, so these are left out.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private PrivateDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a directory below {@code parent} and removes those that dead demos left there. */
    static PrivateDirectory create(Path parent) throws IOException {
        Files.createDirectories(parent);
        var gate = parent.resolve("demo-lock");
        synchronized (OWN) {
            try (var channel = open(gate);
                    var held = channel.lock()) {
                LOG.debug("Sweeping {} alone: {}", parent, held.isValid());
                sweep(parent);
                var path = Files.createTempDirectory(parent, PREFIX);
                OWN.add(path);
                var lock = open(path.resolve(LOCK));
                lock.lock();
                return new PrivateDirectory(path, lock);
            }
        }
    }

    /** The directories of demos that other processes run now, the newest last. */
    static List<Path> livingBeside(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) return List.of();
        var living = new ArrayList<Path>();
        try (Stream<Path> found = Files.list(parent)) {
            for (var path : found.toList()) {
                if (!Files.isDirectory(path) || OWN.contains(path)) continue;
                if (path.getFileName().toString().startsWith(PREFIX) && isHeld(path)) {
                    living.add(path);
                }
            }
        }
        living.sort(Comparator.comparingLong(path -> path.toFile().lastModified()));
        return living;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        delete(path);
        OWN.remove(path);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void sweep(Path parent) throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            for (var path : found.toList()) {
                if (!Files.isDirectory(path) || OWN.contains(path)) continue;
                if (!path.getFileName().toString().startsWith(PREFIX)) continue;
                if (!isHeld(path)) delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isHeld(Path path) throws IOException {
        try (var channel = open(path.resolve(LOCK))) {
            var lock = channel.tryLock();
            if (lock == null) return true;
            lock.release();
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
