package dev.sextant.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.Build;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.EmbeddedNode;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/** A node of Elasticsearch. */
final class ServerNode {

    private final EmbeddedNode node;

    private ServerNode(EmbeddedNode node) {
        this.node = node;
    }

    static ServerNode of(NodeArguments arguments, Report report) throws Exception {
        // Both must come before the first class of the server is loaded.
        Zstd.link(arguments.home()).ifPresent(report::note);
        LogConfigurator.configureESLogging();

        report.starting(Build.current().version());
        return new ServerNode(new EmbeddedNode(settings(arguments), plugins(arguments)));
    }

    private static Settings settings(NodeArguments arguments) {
        var settings = Settings.builder();
        NodeSettings.of(arguments, "sextant-demo", "demo-1").forEach(settings::put);
        if (!arguments.secrets().isEmpty()) {
            settings.setSecureSettings(new GivenSecrets(arguments.secrets()));
        }
        return settings.build();
    }

    private static List<Class<? extends Plugin>> plugins(NodeArguments arguments)
            throws ClassNotFoundException {
        var plugins = new ArrayList<Class<? extends Plugin>>();
        plugins.add(Netty4Plugin.class);
        plugins.add(RootPlugin.class);
        for (var name : arguments.plugins()) {
            plugins.add(Class.forName(name).asSubclass(Plugin.class));
        }
        return plugins;
    }

    void start() throws Exception {
        node.start();
    }

    int httpPort() {
        return node.httpPort();
    }

    boolean close(long most, TimeUnit unit) throws IOException, InterruptedException {
        node.close();
        return node.awaitClose(most, unit);
    }
}
