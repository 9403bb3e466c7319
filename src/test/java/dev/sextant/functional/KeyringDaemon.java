package dev.sextant.functional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;

/** GNOME's keyring on a bus of the test's own, so that nobody's keyring is touched. */
final class KeyringDaemon implements AutoCloseable {

    private static final Path DAEMON = Path.of("/usr/bin/gnome-keyring-daemon");

    private final Process daemon;

    private KeyringDaemon(Process daemon) {
        this.daemon = daemon;
    }

    static boolean isInstalled() {
        return Files.isExecutable(DAEMON);
    }

    /** Its keyring is made at the first start; a later one may leave it locked. */
    static KeyringDaemon start(Path home, String bus, boolean unlocked) throws IOException {
        var runtime = Files.createDirectories(home.resolve("run"));
        var command =
                unlocked
                        ? new ProcessBuilder(
                                DAEMON.toString(),
                                "--foreground",
                                "--unlock",
                                "--components=secrets")
                        : new ProcessBuilder(
                                DAEMON.toString(), "--foreground", "--components=secrets");
        var environment = command.environment();
        environment.put("HOME", home.toString());
        environment.put("XDG_DATA_HOME", home.resolve("share").toString());
        environment.put("XDG_RUNTIME_DIR", runtime.toString());
        environment.put("DBUS_SESSION_BUS_ADDRESS", bus);
        environment.remove("DISPLAY");
        var said = home.resolve("keyring.txt");
        command.redirectErrorStream(true).redirectOutput(said.toFile());
        var process = command.start();
        try (var in = process.getOutputStream()) {
            if (unlocked) in.write("password".getBytes(StandardCharsets.UTF_8));
        }
        try (var connection = DBusConnectionBuilder.forAddress(bus).withShared(false).build()) {
            var names =
                    connection.getRemoteObject(
                            "org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> names.NameHasOwner("org.freedesktop.secrets"));
        } catch (DBusException | ConditionTimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the keyring did not start: " + Files.readString(said), e);
        }
        return new KeyringDaemon(process);
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            if (!daemon.waitFor(5, TimeUnit.SECONDS)) daemon.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            daemon.destroyForcibly();
        }
    }
}
