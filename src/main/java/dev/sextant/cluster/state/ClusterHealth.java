package dev.sextant.cluster.state;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The health of a whole cluster.
 *
 * @param pendingTasks changes of its state that wait for the elected master
 * @param longestWait of a pending task; null when the server does not say
 */
public record ClusterHealth(
        Status status,
        int nodes,
        int dataNodes,
        int activeShards,
        int unassignedShards,
        int initializingShards,
        int relocatingShards,
        int pendingTasks,
        @Nullable Duration longestWait) {

    /** As the server words it, the best first. */
    public enum Status {
        GREEN,
        YELLOW,
        RED
    }
}
