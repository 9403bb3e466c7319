package dev.sextant.cluster.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shards that no node holds.
 *
 * @param shards primaries first, {@link #MOST_LISTED} at most
 * @param reasons how many shards for each of the server's words, such as {@code NODE_LEFT}
 * @param total of all, listed or not
 */
public record UnassignedShards(List<Shard> shards, Map<String, Integer> reasons, int total) {

    static final int MOST_LISTED = 500;

    public UnassignedShards {
        shards = List.copyOf(shards);
        reasons = Map.copyOf(reasons);
    }

    /**
     * @param reason the server's word for what took it from its node
     * @param since null when the server does not say
     * @param details what went wrong, in the server's words; null when nothing did
     */
    public record Shard(
            String index,
            int number,
            boolean primary,
            String reason,
            @Nullable Instant since,
            @Nullable String details) {}
}
