package dev.sextant.cluster.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.text.Sentence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how a whole cluster fares; the cluster privilege {@code monitor} is enough. */
public final class OverviewReader {

    static final String HEALTH =
            "/_cluster/health?filter_path=status,number_of_nodes,number_of_data_nodes,"
                    + "active_shards,unassigned_shards,initializing_shards,relocating_shards,"
                    + "number_of_pending_tasks,task_max_waiting_in_queue_millis";
    static final String NODES =
            "/_nodes/stats/fs,jvm,os?filter_path=nodes.*.name,nodes.*.roles,"
                    + "nodes.*.jvm.mem.heap_used_percent,nodes.*.os.cpu.percent,nodes.*.fs.total";
    static final String VERSIONS =
            "/_cat/nodes?format=json&full_id=true&h=id,version,master,cluster_manager";
    static final String SETTINGS =
            "/_cluster/settings?include_defaults=true"
                    + "&filter_path=*.cluster.routing.allocation.disk";
    static final String UNASSIGNED =
            "/_cluster/state/routing_nodes?filter_path=routing_nodes.unassigned.index,"
                    + "routing_nodes.unassigned.shard,routing_nodes.unassigned.primary,"
                    + "routing_nodes.unassigned.unassigned_info";

    private static final Sentence MONITOR = Sentence.of("state.needs.cluster", "monitor");
    private static final int LONGEST_DETAILS = 600;

    private final Cluster cluster;
    private final Asking asking;

    public OverviewReader(Cluster cluster) {
        this.cluster = cluster;
        asking = new Asking(cluster);
    }

    /**
     * @throws ClusterException when nobody answers at all
     */
    public ClusterOverview read() throws ClusterException, InterruptedException {
        var health = asking.get(HEALTH, MONITOR, null, OverviewReader::health);
        var versions = asking.get(VERSIONS, MONITOR, null, OverviewReader::versions);
        var known = versions.value() == null ? Map.<String, Whoami>of() : versions.value();
        var nodes = asking.get(NODES, MONITOR, null, body -> nodes(body, known));
        var watermarks = asking.get(SETTINGS, MONITOR, null, OverviewReader::watermarks);
        return new ClusterOverview(info(), health, nodes, watermarks, unassigned(health));
    }

    private Part<ClusterInfo> info() throws ClusterException, InterruptedException {
        try {
            return Part.of(cluster.info());
        } catch (ClusterException e) {
            // everything else has answered: this alone is kept from us
            return Part.none(e.words());
        }
    }

    /** Nothing is asked where the health says that there is none. */
    private Part<UnassignedShards> unassigned(Part<ClusterHealth> health)
            throws ClusterException, InterruptedException {
        var known = health.value();
        if (known != null && known.unassignedShards() == 0) {
            return Part.of(new UnassignedShards(List.of(), Map.of(), 0));
        }
        return asking.get(UNASSIGNED, MONITOR, null, OverviewReader::unassigned);
    }

    static @Nullable ClusterHealth health(JsonNode body) {
        var status = status(body.path("status").asText(""));
        if (status == null) return null;
        var wait = body.path("task_max_waiting_in_queue_millis");
        return new ClusterHealth(
                status,
                body.path("number_of_nodes").asInt(),
                body.path("number_of_data_nodes").asInt(),
                body.path("active_shards").asInt(),
                body.path("unassigned_shards").asInt(),
                body.path("initializing_shards").asInt(),
                body.path("relocating_shards").asInt(),
                body.path("number_of_pending_tasks").asInt(),
                wait.isNumber() ? Duration.ofMillis(wait.asLong()) : null);
    }

