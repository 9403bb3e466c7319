package dev.sextant.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One deployment as the registry logged it. */
public record Deployment(
        Instant time,
        String model,
        @Nullable String version,
        @Nullable String environment,
        @Nullable String user,
        @Nullable String status) {

    public boolean failed() {
        return "failed".equals(status) || "error".equals(status);
    }
}
