package dev.sextant.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/**
 * Runs one node until standard input ends (the parent closed it, or died) or the process is told to
 * terminate. See {@link NodeArguments} for the arguments and {@link Report} for what it prints;
 * each kind of server brings its own {@code ServerNode}.
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
        var node = ServerNode.of(arguments, report);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
        node.start();
        report.ready(node.httpPort());
        waitForEnd(System.in);
        System.exit(0);
    }

    private static void waitForEnd(InputStream input) throws IOException {
        var ignored = new byte[256];
        while (input.read(ignored) >= 0) {
            // Nothing is said to a node but goodbye.
        }
    }

    private static void close(ServerNode node) {
        try {
            if (node.close(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) return;
            System.err.println("the node did not close in " + SECONDS_TO_CLOSE + " s");
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
