package dev.sextant.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document. A field that the document lacks is null.
 *
 * @param fields the whole source by its dotted field names, without {@code text}, which may be
 *     personal data and is only fetched on demand, and without {@link #WHOLE_LINES}
 */
public record LogEntry(
        String index,
        String id,
        @Nullable Instant time,
        @Nullable String model,
        @Nullable String version,
        @Nullable String environment,
        @Nullable String stage,
        @Nullable String status,
        @Nullable Double latencyMs,
        @Nullable String requestId,
        @Nullable String label,
        @Nullable Double score,
        Map<String, String> fields) {

    /** Fields with the whole line as it came, in which the text stands once more. */
    public static final List<String> WHOLE_LINES = List.of("@message", "event.original");
}
