package dev.sextant.desktop;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** The entry of a program in a dock, as D-Bus sees it. */
@DBusInterfaceName("com.canonical.Unity.LauncherEntry")
public interface LauncherBus extends DBusInterface {

    String PATH = "/dev/sextant/Sextant";

    /** The file of the installed program, by which the dock knows it. */
    String ENTRY = "application://dev.sextant.Sextant.desktop";

    /** The dock shows another number. */
    class Update extends DBusSignal {
        public Update(String path, String entry, Map<String, Variant<?>> properties)
                throws DBusException {
            super(path, entry, properties);
        }
    }
}
