package dev.sextant.notify.desktop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The command {@code notify-send}, where it is installed. */
final class NotifySend {

    private static final String COMMAND = "notify-send";
    private static final int SECONDS_TO_WAIT = 5;

    private final Map<String, String> environment;

    NotifySend(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Also needs a display or a bus: without both the command would only fail. */
    boolean exists() {
        var reachable =
                !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank()
                        || !environment.getOrDefault("DISPLAY", "").isBlank();
        if (!reachable) return false;
        var path = environment.getOrDefault("PATH", "");
        for (var directory : Pattern.compile(Pattern.quote(File.pathSeparator)).split(path, -1)) {
            try {
                if (Files.isExecutable(Path.of(directory, COMMAND))) return true;
            } catch (InvalidPathException e) {
                // then it is not there
            }
        }
        return false;
    }

    /** Whether it was shown. */
    boolean show(DesktopNotice notice) {
        var urgency =
                notice.over()
                        ? "low"
                        : switch (notice.severity()) {
                            case CRITICAL -> "critical";
                            case WARNING -> "normal";
                            case INFO -> "low";
                        };
        try {
            var builder =
                    new ProcessBuilder(
                            List.of(
                                    COMMAND,
                                    "--app-name=Sextant",
                                    "--urgency=" + urgency,
                                    "--",
                                    Markup.plain(notice.title()),
                                    Markup.escaped(notice.body())));
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            var process = builder.start();
            if (process.waitFor(SECONDS_TO_WAIT, TimeUnit.SECONDS)) return process.exitValue() == 0;
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
