package dev.sextant.cluster.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sextant.cluster.WireRequest;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** How late the documents were that arrived last; without a script, which a cluster may forbid. */
final class ArrivedLast {

    private static final int LOOKED_AT = 500;
    private static final double SHARE = 0.95;

    private ArrivedLast() {}

    static WireRequest search(String pattern, String time, String arrived) {
        var search = JsonNodeFactory.instance.objectNode();
        search.put("size", LOOKED_AT).put("track_total_hits", false).put("_source", false);
        search.putArray("sort")
                .addObject()
                .putObject(arrived)
                .put("order", "desc")
                .put("unmapped_type", "date");
        search.putObject("query").putObject("exists").put("field", arrived);
        var fields = search.putArray("docvalue_fields");
        for (var field : new String[] {time, arrived}) {
            fields.addObject().put("field", field).put("format", "epoch_millis");
        }
        return new WireRequest(
                "POST",
                pattern + "/_search?filter_path=hits.hits.fields,_shards.failed",
                "application/json",
                search.toString());
    }

    /** Null when no document says both times. */
    static @Nullable IngestLag read(JsonNode body, String time, String arrived) {
        var lags = new ArrayList<Long>();
        for (var hit : body.path("hits").path("hits")) {
            var from = hit.path("fields").path(time).path(0);
            var to = hit.path("fields").path(arrived).path(0);
            if (from.isMissingNode() || to.isMissingNode()) continue;
            // a fraction of a millisecond stands behind a dot
            lags.add(millis(to.asText()) - millis(from.asText()));
        }
        if (lags.isEmpty() || body.path("_shards").path("failed").asInt() > 0) return null;
        lags.sort(null);
        var at = (int) Math.ceil(SHARE * lags.size()) - 1;
        return new IngestLag(Duration.ofMillis(lags.get(at)), lags.size());
    }

    private static long millis(String text) {
        var dot = text.indexOf('.');
        return Long.parseLong(dot < 0 ? text : text.substring(0, dot));
    }
}
