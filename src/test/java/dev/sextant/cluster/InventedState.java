package dev.sextant.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an invented cluster says of itself, in the words of Elasticsearch's own interface. */
public final class InventedState implements Function<WireRequest, ApiAnswer> {

    private static final long TERABYTE = 1L << 40;

    private final Instant now;

    /** Bytes that are used of each node's terabyte. */
    public volatile List<Double> used = List.of(0.48, 0.61);

    public volatile String health = "green";
    public volatile int unassigned;
    public volatile int indices = 6;

    /** Part of a path; what has it is forbidden. */
    public volatile String forbidden = "nothing";

    /** Whether this program breaks on its way to an answer. */
    public volatile boolean broken;

    public volatile boolean conflict = true;
    public volatile long documents = 1_204_331;

    /** So many of the oldest indices tell no figures. */
    public volatile int silent;

    public InventedState(Instant now) {
        this.now = now;
    }

    /** By so many documents, from the one thread that plays the cluster. */
    public void grow(long more) {
        var now = documents;
        documents = now + more;
    }

    @Override
    public ApiAnswer apply(WireRequest request) {
        var path = request.path();
        if (broken) throw new IllegalStateException("a defect");
        if (path.contains(forbidden)) {
            return new ApiAnswer(403, "{\"error\": {\"type\": \"security_exception\"}}");
        }
        if (path.contains("/_cluster/health")) return ok(health());
        if (path.contains("/_cat/nodes")) return ok(versions());
        if (path.contains("/_nodes/stats")) return ok(nodes());
        if (path.contains("/_cluster/settings")) return ok(SETTINGS);
        if (path.contains("/_cluster/state")) return ok(unassigned());
        if (path.contains("/_settings")) return ok(settings());
        if (path.contains("/_stats")) return ok(stats());
        if (path.contains("/_resolve")) return ok(streams());
        if (path.contains("/_ilm")) return ok(ilm());
        if (path.contains("/_lifecycle")) return ok("{\"indices\": {}}");
        if (path.contains("event.ingested")) return ok(ARRIVAL);
        if (path.contains("/_field_caps")) return ok(conflict ? conflicts() : "{\"fields\": {}}");
        if (path.contains("/_msearch")) return ok(newest(request.body()));
        if (path.contains("/_search")) return ok(arrived());
        throw new IllegalArgumentException(path);
    }

    private static ApiAnswer ok(String body) {
        return new ApiAnswer(200, body);
    }

    private String health() {
        return """
        {"status": "%s", "number_of_nodes": %d, "number_of_data_nodes": %d, "active_shards": %d,
         "unassigned_shards": %d, "initializing_shards": 0, "relocating_shards": 0,
         "number_of_pending_tasks": %d, "task_max_waiting_in_queue_millis": %d}
        """
                .formatted(
                        health,
                        used.size(),
                        used.size(),
                        indices * 4,
                        unassigned,
                        health.equals("red") ? 14 : 0,
                        health.equals("red") ? 8_200 : 0);
    }

