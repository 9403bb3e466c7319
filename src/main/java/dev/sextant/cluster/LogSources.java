package dev.sextant.cluster;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks through a cluster for what may hold the log. */
@FunctionalInterface
public interface LogSources {

    /**
     * Those that look most like the log first, at most a dozen. Blocks for up to a few times the
     * profile's timeout.
     *
     * @param profile its index pattern is of no interest
     * @throws ClusterException when the cluster does not say what indices there are
     */
    List<LogSource> find(ClusterProfile profile, Credentials credentials)
            throws ClusterException, InterruptedException;

    /**
     * Indices that a pattern takes together.
     *
     * @param pattern as a profile has it
     * @param documents how many there are; null when they may not be counted
     * @param events how many of them have the fields of an event of a model; null likewise
     * @param alike how many of them have two or more fields of the log contract; null likewise
     * @param environments the commonest, by name
     */
    record LogSource(
            String pattern,
            @Nullable Long documents,
            @Nullable Long events,
            @Nullable Long alike,
            List<String> environments) {

        public LogSource {
            environments = List.copyOf(environments);
        }

        /** Whether there is any, as far as is known. */
        public static boolean isSome(@Nullable Long count) {
            return count != null && count > 0;
        }
    }
}
