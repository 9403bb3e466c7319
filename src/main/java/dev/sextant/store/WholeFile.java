package dev.sextant.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that a person asked for: it appears when it is whole, or not at all. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes the contents. */
    @FunctionalInterface
    public interface Writing<X extends Exception> {
        void to(Path file) throws IOException, X;
    }

    /**
     * Lets {@code writing} fill a file beside the target, which then takes the target's place. When
     * that fails, what was there before stays.
     */
    public static <X extends Exception> void write(Path target, Writing<X> writing)
            throws IOException, X {
        var whole = target.toAbsolutePath();
        if (Files.isDirectory(whole)) throw new IOException("it is a folder");
        var part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID());
        try {
            writing.to(part);
            try {
                Files.move(
                        part,
                        whole,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
