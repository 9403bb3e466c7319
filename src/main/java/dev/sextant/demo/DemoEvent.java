package dev.sextant.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the sample data, with the fields of the log contract; a field that the event lacks
 * is null.
 *
 * @param time in whole milliseconds
 * @param type {@code registered}, {@code transitioned}, {@code deployed} or {@code predict}
 */
public record DemoEvent(
        Instant time,
        String type,
        String model,
        int version,
        String stage,
        String status,
        String environment,
        @Nullable Double latencyMs,
        @Nullable String requestId,
        @Nullable String user,
        @Nullable String label,
        @Nullable Double score,
        @Nullable String text) {

    static final String PREDICT = "predict";

    public boolean isPrediction() {
        return type.equals(PREDICT);
    }

    /** Whether the status says error or failed. */
    public boolean failed() {
        return !status.equals("success");
    }
}
