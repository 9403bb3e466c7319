package dev.sextant.node;

import org.elasticsearch.common.settings.Settings;

/** A single node on the loopback address that a desktop can bear. */
final class NodeSettings {

    private NodeSettings() {}

    static Settings of(NodeArguments arguments) {
        var settings =
                Settings.builder()
                        .put("path.home", arguments.home())
                        .put("path.data", arguments.home().resolve("data"))
                        .put("path.logs", arguments.home().resolve("logs"))
                        .put("cluster.name", "sextant-demo")
                        .put("node.name", "demo-1")
                        .put("discovery.type", "single-node")
                        .put("http.host", "127.0.0.1")
                        .put("http.port", arguments.port())
                        .put("transport.host", "127.0.0.1")
                        .put("transport.port", 0)
                        .put("node.processors", 2)
                        // The usual percentages would turn the indices read-only on a desktop's
                        // full disk, long before a demo of a few megabytes could do harm.
                        .put("cluster.routing.allocation.disk.watermark.low", "500mb")
                        .put("cluster.routing.allocation.disk.watermark.high", "300mb")
                        .put("cluster.routing.allocation.disk.watermark.flood_stage", "150mb");
        arguments.settings().forEach(settings::put);
        if (!arguments.secrets().isEmpty()) {
            settings.setSecureSettings(new GivenSecrets(arguments.secrets()));
        }
        return settings.build();
    }
}
