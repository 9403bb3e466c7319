package dev.sextant.setup;

import dev.sextant.cluster.ClusterException;
import dev.sextant.text.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run.
 *
 * @param written what is in the cluster now by this run
 * @param undone what was written and taken back
 * @param left what was written and could not be taken back
 * @param failed the step at which it ended; null when all was done
 * @param problem why; null when all was done
 * @param cause what the cluster answered, or that it did not; null when nothing failed or when it
 *     was told to stop
 */
public record SetupOutcome(
        List<SetupStep> written,
        List<SetupStep> undone,
        List<Left> left,
        @Nullable SetupStep failed,
        @Nullable Sentence problem,
        @Nullable ClusterException cause) {

    /** What stayed behind, and why. */
    public record Left(SetupStep step, Sentence why) {}

    public SetupOutcome {
        written = List.copyOf(written);
        undone = List.copyOf(undone);
        left = List.copyOf(left);
    }

    public boolean succeeded() {
        return problem == null;
    }
}