    private String versions() {
        return IntStream.range(0, used.size())
                .mapToObj(
                        at ->
                                "{\"id\": \"n%d\", \"version\": \"9.5.3\", \"master\": \"%s\"}"
                                        .formatted(at, at == 0 ? "*" : "-"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String nodes() {
        var nodes = new ArrayList<String>();
        for (var at = 0; at < used.size(); at++) {
            nodes.add(
                    """
                    "n%d": {"name": "es-hot-%d", "roles": ["data_hot", "data_content", "ingest", "master"],
                      "jvm": {"mem": {"heap_used_percent": %d}}, "os": {"cpu": {"percent": %d}},
                      "fs": {"total": {"total_in_bytes": %d, "available_in_bytes": %d}}}"""
                            .formatted(
                                    at,
                                    at + 1,
                                    38 + 17 * at % 50,
                                    12 + 9 * at % 60,
                                    TERABYTE,
                                    Math.round(TERABYTE * (1 - used.get(at)))));
        }
        return "{\"nodes\": {" + String.join(",", nodes) + "}}";
    }

    private static final String SETTINGS =
            """
            {"persistent": {}, "transient": {},
             "defaults": {"cluster": {"routing": {"allocation": {"disk": {
               "threshold_enabled": "true",
               "watermark": {"low": "85%", "low.max_headroom": "200GB", "high": "90%",
                 "high.max_headroom": "150GB", "flood_stage": "95%",
                 "flood_stage.max_headroom": "100GB"}}}}}}}
            """;

    private String unassigned() {
        var shards = new ArrayList<String>();
        for (var at = 0; at < unassigned; at++) {
            shards.add(
                    """
                    {"index": "%s", "shard": %d, "primary": %s, "unassigned_info": {
                      "reason": "%s", "at": "%s", "details": "%s"}}"""
                            .formatted(
                                    index(at / 3),
                                    at % 3,
                                    health.equals("red") && at % 3 == 0,
                                    at % 5 == 4 ? "ALLOCATION_FAILED" : "NODE_LEFT",
                                    now.minus(Duration.ofMinutes(4 + at)),
                                    at % 5 == 4
                                            ? "failed to obtain in-memory shard lock"
                                            : "node_left [es-hot-3]"));
        }
        return "{\"routing_nodes\": {\"unassigned\": [" + String.join(",", shards) + "]}}";
    }

    private static String index(int at) {
        return ".ds-model-logs-production-2026.11.%02d-%06d".formatted(22 - at % 22, 200 - at);
    }

    private String each(Function<Integer, String> what) {
        return first(indices, what);
    }

    private static String first(int many, Function<Integer, String> what) {
        return IntStream.range(0, many)
                .mapToObj(at -> "\"" + index(at) + "\": " + what.apply(at))
                .collect(Collectors.joining(","));
    }

    private String settings() {
        return "{"
                + each(
                        at ->
                                """
                                {"settings": {"index": {"creation_date": "%d", "uuid": "u%d",
                                  "number_of_shards": "2", "number_of_replicas": "1"}}}"""
                                        .formatted(
                                                now.minus(Duration.ofHours(20L * at + 5))
                                                        .toEpochMilli(),
                                                at))
                + "}";
    }

    private String stats() {
        return "{\"indices\": {"
                + first(
                        indices - silent,
                        at ->
                                """
                                {"uuid": "u%d", "health": "%s", "primaries": {"docs": {"count": %d},
                                  "store": {"size_in_bytes": %d}, "indexing": {"index_total": %d}}}"""
                                        .formatted(
                                                at,
                                                at == 0 ? health : "green",
                                                at == 0 ? documents : 4_812_000 - at * 731L,
                                                at == 0 ? 1_400_000_000L : 5_700_000_000L,
                                                at == 0 ? documents : 4_812_000 - at * 731L))
                + "}}";
    }

    private String streams() {
        return IntStream.range(0, indices)
                .mapToObj(at -> "\"" + index(at) + "\"")
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"data_streams\": [{\"name\": \"model-logs-production\","
                                        + " \"backing_indices\": [",
                                "]}]}"));
    }

    private String ilm() {
        return "{\"indices\": {"
                + each(
                        at ->
                                at == 3
                                        ? STUCK
                                        : at == 5
                                                ? "{\"managed\": false}"
                                                : """
                                                {"managed": true, "policy": "model-logs-policy",
                                                 "phase": "%s", "action": "%s", "step": "%s"}"""
                                                        .formatted(
                                                                at < 2 ? "hot" : "warm",
                                                                at < 2 ? "rollover" : "complete",
                                                                at < 2
                                                                        ? "check-rollover-ready"
                                                                        : "complete"))
                + "}}";
    }

    private static final String STUCK =
            """
            {"managed": true, "policy": "model-logs-policy", "phase": "warm", "action": "shrink",
             "step": "ERROR", "failed_step": "check-shrink-allocation",
             "step_info": {"type": "illegal_argument_exception",
               "reason": "no node holds all shards of the index, so that it cannot be shrunk"}}""";

    private static final String ARRIVAL =
            "{\"fields\": {\"event.ingested\": {\"date\": {\"type\": \"date\"}}}}";

    private String conflicts() {
        var others =
                IntStream.range(1, indices)
                        .mapToObj(at -> "\"" + index(at) + "\"")
                        .collect(Collectors.joining(","));
        return """
        {"fields": {"model_version": {"integer": {"indices": [%s]},
          "keyword": {"indices": ["%s"]}}, "status": {"keyword": {"type": "keyword"}}}}"""
                .formatted(others, index(0));
    }

    private String newest(String body) {
        var searches = (int) body.lines().count() / 2;
        return IntStream.range(0, searches)
                .mapToObj(
                        at ->
                                """
                                {"status": 200, "_shards": {"total": 2, "failed": 0},
                                 "aggregations": {"newest": {"value": %d}}}"""
                                        .formatted(
                                                now.minus(Duration.ofHours(20L * at))
                                                        .minusSeconds(3)
                                                        .toEpochMilli()))
                .collect(Collectors.joining(",", "{\"responses\": [", "]}"));
    }

    private String arrived() {
        return IntStream.range(0, 500)
                .mapToObj(
                        at ->
                                """
                                {"fields": {"@timestamp": ["%d"], "event.ingested": ["%d"]}}"""
                                        .formatted(
                                                now.toEpochMilli() - at - 900 - 4L * at,
                                                now.toEpochMilli() - at))
                .collect(Collectors.joining(",", "{\"hits\": {\"hits\": [", "]}}"));
    }
}
