package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.cluster.elastic.http.Refusal;
import dev.sextant.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * When a number is a number. Elasticsearch answers 200 to searches that timed out, lost shards or
 * matched no index, with something that looks like a smaller number or like zero.
 */
final class Completeness {

    private Completeness() {}

    /**
     * @param response one search's response, or one item of a multi-search
     * @param aggregated whether the search asked for aggregations
     * @param kind who answered
     * @throws ClusterException saying what is missing
     */
    static void check(JsonNode response, boolean aggregated, ServerKind kind, String indexPattern)
            throws ClusterException {
        if (response.has("error")) {
            throw Refusal.of(response.path("status").asInt(500), response);
        }
        if (response.path("timed_out").asBoolean(true)) {
            throw incomplete(Sentence.of("cluster.part.time"));
        }
        var shards = response.path("_shards");
        var total = shards.path("total").asInt(0);
        if (total == 0) throw noSource(indexPattern);
        var failed = shards.path("failed").asInt(total);
        if (failed > 0) {
            throw incomplete(failed(failed, total, firstFailure(shards)));
        }
        if (shards.path("successful").asInt(0) != total) {
            throw incomplete(
                    Sentence.of(
                            "cluster.part.answered", shards.path("successful").asInt(0), total));
        }
        // OpenSearch says so of every search for aggregations alone, whatever it looked at.
        var usual = kind == ServerKind.OPENSEARCH && aggregated;
        if (response.path("terminated_early").asBoolean(false) && !usual) {
            throw incomplete(Sentence.of("cluster.part.early"));
        }
        if (aggregated && !response.path("aggregations").isObject()) {
            throw incomplete(Sentence.of("cluster.part.aggregations"));
        }
    }

    static ClusterException noSource(String indexPattern) {
        return new ClusterException(
                Reason.NO_SOURCE, Sentence.of("cluster.nosource", indexPattern));
    }

    private static ClusterException incomplete(Sentence why) {
        return new ClusterException(Reason.INCOMPLETE, Sentence.of("cluster.incomplete", why));
    }

    private static Sentence failed(int failed, int total, @Nullable String why) {
        return why == null
                ? Sentence.of("cluster.part.failed", failed, total)
                : Sentence.of("cluster.part.failed.why", failed, total, why);
    }

    private static @Nullable String firstFailure(JsonNode shards) {
        var reason = shards.path("failures").path(0).path("reason");
        var text = Json.text(reason, "reason");
        return text == null ? null : Refusal.bounded(text);
    }
}
