package dev.sextant.cluster;

import java.time.Instant;

/**
 * Lifecycle events in one bucket that has documents.
 *
 * @param failed how many of the three had {@code status: failed}
 */
public record LifecycleBucket(
        Instant start, long registered, long transitioned, long deployed, long failed) {}
