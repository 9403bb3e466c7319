package dev.sextant.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.Build;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.node.EmbeddedNode;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * Runs one node until standard input ends (the parent closed it, or died) or the process is told to
 * terminate. See {@link NodeArguments} for the arguments and {@link Report} for what it prints.
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
        Files.createDirectories(arguments.home().resolve("config"));
        // Both must come before the first class of the server is loaded.
        Zstd.link(arguments.home()).ifPresent(report::note);
        LogConfigurator.configureESLogging();

        report.starting(Build.current().version());
        var node = new EmbeddedNode(NodeSettings.of(arguments), plugins(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
        node.start();
        report.ready(node.httpPort());
        waitForEnd(System.in);
        System.exit(0);
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

    private static void waitForEnd(InputStream input) throws IOException {
        var ignored = new byte[256];
        while (input.read(ignored) >= 0) {
            // Nothing is said to a node but goodbye.
        }
    }

    private static void close(EmbeddedNode node) {
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
