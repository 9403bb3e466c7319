package dev.sextant.store.alerts;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.Directories;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to judge a profile on this machine: one process has it, so that nobody is told twice.
 * The system takes it back when the process ends, however it ends.
 */
public final class WatchLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchLock.class);

    private final FileChannel channel;
    private final FileLock lock;

    private WatchLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Null when another process has it. */
    public static @Nullable WatchLock tryTake(Directories directories, ClusterProfile profile)
            throws StoreException {
        var database = AlertDatabase.fileOf(directories, profile.name());
        var file = database.resolveSibling(database.getFileName() + ".lock");
        try {
            new OwnFile(file).directory();
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                LOG.debug("This process watches {} already", profile.name());
            }
            if (lock != null) return new WatchLock(channel, lock);
            channel.close();
            return null;
        } catch (IOException e) {
            throw new StoreException(
                    Sentence.of("store.lock", file.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            LOG.warn("A lock was not released: {}", e.getMessage());
        }
    }
}
