package dev.sextant.cluster;

import dev.sextant.model.Latency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one version of a model did in a range.
 *
 * @param firstSeen of its predictions in the range; null when it made none
 * @param stage Production if it is that in any environment, else the newest stage that the registry
 *     events name, else the newest its predictions carry; null when neither says
 */
public record VersionStats(
        String model,
        String version,
        long predictions,
        long errors,
        Latency latency,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable String stage) {}