    static ClusterHealth.@Nullable Status status(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "green" -> ClusterHealth.Status.GREEN;
            case "yellow" -> ClusterHealth.Status.YELLOW;
            case "red" -> ClusterHealth.Status.RED;
            default -> null;
        };
    }

    private record Whoami(String version, boolean elected) {}

    private static Map<String, Whoami> versions(JsonNode body) {
        var known = new HashMap<String, Whoami>();
        for (var row : body) {
            // OpenSearch calls the column by its new name in some versions
            var elected = row.path("master").asText(row.path("cluster_manager").asText(""));
            known.put(
                    row.path("id").asText(),
                    new Whoami(row.path("version").asText(""), elected.equals("*")));
        }
        return known;
    }

    private static List<NodeState> nodes(JsonNode body, Map<String, Whoami> known) {
        var nodes = new ArrayList<NodeState>();
        for (var entry : body.path("nodes").properties()) {
            var node = entry.getValue();
            var who = known.get(entry.getKey());
            var roles = new ArrayList<String>();
            node.path("roles").forEach(role -> roles.add(role.asText()));
            var name = node.path("name").asText(entry.getKey());
            nodes.add(
                    new NodeState(
                            entry.getKey(),
                            name,
                            roles,
                            who == null || who.version().isEmpty() ? null : who.version(),
                            who == null ? null : who.elected(),
                            percent(node.path("jvm").path("mem").path("heap_used_percent")),
                            percent(node.path("os").path("cpu").path("percent")),
                            disk(name, node.path("fs").path("total"))));
        }
        nodes.sort(Comparator.comparing(NodeState::name));
        return nodes;
    }

    /** The server says -1 where it cannot say. */
    private static @Nullable Integer percent(JsonNode value) {
        return value.isIntegralNumber() && value.asInt() >= 0 ? value.asInt() : null;
    }

    private static @Nullable NodeDisk disk(String name, JsonNode whole) {
        var total = whole.path("total_in_bytes").asLong(0);
        var available = whole.path("available_in_bytes").asLong(-1);
        return total > 0 && available >= 0 && available <= total
                ? new NodeDisk(name, total, available)
                : null;
    }

    /** What was set while it runs counts before what was set for good, and that before defaults. */
    static @Nullable Watermarks watermarks(JsonNode body) {
        var settings = new TreeMap<String, String>();
        for (var source : List.of("defaults", "persistent", "transient")) {
            var disk =
                    body.path(source)
                            .path("cluster")
                            .path("routing")
                            .path("allocation")
                            .path("disk");
            flatten("", disk, settings);
        }
        return Watermarks.of(settings);
    }

    private static void flatten(String name, JsonNode node, Map<String, String> settings) {
        if (node.isValueNode()) {
            settings.put(name, node.asText());
            return;
        }
        for (var entry : node.properties()) {
            var below = name.isEmpty() ? entry.getKey() : name + "." + entry.getKey();
            flatten(below, entry.getValue(), settings);
        }
    }

    static UnassignedShards unassigned(JsonNode body) {
        var shards = new ArrayList<UnassignedShards.Shard>();
        var reasons = new TreeMap<String, Integer>();
        for (var node : body.path("routing_nodes").path("unassigned")) {
            var info = node.path("unassigned_info");
            var reason = info.path("reason").asText("UNKNOWN");
            reasons.merge(reason, 1, Integer::sum);
            shards.add(
                    new UnassignedShards.Shard(
                            node.path("index").asText(),
                            node.path("shard").asInt(),
                            node.path("primary").asBoolean(),
                            reason,
                            time(info.path("at").asText("")),
                            details(info.path("details").asText(""))));
        }
        shards.sort(
                Comparator.comparing((UnassignedShards.Shard shard) -> !shard.primary())
                        .thenComparing(UnassignedShards.Shard::index)
                        .thenComparingInt(UnassignedShards.Shard::number));
        var total = shards.size();
        var listed = shards.subList(0, Math.min(total, UnassignedShards.MOST_LISTED));
        return new UnassignedShards(listed, reasons, total);
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String details(String text) {
        if (text.isBlank()) return null;
        return text.substring(0, Math.min(LONGEST_DETAILS, text.length()));
    }
}
