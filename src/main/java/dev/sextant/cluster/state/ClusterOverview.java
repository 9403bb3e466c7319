package dev.sextant.cluster.state;

import dev.sextant.cluster.ClusterInfo;
import java.util.List;

/** How a whole cluster fares. */
public record ClusterOverview(
        Part<ClusterInfo> info,
        Part<ClusterHealth> health,
        Part<List<NodeState>> nodes,
        Part<Watermarks> watermarks,
        Part<UnassignedShards> unassigned) {

    /** With what was known before in place of what was not answered now. */
    public ClusterOverview orOlder(ClusterOverview before) {
        return new ClusterOverview(
                info.orOlder(before.info),
                health.orOlder(before.health),
                nodes.orOlder(before.nodes),
                watermarks.orOlder(before.watermarks),
                unassigned.orOlder(before.unassigned));
    }
}
