package dev.sextant.cluster;

import dev.sextant.model.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which versions documents say are, or were, in production. */
final class StagedVersions {

    private static final String PRODUCTION = "Production";

    private StagedVersions() {}

    private record Placed(String model, String version, @Nullable String environment) {}

    /**
     * @param documents that match the question's filter, oldest first
     */
    static List<ProductionVersion> of(
            Stream<LogDocument> documents, Question.ProductionVersions asked) {
        var first = new LinkedHashMap<Placed, Instant>();
        var newest = new LinkedHashMap<Placed, LogDocument>();
        documents
                .filter(document -> document.time().isBefore(asked.at()))
                .filter(document -> isStaging(document.event()) && document.succeeded())
                .filter(document -> document.model() != null && document.stage() != null)
                .filter(DocumentCluster.among(asked.models()))
                .forEach(
                        document -> {
                            var version = document.version();
                            var placed =
                                    new Placed(
                                            String.valueOf(document.model()),
                                            version == null ? "" : version,
                                            document.environment());
                            newest.merge(placed, document, StagedVersions::newer);
                            if (PRODUCTION.equals(document.stage())) {
                                first.putIfAbsent(placed, document.time());
                            }
                        });
        return first.entrySet().stream()
                .map(
                        entry ->
                                new ProductionVersion(
                                        entry.getKey().model(),
                                        entry.getKey().version(),
                                        entry.getKey().environment(),
                                        entry.getValue(),
                                        PRODUCTION.equals(stageOf(newest.get(entry.getKey())))))
                .toList();
    }

    /** At the same millisecond Production wins. */
    private static LogDocument newer(LogDocument one, LogDocument other) {
        if (!one.time().equals(other.time())) return other;
        return PRODUCTION.equals(one.stage()) ? one : other;
    }

    private static @Nullable String stageOf(@Nullable LogDocument document) {
        return document == null ? null : document.stage();
    }

    private static boolean isStaging(EventType event) {
        return event == EventType.TRANSITIONED || event == EventType.DEPLOYED;
    }
}
