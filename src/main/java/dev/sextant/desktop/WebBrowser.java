package dev.sextant.desktop;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands an address to the system, which opens it in whatever the person browses with. */
public final class WebBrowser {

    private static final Logger LOG = LoggerFactory.getLogger(WebBrowser.class);

    /** Whoever has not failed by then is starting something. */
    private static final int SECONDS = 5;

    private WebBrowser() {}

    /**
     * Blocks until the system took it or did not.
     *
     * @param address http or https
     * @return false when nothing could be opened
     */
    public static boolean open(URI address) throws InterruptedException {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) return false;
        var command = command(System.getProperty("os.name", ""), address.toString());
        if (command == null) return false;
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            LOG.info("No browser could be started: {}", e.getMessage());
            return false;
        }
    }

    /** Never through a shell; null where there is no display to open a browser on. */
    static @Nullable List<String> command(String system, String address) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        if (name.contains("mac")) return List.of("open", address);
        var display = System.getenv("DISPLAY");
        var wayland = System.getenv("WAYLAND_DISPLAY");
        var hasNone =
                (display == null || display.isBlank()) && (wayland == null || wayland.isBlank());
        return hasNone ? null : List.of("xdg-open", address);
    }
}
