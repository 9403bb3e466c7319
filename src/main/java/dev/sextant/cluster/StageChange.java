package dev.sextant.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stage transition as the registry logged it.
 *
 * @param fromStage the stage that the same model, version and environment last successfully moved
 *     to before, or was registered in; null when no earlier event says
 */
public record StageChange(
        Instant time,
        @Nullable String user,
        @Nullable String model,
        @Nullable String version,
        @Nullable String fromStage,
        @Nullable String toStage,
        @Nullable String status,
        @Nullable String environment) {}
