package dev.sextant.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opensearch.Version;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;

/**
 * Runs one OpenSearch node until standard input ends (the parent closed it, or died) or the process
 * is told to terminate. See {@link NodeArguments} for the arguments and {@link Report} for what it
 * prints.
 *
 * <p>The server's own bootstrap, which would install its agent or security manager and look for an
 * installation's directories, is not passed through: the node is made as the server's tests make
 * it.
 */
public final class NodeMain {
    private static final int FAILED = 1;
    private static final int SECONDS_TO_CLOSE = 10;

    private NodeMain() {}

    public static void main(String[] arguments) {
        var report = new Report(System.out);
        try {
            run(NodeArguments.parse(arguments), report);
        } catch (Exception | LinkageError failure) {
            failure.printStackTrace();
            report.failed(failure);
            // Half-started nodes leave threads behind that would keep the process alive.
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static void run(NodeArguments arguments, Report report) throws Exception {
        if (!arguments.secrets().isEmpty()) {
            throw new IllegalArgumentException("this node takes no secure settings");
        }
        Files.createDirectories(arguments.home().resolve("config"));
        LogConfigurator.registerErrorListener();

        report.starting(Version.CURRENT.toString());
        var environment =
                InternalSettingsPreparer.prepareEnvironment(
                        settings(arguments), Map.of(), null, () -> "embedded");
        var node = new ClasspathNode(environment, arguments.plugins());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
        node.start();
        report.ready(httpPort(node));
        waitForEnd(System.in);
        System.exit(0);
    }

    /** A single node on the loopback address that a desktop can bear. */
    private static Settings settings(NodeArguments arguments) {
        var settings =
                Settings.builder()
                        .put("path.home", arguments.home())
                        .put("path.data", arguments.home().resolve("data"))
                        .put("path.logs", arguments.home().resolve("logs"))
                        .put("cluster.name", "sextant-opensearch")
                        .put("node.name", "opensearch-1")
                        .put("discovery.type", "single-node")
                        .put("http.host", "127.0.0.1")
                        .put("http.port", arguments.port())
                        .put("transport.host", "127.0.0.1")
                        .put("transport.port", 0)
                        .put("node.processors", 2)
                        // The usual percentages would turn the indices read-only on a full disk.
                        .put("cluster.routing.allocation.disk.watermark.low", "500mb")
                        .put("cluster.routing.allocation.disk.watermark.high", "300mb")
                        .put("cluster.routing.allocation.disk.watermark.flood_stage", "150mb");
        arguments.settings().forEach(settings::put);
        return settings.build();
    }

    private static int httpPort(Node node) {
        return node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
    }

    private static void waitForEnd(InputStream input) throws IOException {
        var ignored = new byte[256];
        while (input.read(ignored) >= 0) {
            // Nothing is said to a node but goodbye.
        }
    }

    private static void close(Node node) {
        try {
            node.close();
            if (node.awaitClose(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) return;
            System.err.println("the node did not close in " + SECONDS_TO_CLOSE + " s");
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
