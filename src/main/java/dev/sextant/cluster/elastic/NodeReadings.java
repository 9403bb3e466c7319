package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.text.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the nodes say of their disks and of the time. Safe for use by many threads. */
final class NodeReadings {

    static final String DISKS = "/_nodes/stats/fs";
    static final String TIME = "/_nodes/_local/stats/os?filter_path=nodes.*.timestamp";

    /** A node that fails to answer is known by its id only. */
    private final Map<String, String> namesById = new ConcurrentHashMap<>();

    /**
     * @param body the answer to {@link #DISKS}
     * @throws ClusterException when no node is spoken of at all
     */
    NodeDisks disks(JsonNode body) throws ClusterException {
        var disks = new ArrayList<NodeDisk>();
        var unusable = new ArrayList<String>();
        for (var entry : body.path("nodes").properties()) {
            var name = entry.getValue().path("name").asText(entry.getKey());
            namesById.put(entry.getKey(), name);
            var disk = disk(name, entry.getValue().path("fs"), unusable);
            if (disk != null) disks.add(disk);
        }
        var unread = unread(body.path("_nodes"));
        if (disks.isEmpty() && unusable.isEmpty() && unread.isEmpty()) {
            throw new ClusterException(Reason.INCOMPLETE, Sentence.of("cluster.incomplete.disks"));
        }
        return new NodeDisks(disks, unread, unusable);
    }

    /** Of all the node's data paths together, without those whose figures cannot be. */
    private static @Nullable NodeDisk disk(String name, JsonNode fs, List<String> unusable) {
        var absurd = new ArrayList<String>();
        var total = 0L;
        var available = 0L;
        for (var path : fs.path("data")) {
            if (isUsable(path)) {
                total += size(path);
                available += available(path);
            } else {
                absurd.add(name + " " + path.path("path").asText("(a path without a name)"));
            }
        }
        if (absurd.isEmpty()) {
            // The server counts two paths on one disk once.
            var whole = fs.path("total");
            if (isUsable(whole)) return new NodeDisk(name, size(whole), available(whole));
            unusable.add(name);
            return null;
        }
        if (total == 0) {
            unusable.add(name);
            return null;
        }
        unusable.addAll(absurd);
        return new NodeDisk(name, total, available);
    }

    private static boolean isUsable(JsonNode path) {
        return path.path("available_in_bytes").isIntegralNumber()
                && size(path) > 0
                && available(path) >= 0
                && available(path) <= size(path);
    }

    private static long size(JsonNode path) {
        return path.path("total_in_bytes").asLong(0);
    }

    private static long available(JsonNode path) {
        return path.path("available_in_bytes").asLong(-1);
    }

    private List<String> unread(JsonNode nodes) {
        var unread = new ArrayList<String>();
        for (var i = 0; i < nodes.path("failed").asInt(0); i++) {
            var id = Json.text(nodes.path("failures").path(i), "node_id");
            unread.add(id == null ? "an unnamed node" : namesById.getOrDefault(id, id));
        }
        return unread;
    }

    /**
     * @param body the answer to {@link #TIME}
     * @param nanos how long the exchange took
     */
    static Instant time(JsonNode body, long nanos) throws ClusterException {
        var node = body.path("nodes").elements();
        var stamp = node.hasNext() ? node.next().path("timestamp").asLong(0) : 0;
        if (stamp <= 0) {
            throw new ClusterException(Reason.UNREADABLE, Sentence.of("cluster.notime"));
        }
        return Instant.ofEpochMilli(stamp).plusNanos(nanos / 2);
    }
}
