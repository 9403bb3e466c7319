package dev.sextant.cluster.state;

import dev.sextant.cluster.NodeDisk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node as it says itself.
 *
 * @param version null when the server does not say
 * @param elected whether it is the elected master; null when that is not known
 * @param heapUsedPercent 0 to 100; null when it does not say
 * @param cpuPercent of the whole machine, 0 to 100; null when it does not say
 * @param disk null when it does not say, or what cannot be
 */
public record NodeState(
        String id,
        String name,
        List<String> roles,
        @Nullable String version,
        @Nullable Boolean elected,
        @Nullable Integer heapUsedPercent,
        @Nullable Integer cpuPercent,
        @Nullable NodeDisk disk) {

    public NodeState {
        roles = List.copyOf(roles);
    }

    /** Whether shards are put on it, so that watermarks matter. */
    public boolean holdsData() {
        return roles.stream().anyMatch(role -> role.equals("data") || role.startsWith("data_"));
    }

    /** Whether it holds frozen data alone, for which low and high watermark do not count. */
    public boolean onlyFrozen() {
        return roles.contains("data_frozen")
                && roles.stream()
                        .noneMatch(
                                role ->
                                        role.equals("data")
                                                || (role.startsWith("data_")
                                                        && !role.equals("data_frozen")));
    }
}
