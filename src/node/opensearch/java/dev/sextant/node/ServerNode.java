package dev.sextant.node;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opensearch.Version;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;

/**
 * A node of OpenSearch.
 *
 * <p>The server's own bootstrap, which would install its agent or security manager and look for an
 * installation's directories, is not passed through: the node is made as the server's tests make
 * it.
 */
final class ServerNode {

    private final Node node;

    private ServerNode(Node node) {
        this.node = node;
    }

    static ServerNode of(NodeArguments arguments, Report report) throws Exception {
        if (!arguments.secrets().isEmpty()) {
            throw new IllegalArgumentException("this node takes no secure settings");
        }
        LogConfigurator.registerErrorListener();

        report.starting(Version.CURRENT.toString());
        var environment =
                InternalSettingsPreparer.prepareEnvironment(
                        settings(arguments), Map.of(), null, () -> "embedded");
        return new ServerNode(new ClasspathNode(environment, arguments.plugins()));
    }

    private static Settings settings(NodeArguments arguments) {
        var settings = Settings.builder();
        NodeSettings.of(arguments, "sextant-opensearch", "opensearch-1").forEach(settings::put);
        return settings.build();
    }

    void start() throws Exception {
        node.start();
    }

    int httpPort() {
        return node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
    }

    boolean close(long most, TimeUnit unit) throws IOException, InterruptedException {
        node.close();
        return node.awaitClose(most, unit);
    }
}
