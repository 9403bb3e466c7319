package dev.sextant.demo;

import dev.sextant.store.Directories;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's own Elasticsearch: a child process on a free loopback port with a private data
 * directory that goes when it ends. Several demos run beside each other.
 */
public final class DemoServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoServer.class);

    private static final String ADDRESS = "address";

    private final PrivateDirectory directory;
    private final NodeLaunch launch;
    private final Thread atExit;
    private NodeProcess node;

    private DemoServer(PrivateDirectory directory, NodeLaunch launch, NodeProcess node) {
        this.directory = directory;
        this.launch = launch;
        this.node = node;
        this.atExit = new Thread(this::end, "end-demo");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a server and waits until it answers, at most 90 s.
     *
     * @param progress gets a sentence at each step, on another thread
     * @throws NodeException if it does not start; its log is kept
     */
    public static DemoServer start(Directories directories, Consumer<String> progress)
            throws NodeException, InterruptedException {
        PrivateDirectory directory;
        try {
            directory = PrivateDirectory.create(directories.data());
        } catch (IOException e) {
            throw new NodeException(
                    "The demo cannot write to " + directories.data() + ": " + e.getMessage(), e);
        }
        OldLogs.remove(directories);
        var name = directory.path().getFileName() + ".log";
        var launch = NodeLaunch.of(jars(), directory.path(), directories.logs().resolve(name));
        try {
            return new DemoServer(directory, launch, NodeProcess.start(launch, progress));
        } catch (NodeException | InterruptedException e) {
            remove(directory);
            throw e;
        }
    }

    /** Lets {@link #running} find it; for when its data is loaded. */
    void announce() throws IOException {
        Files.writeString(directory.path().resolve(ADDRESS), url().toString());
    }

    /** Where the newest demo of another process answers, once its data is loaded. */
    static Optional<URI> running(Directories directories) throws IOException {
        for (var path : PrivateDirectory.livingBeside(directories.data()).reversed()) {
            var address = path.resolve(ADDRESS);
            if (Files.exists(address)) return Optional.of(URI.create(Files.readString(address)));
        }
        return Optional.empty();
    }

    /** Where it answers; the same over restarts. */
    public synchronized URI url() {
        return node.url();
    }

    /** The server's process. */
    public synchronized ProcessHandle process() {
        return node.handle();
    }

    /** Stops the server at once, as a crash would. The data stays for {@link #restart}. */
    public synchronized void kill() throws InterruptedException {
        node.kill();
    }

    /** Brings the server back on the same port with the same data. */
    public synchronized void restart(Consumer<String> progress)
            throws NodeException, InterruptedException {
        node.close();
        node = NodeProcess.start(launch.withPort(node.port()), progress);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private synchronized void end() {
        node.close();
        remove(directory);
        try {
            Files.deleteIfExists(launch.log());
        } catch (IOException e) {
            LOG.warn("Cannot remove {}", launch.log(), e);
        }
    }

    private static void remove(PrivateDirectory directory) {
        try {
            directory.close();
        } catch (IOException e) {
            LOG.warn("Cannot remove {}", directory.path(), e);
        }
    }

    /** The launcher and the build say where the server's jars are. */
    private static Path jars() throws NodeException {
        var place = System.getProperty("sextant.node");
        if (place == null) {
            throw new NodeException(
                    "The demo's Elasticsearch is not part of this installation; start the demo"
                            + " with the sextant launcher or mvn -Pdemo.");
        }
        return Path.of(place).resolve("9").resolve("lib");
    }
}
