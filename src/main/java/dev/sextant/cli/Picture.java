package dev.sextant.cli;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.ui.Snapshot;
import dev.sextant.widget.Png;
import java.io.IOException;
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
        try {
            var directory = file.toAbsolutePath().getParent();
            if (directory != null) Files.createDirectories(directory);
            Png.write(picture.image(), file);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "%s cannot be written: %s; choose another file."
                            .formatted(file, e.getMessage()));
        }
        return picture.failure();
    }
}
