package dev.sextant.cli;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.paper.PicturePaper;
import dev.sextant.store.WholeFile;
import dev.sextant.ui.Snapshot;
import dev.sextant.widget.Png;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The window as a file, drawn without a display. */
final class Picture {

    private Picture() {}

    /**
     * Writes a PNG, also when a panel could not be answered: the picture then says why.
     *
     * @return why a panel has no picture; null when all have one
     */
    static @Nullable ClusterException write(
            Cluster cluster, ClusterProfile profile, Snapshot.Options options, Path file)
            throws CommandException, InterruptedException {
        var picture =
                Snapshot.render(
                        cluster,
                        profile,
                        options,
                        InstantSource.system(),
                        task -> Thread.ofVirtual().start(task));
        keep(file, part -> Png.write(picture.image(), part));
        return picture.failure();
    }

    /** As {@link #write}, as a PDF of one sheet that says what is missing. */
    static @Nullable ClusterException writePdf(
            Cluster cluster, ClusterProfile profile, Snapshot.Options options, Path file)
            throws CommandException, InterruptedException {
        var drawn =
                Snapshot.paper(
                        cluster,
                        profile,
                        options.model(),
                        options.view(),
                        InstantSource.system(),
                        task -> Thread.ofVirtual().start(task),
                        asked -> null,
                        null);
        keep(file, part -> PicturePaper.write(part, drawn.heading(), drawn.pixels()));
        return drawn.failure();
    }

    /** Writes a file as a whole, with the folders that lead to it. */
    static <X extends Exception> void keep(Path file, WholeFile.Writing<X> writing)
            throws CommandException, X {
        try {
            var directory = file.toAbsolutePath().getParent();
            if (directory != null) Files.createDirectories(directory);
            WholeFile.write(file, writing);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "%s cannot be written: %s; choose another file.".formatted(file, why(e)));
        }
    }

    /** Why a file could not be written, in a few words. */
    static String why(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "you may not write there";
            case FileSystemException broken when broken.getReason() != null -> broken.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
