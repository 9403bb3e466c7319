package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.WireRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a profile's key or user may do, as far as this program needs it. */
final class Privileges {

    private Privileges() {}

    /** Only a cluster with security knows the answer; others reject the question. */
    static WireRequest question(String indexPattern) {
        var names =
                Stream.of(indexPattern.split(",", -1))
                        .filter(name -> !name.startsWith("-"))
                        .toList();
        var index = object("names", names, "privileges", List.of("read", "view_index_metadata"));
        var body = object("cluster", List.of("monitor"), "index", List.of(index));
        return new WireRequest(
                "POST", "/_security/user/_has_privileges", "application/json", body.toString());
    }

    /** Of an API key itself, which every key may ask about itself. */
    static String keyQuestion(String keyId) {
        return "/_security/api_key?id=" + URLEncoder.encode(keyId, StandardCharsets.UTF_8);
    }

    /** When the key asked about ends; null when it has no end. */
    static @Nullable Instant keyEnds(JsonNode answer) {
        var end = answer.path("api_keys").path(0).path("expiration");
        return end.isIntegralNumber() ? Instant.ofEpochMilli(end.asLong()) : null;
    }

    /** For example {@code monitor on the cluster} and {@code read on model-logs-*}. */
    static List<String> missing(JsonNode answer) {
        var missing = new ArrayList<String>();
        if (!answer.path("cluster").path("monitor").asBoolean(true)) {
            missing.add("monitor on the cluster");
        }
        for (var index : answer.path("index").properties()) {
            for (var privilege : index.getValue().properties()) {
                if (!privilege.getValue().asBoolean(true)) {
                    missing.add(privilege.getKey() + " on " + index.getKey());
                }
            }
        }
        return missing;
    }
}
