package dev.sextant.desktop;

import dev.sextant.live.Live;
import java.util.Locale;

/**
 * Where the desktop shows the program beside its windows. Nothing here throws: a desktop that has
 * no such place shows nothing. Safe for use by many threads; nothing blocks.
 */
public interface Presence extends AutoCloseable {

    /** Whether a person can get a window back from there while the program has none. */
    Live<Boolean> wayBack();

    void show(Badge badge);

    @Override
    void close();

    /**
     * That of the system this runs on. On Linux AWT is never started: it would bring a second
     * toolkit to the display.
     *
     * @param first what is shown at first
     * @param activated hears that a person asks for the window; on any thread
     */
    static Presence ofThisMachine(SessionBus bus, Badge first, Runnable activated) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("win") || system.contains("mac")
                ? new TaskbarPresence()
                : new FreedesktopPresence(bus, first, activated);
    }
}
