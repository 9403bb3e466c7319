package dev.sextant.notify.desktop;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the desktop from turning its screen off, where it can be asked to. */
public final class ScreenLight {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenLight.class);
    private static final String NAME = "org.freedesktop.ScreenSaver";
    private static final String PATH = "/org/freedesktop/ScreenSaver";

    private ScreenLight() {}

    /** As the bus knows it: method names are the bus's. */
    @DBusInterfaceName(NAME)
    public interface Bus extends DBusInterface {
        UInt32 Inhibit(String application, String reason);

        void UnInhibit(UInt32 cookie);
    }

    /**
     * Asks for light until what is returned is run; blocks. Without such a desktop nothing happens.
     */
    public static Runnable keep(String reason) {
        try {
            var bus = DBusConnectionBuilder.forSessionBus().withShared(false).build();
            try {
                var screen = bus.getRemoteObject(NAME, PATH, Bus.class);
                var cookie = screen.Inhibit("Sextant", reason);
                return () -> {
                    try {
                        screen.UnInhibit(cookie);
                    } catch (DBusExecutionException e) {
                        LOG.debug("The desktop did not hear that the screen may go dark", e);
                    }
                    bus.disconnect();
                };
            } catch (DBusException | DBusExecutionException e) {
                bus.disconnect();
                throw e;
            }
        } catch (DBusException | RuntimeException e) {
            LOG.debug("The desktop cannot be asked to leave the screen on: {}", e.toString());
            return () -> {};
        }
    }
}
