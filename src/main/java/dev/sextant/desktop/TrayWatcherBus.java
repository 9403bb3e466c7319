package dev.sextant.desktop;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** Who keeps the items of the tray, as D-Bus sees it: method names are the bus's. */
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface TrayWatcherBus extends DBusInterface {

    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /**
     * @param service the bus name of the item
     */
    void RegisterStatusNotifierItem(String service);
}
