package dev.sextant.desktop;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** The settings of the XDG Desktop Portal, as D-Bus sees them: method names are the bus's. */
@DBusInterfaceName("org.freedesktop.portal.Settings")
public interface PortalBus extends DBusInterface {

    String NAME = "org.freedesktop.portal.Desktop";
    String PATH = "/org/freedesktop/portal/desktop";
    String APPEARANCE = "org.freedesktop.appearance";
    String COLOR_SCHEME = "color-scheme";

    /** Newer portals call it ReadOne and keep this, which wraps the value once more. */
    Variant<?> Read(String group, String key);

    /** A setting is another one now. */
    class SettingChanged extends DBusSignal {
        private final String group;
        private final String key;
        private final Variant<?> value;

        public SettingChanged(String path, String group, String key, Variant<?> value)
                throws DBusException {
            super(path, group, key, value);
            this.group = group;
            this.key = key;
            this.value = value;
        }

        public String group() {
            return group;
        }

        public String key() {
            return key;
        }

        public Variant<?> value() {
            return value;
        }
    }
}
