package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.text.Sentence;

/**
 * When a number is a number. Elasticsearch answers 200 to searches that timed out, lost shards or
 * matched no index, with something that looks like a smaller number or like zero.
 */
final class Completeness {

    private Completeness() {}

    /**
     * @param response one search's response, or one item of a multi-search
     * @throws ClusterException saying what is missing
     */
    static void check(JsonNode response, boolean aggregated, String indexPattern)
            throws ClusterException {
        if (response.has("error")) {
            throw Refusal.of(response.path("status").asInt(500), response);
        }
        if (response.path("timed_out").asBoolean(true)) {
            throw incomplete("the search ran out of time on the server");
        }
        var shards = response.path("_shards");
        var total = shards.path("total").asInt(0);
        if (total == 0) throw noSource(indexPattern);
        var failed = shards.path("failed").asInt(total);
        if (failed > 0) {
            throw incomplete(failed + " of " + total + " shards failed" + firstFailure(shards));
        }
        if (shards.path("successful").asInt(0) != total) {
            throw incomplete(
                    shards.path("successful").asInt(0) + " of " + total + " shards answered");
        }
        if (response.path("terminated_early").asBoolean(false)) {
            throw incomplete("the search was ended early");
        }
        if (aggregated && !response.path("aggregations").isObject()) {
            throw incomplete("the aggregations are missing");
        }
    }

    static ClusterException noSource(String indexPattern) {
        return new ClusterException(
                Reason.NO_SOURCE,
                Sentence.of("cluster.nosource", indexPattern));
    }

    private static ClusterException incomplete(String why) {
        return new ClusterException(
                Reason.INCOMPLETE, "The answer is incomplete: " + why + ". It is not shown.");
    }

    private static String firstFailure(JsonNode shards) {
        var reason = shards.path("failures").path(0).path("reason");
        var text = Json.text(reason, "reason");
        return text == null ? "" : " (" + Refusal.bounded(text) + ")";
    }
}
