package dev.sextant.notify.desktop;

import java.util.Locale;
import java.util.concurrent.Executor;

/**
 * The desktop's own notifications. Nothing here throws when there are none: then they are
 * unavailable, for a reason that can be shown, and the caller shows its own. Safe for use by many
 * threads; calls may block for up to 10 seconds.
 */
public interface DesktopNotifications extends AutoCloseable {

    /**
     * Whether they can be shown now.
     *
     * @param reason a sentence; empty when they can
     */
    record Availability(boolean available, String reason) {
        static final Availability YES = new Availability(true, "");

        static Availability no(String reason) {
            return new Availability(false, reason);
        }
    }

    /** As found when last tried; tried now if never before. */
    Availability availability();

    /** Whether it was shown; if not, {@link #availability()} says why. */
    boolean show(DesktopNotice notice);

    /** Takes one away that is still shown. */
    void withdraw(String id);

    @Override
    void close();

    /**
     * Those of the system that this runs on.
     *
     * @param executor runs clicks, and what may block
     */
    static DesktopNotifications ofThisMachine(Executor executor) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win") || system.contains("mac")) {
            return new TrayNotifications(executor);
        }
        return new FreedesktopNotifications(executor, System.getenv());
    }
}
