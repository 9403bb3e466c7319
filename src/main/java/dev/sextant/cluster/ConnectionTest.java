package dev.sextant.cluster;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.text.Sentence;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries a profile step by step and explains what is in the way. */
public interface ConnectionTest {

    /**
     * Runs all steps; those after a failure that makes them pointless are reported as skipped.
     * Blocks for up to a few times the profile's timeout.
     *
     * @param each hears every finding as it comes, in order, on the caller's thread
     */
    void run(ClusterProfile profile, Credentials credentials, Consumer<Finding> each)
            throws InterruptedException;

    /** What is tried, in this order. */
    enum Step {
        CONNECTION,
        CERTIFICATE,
        CREDENTIALS,
        SERVER,
        PRIVILEGES,
        INDICES,
        FIELDS
    }

    enum Outcome {
        OK,
        WARNING,
        FAILED,
        SKIPPED
    }

    /**
     * What one step found; a step may find several things.
     *
     * @param message what is so, and why
     * @param mend what to do; null when there is nothing to do
     * @param pin the SHA-256 of a certificate authority that the server presents and the profile
     *     does not trust, in lower case; null when there is none
     */
    record Finding(
            Step step,
            Outcome outcome,
            Sentence message,
            @Nullable Sentence mend,
            @Nullable String pin) {

        public static Finding ok(Step step, Sentence message) {
            return new Finding(step, Outcome.OK, message, null, null);
        }

        public static Finding warning(Step step, Sentence message, Sentence mend) {
            return new Finding(step, Outcome.WARNING, message, mend, null);
        }

        public static Finding failed(Step step, Sentence message, @Nullable Sentence mend) {
            return new Finding(step, Outcome.FAILED, message, mend, null);
        }

        public static Finding skipped(Step step, Sentence message) {
            return new Finding(step, Outcome.SKIPPED, message, null, null);
        }
    }
}
