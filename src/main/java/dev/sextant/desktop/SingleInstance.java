package dev.sextant.desktop;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the console of this user and these directories. Whoever has it listens on a
 * socket that only this user can reach; a later start hands over what it was asked for. The right
 * is a lock of the system, which ends with the process however that ends.
 */
public final class SingleInstance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);

    /** Bytes of a socket's path: 108 on Linux, 104 on macOS, less the closing zero. */
    private static final int LONGEST_PATH = 100;

    private static final int MOST_AT_ONCE = 8;
    private static final Duration LINE_COMES_WITHIN = Duration.ofSeconds(2);

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;
    private final Path socket;
    private final ServerSocketChannel server;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** Carries out what later starts ask for; called on a worker. */
    @FunctionalInterface
    public interface Handler {
        /** A sentence why not; null when it was done. */
        @Nullable String handle(Request request) throws InterruptedException;
    }

    private SingleInstance(
            Path directory,
            FileChannel channel,
            FileLock lock,
            Path socket,
            ServerSocketChannel server) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
        this.socket = socket;
        this.server = server;
    }

    /**
     * Takes the right, and what a dead instance left behind; null when another process has it.
     *
     * @param directory of the instance alone; made for this user alone
     * @throws IOException when it can be neither taken nor seen that another has it
     */
    public static @Nullable SingleInstance tryTake(Path directory) throws IOException {
        makePrivate(directory);
        var channel =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        var taken = false;
        try {
            var lock = channel.tryLock();
            if (lock == null) return null;
            sweep(directory);
            var socket = place(directory);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            announce(directory, socket);
            taken = true;
            return new SingleInstance(directory, channel, lock, socket, server);
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (!taken) channel.close();
        }
    }

    /** A socket's path is short: in a deep directory it lies among temporary files. */
    private static Path place(Path directory) throws IOException {
        var wanted = directory.resolve("socket");
        if (wanted.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            return wanted;
        }
        return Files.createTempDirectory("sextant").resolve("socket");
    }

    /** What an instance left behind that could not end itself. */
    private static void sweep(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve("socket"));
        var old =
                Files.isRegularFile(RunningInstance.address(directory))
                        ? RunningInstance.read(directory)
                        : new String[0];
        if (old.length != 2) return;
        var socket = Path.of(old[1]);
        var parent = socket.getParent();
        if (parent == null || parent.equals(directory) || !socket.endsWith("socket")) return;
        Files.deleteIfExists(socket);
        Files.deleteIfExists(parent);
    }

    private static void announce(Path directory, Path socket) throws IOException {
        var next = directory.resolve("address.new");
        Files.writeString(next, ProcessHandle.current().pid() + "\n" + socket + "\n");
        Files.move(
                next,
                RunningInstance.address(directory),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Who can enter the directory can ask; that is this user alone. */
    private static void makePrivate(Path directory) throws IOException {
        var mine = PosixFilePermissions.fromString("rwx------");
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(directory);
            return;
        }
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(mine));
        Files.getFileAttributeView(
                        directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(mine);
    }

    /** Begins to hear later starts. */
    public void listen(Executor workers, Handler handler) {
        workers.execute(() -> accept(workers, handler));
    }

    private void accept(Executor workers, Handler handler) {
        while (server.isOpen()) {
            try {
                places.acquire();
                var caller = server.accept();
                workers.execute(
                        () -> {
                            try {
                                hear(caller, handler);
                            } finally {
                                places.release();
                            }
                        });
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("Later starts are not heard any more: {}", e.getMessage());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void hear(SocketChannel caller, Handler handler) {
        try (var line = Line.over(caller)) {
            var request = Request.of(line.read(LINE_COMES_WITHIN));
            var refusal =
                    request == null
                            ? "The Sextant that runs does not understand this one."
                            : handler.handle(request);
            line.write(
                    refusal == null ? "OK" : "NO " + refusal.replace('\n', ' '), LINE_COMES_WITHIN);
        } catch (IOException e) {
            LOG.debug("A later start was not answered: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A later start was not answered", e);
        }
    }

    /** Ends hearing at once: who comes now waits until the right is free. */
    public void stopListening() {
        try {
            server.close();
            Files.deleteIfExists(RunningInstance.address(directory));
            Files.deleteIfExists(socket);
            if (!socket.startsWith(directory)) Files.deleteIfExists(socket.getParent());
        } catch (IOException e) {
            LOG.warn("The socket for later starts was not taken away: {}", e.getMessage());
        }
    }

    /** Gives the right back. */
    @Override
    public void close() {
        stopListening();
        try {
            if (lock.isValid()) lock.release();
            channel.close();
        } catch (IOException e) {
            LOG.warn("The right to be the only instance was not given back: {}", e.getMessage());
        }
    }
}
