package dev.sextant.cluster;

import dev.sextant.model.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One document of the log contract, as far as alerts look at it. A field that the document lacks is
 * null.
 *
 * @param time its {@code @timestamp}
 * @param arrival from when on a search finds it
 * @param latencyMs milliseconds
 */
public record LogDocument(
        Instant time,
        Instant arrival,
        EventType event,
        @Nullable String model,
        @Nullable String version,
        @Nullable String environment,
        @Nullable String stage,
        @Nullable String status,
        @Nullable Double latencyMs) {

    private static final Set<String> FAILURES = Set.of("error", "failed");
    private static final String SUCCESS = "success";

    boolean failed() {
        return status != null && FAILURES.contains(status);
    }

    boolean succeeded() {
        return SUCCESS.equals(status);
    }

    @Nullable String value(Dimension dimension) {
        return switch (dimension) {
            case MODEL -> model;
            case ENVIRONMENT -> environment;
            case VERSION -> version;
            case STAGE -> stage;
        };
    }

    /** As a listing shows it; what identifies it are its values. */
    LogEntry entry() {
        var id = Integer.toHexString(hashCode());
        return new LogEntry(
                "documents",
                id,
                time,
                model,
                version,
                environment,
                stage,
                status,
                latencyMs,
                null,
                null,
                null,
                Map.of());
    }
}
