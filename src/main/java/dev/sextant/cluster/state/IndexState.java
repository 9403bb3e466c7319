package dev.sextant.cluster.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One index of the pattern; what is null was not told.
 *
 * @param dataStream that it belongs to; null for none
 * @param primaryBytes of the primary shards together
 * @param docs live documents of the primary shards
 * @param indexed how many documents the primary shards took in since they started
 * @param newest the greatest {@code @timestamp} in it
 */
public record IndexState(
        String name,
        @Nullable String uuid,
        @Nullable String dataStream,
        ClusterHealth.@Nullable Status health,
        @Nullable Instant createdAt,
        @Nullable Integer shards,
        @Nullable Integer replicas,
        @Nullable Long docs,
        @Nullable Long primaryBytes,
        @Nullable Long indexed,
        @Nullable Lifecycle lifecycle,
        @Nullable Instant newest) {

    /** The same index, also after one of that name was made anew. */
    public String key() {
        return uuid == null ? name : name + "/" + uuid;
    }

    IndexState withNewest(@Nullable Instant value) {
        return new IndexState(
                name,
                uuid,
                dataStream,
                health,
                createdAt,
                shards,
                replicas,
                docs,
                primaryBytes,
                indexed,
                lifecycle,
                value);
    }
}
