package dev.sextant.demo;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Elasticsearch node in a child process with a class path of its own. It ends with this
 * object, and also when this process dies, because its standard input ends then.
 */
public final class NodeProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);
    private static final String REPORT = "sextant-node ";
    private static final String MAIN = "dev.sextant.node.NodeMain";
    private static final long SECONDS_TO_STOP = 15;

    private final Process process;
    private final URI url;

    private NodeProcess(Process process, int port) {
        this.process = process;
        this.url = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts a node and waits until it answers.
     *
     * @param progress gets a sentence at each step, on another thread
     * @throws NodeException if it ends, or does not answer within the deadline
     */
    public static NodeProcess start(NodeLaunch launch, Consumer<String> progress)
            throws NodeException, InterruptedException {
        if (!hasJars(launch.jars())) {
            throw new NodeException(
                    "The demo's Elasticsearch is missing from "
                            + launch.jars()
                            + "; build or install Sextant again.");
        }
        var process = spawn(launch);
        var ready = new CompletableFuture<Integer>();
        var pump = new Thread(() -> read(process, ready, progress), "node-output");
        pump.setDaemon(true);
        pump.start();
        try {
            var port = ready.get(launch.deadline().toMillis(), TimeUnit.MILLISECONDS);
            return new NodeProcess(process, port);
        } catch (ExecutionException e) {
            end(process);
            var cause = e.getCause() == null ? e : e.getCause();
            throw failed(String.valueOf(cause.getMessage()), launch, cause);
        } catch (TimeoutException e) {
            end(process);
            var seconds = launch.deadline().toSeconds();
            throw failed("it did not answer within " + seconds + " s", launch, e);
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    /** Where it answers. */
    public URI url() {
        return url;
    }

    public int port() {
        return url.getPort();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    /** Asks it to end, waits for it, and ends it by force if it does not. */
    @Override
    public void close() {
        end(process);
    }

    private static boolean hasJars(Path jars) {
        if (!Files.isDirectory(jars)) return false;
        try (Stream<Path> files = Files.list(jars)) {
            return files.anyMatch(file -> file.toString().endsWith(".jar"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Process spawn(NodeLaunch launch) throws NodeException {
        var builder = new ProcessBuilder(command(launch));
        // Options meant for this process (an agent, an archive of its classes) would break that
        // one.
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(launch.environment());
        builder.redirectError(launch.log().toFile());
        try {
            Files.createDirectories(launch.home());
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            return builder.directory(launch.home().toFile()).start();
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), launch, e);
        }
    }

    private static List<String> command(NodeLaunch launch) {
        var windows = File.separatorChar == '\\';
        var java = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        // It lives for minutes: what the optimizing compiler costs at the start never comes back.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.awt.headless=true");
        command.add("-cp");
        command.add(launch.jars().toAbsolutePath() + File.separator + "*");
        command.add(MAIN);
        command.add("home=" + launch.home().toAbsolutePath());
        command.add("port=" + launch.port());
        command.addAll(launch.arguments());
        return command;
    }

    private static void read(
            Process process, CompletableFuture<Integer> ready, Consumer<String> progress) {
        try (var lines = process.inputReader()) {
            @Nullable String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(REPORT)) {
                    take(line.substring(REPORT.length()), ready, progress);
                }
            }
        } catch (IOException e) {
            LOG.debug("The node's output ended", e);
        }
        ready.completeExceptionally(new IOException("it ended before it answered"));
    }

    private static void take(
            String report, CompletableFuture<Integer> ready, Consumer<String> progress) {
        var space = report.indexOf(' ');
        var key = space < 0 ? report : report.substring(0, space);
        var value = space < 0 ? "" : report.substring(space + 1);
        switch (key) {
            case "starting" -> progress.accept("Starting Elasticsearch " + value + " …");
            case "note" -> progress.accept("Note: " + value + ".");
            case "ready" -> {
                progress.accept("Elasticsearch answers at http://127.0.0.1:" + value + ".");
                ready.complete(Integer.valueOf(value));
            }
            case "failed" -> ready.completeExceptionally(new IOException(value));
            default -> LOG.debug("The node said: {}", report);
        }
    }

    private static NodeException failed(String reason, NodeLaunch launch, Throwable cause) {
        var log = launch.log();
        return new NodeException(
                "Elasticsearch did not start: " + reason + " (its log: " + log + ").", cause);
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The node's input was closed already", e);
        }
        try {
            if (process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) return;
            process.destroyForcibly().waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
