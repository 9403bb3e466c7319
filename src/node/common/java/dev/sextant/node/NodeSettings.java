package dev.sextant.node;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a single node on the loopback address that a desktop can bear. */
final class NodeSettings {

    private NodeSettings() {}

    static Map<String, String> of(NodeArguments arguments, String cluster, String node) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("path.home", arguments.home().toString());
        settings.put("path.data", arguments.home().resolve("data").toString());
        settings.put("path.logs", arguments.home().resolve("logs").toString());
        settings.put("cluster.name", cluster);
        settings.put("node.name", node);
        settings.put("discovery.type", "single-node");
        settings.put("http.host", "127.0.0.1");
        settings.put("http.port", Integer.toString(arguments.port()));
        settings.put("transport.host", "127.0.0.1");
        settings.put("transport.port", "0");
        settings.put("node.processors", "2");
        // The serial collector lets garbage lie until the heap is full. Counted as memory in use,
        // it would have requests refused (429) by a server that has room.
        settings.put("indices.breaker.total.use_real_memory", "false");
        // The usual percentages would turn the indices read-only on a desktop's full disk, long
        // before a demo of a few megabytes could do harm.
        settings.put("cluster.routing.allocation.disk.watermark.low", "500mb");
        settings.put("cluster.routing.allocation.disk.watermark.high", "300mb");
        settings.put("cluster.routing.allocation.disk.watermark.flood_stage", "150mb");
        settings.putAll(arguments.settings());
        return settings;
    }
}
