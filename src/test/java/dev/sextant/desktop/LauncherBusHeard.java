package dev.sextant.desktop;

import java.util.HashMap;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** The same signals as a dock takes them. */
@DBusInterfaceName("com.canonical.Unity.LauncherEntry")
public interface LauncherBusHeard extends DBusInterface {

    class Update extends DBusSignal {
        private final String entry;
        private final Map<String, Variant<?>> properties;

        public Update(String path, String entry, Map<String, Variant<?>> properties)
                throws DBusException {
            super(path, entry, properties);
            this.entry = entry;
            this.properties = properties;
        }

        String entry() {
            return entry;
        }

        Map<String, Object> plain() {
            var plain = new HashMap<String, Object>();
            properties.forEach((name, value) -> plain.put(name, value.getValue()));
            return plain;
        }
    }
}
