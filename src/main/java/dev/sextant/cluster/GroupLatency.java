package dev.sextant.cluster;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A latency percentile of one group.
 *
 * @param count predictions with a latency
 * @param milliseconds null when there were none
 */
public record GroupLatency(
        Map<Dimension, String> group, long count, @Nullable Double milliseconds) {
    public GroupLatency {
        group = Map.copyOf(group);
    }
}
