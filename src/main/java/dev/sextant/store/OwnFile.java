package dev.sextant.store;

import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of Sextant's files. It is replaced as a whole: whoever reads it, even after a crash or a
 * power cut, finds the old contents or the new, never half. Only its owner may read it, where the
 * file system knows owners.
 */
public final class OwnFile {

    private static final int LARGEST = 16 * 1024 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.fromString("rwx------");

    /** What is done while no other Sextant on this machine changes the file. */
    public interface Change {
        void make() throws StoreException;
    }

    /** Takes in what is in the file. */
    interface Contents {
        void take(byte[] contents) throws StoreException;
    }

    private final Path path;

    public OwnFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** When it was last written, by the clock of the file system. */
    public Instant changed() throws StoreException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.read", path.toString(), why(e)), e);
        }
    }

    /** Null when there is no such file yet. */
    public byte @Nullable [] read() throws StoreException {
        try {
            if (Files.size(path) > LARGEST) {
                throw new StoreException(Sentence.of("store.large", path.toString()));
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.read", path.toString(), why(e)), e);
        }
    }

    /** On the disk when the call ends, for its owner alone; directories are made as needed. */
    public void write(byte[] contents) throws StoreException {
        try {
            var directory = directory();
            var next =
                    Files.createTempFile(
                            directory, path.getFileName() + ".", ".tmp", owned(OWNER_ONLY));
            try {
                try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                    var buffer = ByteBuffer.wrap(contents);
                    while (buffer.hasRemaining()) channel.write(buffer);
                    channel.force(true);
                }
                Files.move(
                        next,
                        path,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.write", path.toString(), why(e)), e);
        }
    }

    /**
     * Makes a change while no other Sextant on this machine makes one to the same file. Calls of
     * one process must not overlap.
     */
    public void alone(Change change) throws StoreException {
        try {
            var lock = directory().resolve(path.getFileName() + ".lock");
            try (var channel =
                            FileChannel.open(
                                    lock,
                                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                    owned(OWNER_ONLY));
                    var _ = channel.lock()) {
                change.make();
            }
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.write", path.toString(), why(e)), e);
        }
    }

    /**
     * Reads what a person can do without. A file that cannot be understood is moved out of the way.
     *
     * @param forget takes back what was understood of it by then
     * @return why it was set aside, as a sentence; null when it was read, or is not there
     */
    @Nullable String readOrSetAside(Contents contents, Runnable forget) throws StoreException {
        var found = read();
        if (found == null) return null;
        try {
            contents.take(found);
            return null;
        } catch (StoreException e) {
            forget.run();
            return e.sentence() + " It is kept as " + setAside() + ".";
        }
    }

    private Path setAside() throws StoreException {
        var kept = path.resolveSibling(path.getFileName() + ".unreadable");
        try {
            return Files.move(path, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.move", path.toString(), why(e)), e);
        }
    }

    /** Takes away what others may do with the file, where the file system knows owners. */
    public void keepToOwner() throws StoreException {
        try {
            var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view == null || view.readAttributes().permissions().equals(OWNER_ONLY)) return;
            view.setPermissions(OWNER_ONLY);
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.others", path.toString(), why(e)), e);
        }
    }

    /** The directory it lies in, made for its owner alone when there is none. */
    public Path directory() throws IOException {
        var directory = path.toAbsolutePath().getParent();
        if (directory == null) throw new IOException("it has no directory");
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, owned(OWNER_ONLY_DIRECTORY));
        }
        return directory;
    }

    private FileAttribute<?>[] owned(Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static String why(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied ->
                    "access to " + denied.getFile() + " is denied";
            case FileAlreadyExistsException there -> there.getFile() + " is in the way";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
