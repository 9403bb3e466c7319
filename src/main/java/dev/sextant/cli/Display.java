package dev.sextant.cli;

import dev.sextant.store.Directories;
import dev.sextant.widget.Fonts;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a window can be shown, and what the toolkit needs before it starts. */
final class Display {

    private Display() {}

    /** On Linux a display is named in the environment; elsewhere there always is one. */
    static boolean isThere() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return !system.contains("linux")
                || isSet(System.getenv("DISPLAY"))
                || isSet(System.getenv("WAYLAND_DISPLAY"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** Sees to it that text can be drawn, even on a machine without fonts. */
    static void prepareFonts() throws CommandException {
        var cache = Directories.ofThisMachine().cache();
        try {
            Fonts.prepare(cache);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "The fonts cannot be unpacked to %s: %s.".formatted(cache, e.getMessage()));
        }
    }
}
