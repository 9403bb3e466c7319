package dev.sextant.notify.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A session bus of the test's own, so that no desktop of a person is disturbed. */
public final class PrivateBus implements AutoCloseable {

    private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");

    private final Process daemon;
    private final String address;

    public PrivateBus(Path directory) throws IOException {
        var socket = directory.resolve("bus");
        var configuration =
                Files.writeString(
                        directory.resolve("bus.conf"),
                        """
                        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                        <busconfig>
                          <type>session</type>
                          <listen>unix:path=%s</listen>
                          <policy context="default">
                            <allow send_destination="*" eavesdrop="true"/>
                            <allow eavesdrop="true"/>
                            <allow own="*"/>
                          </policy>
                        </busconfig>
                        """
                                .formatted(socket));
        daemon =
                new ProcessBuilder(
                                DAEMON.toString(),
                                "--config-file=" + configuration,
                                "--nofork",
                                "--print-address")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var out = new BufferedReader(daemon.inputReader(StandardCharsets.UTF_8))) {
            var line = out.readLine();
            if (line == null) throw new IOException("the bus did not start");
            address = line.strip();
        }
    }

    public static boolean isInstalled() {
        return Files.isExecutable(DAEMON);
    }

    public String address() {
        return address;
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
