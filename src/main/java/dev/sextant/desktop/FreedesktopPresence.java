package dev.sextant.desktop;

import dev.sextant.live.Live;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/**
 * Linux: an item in the tray where there is one (KDE, and GNOME with its extension), and a number
 * in docks that know Unity's launcher entries. Run against a watcher of the tests' own on a real
 * bus, not on a whole desktop.
 */
final class FreedesktopPresence implements Presence {

    private final SessionBus bus;
    private final TrayItem item;
    private final Live<Boolean> wayBack = new Live<>(false);
    private final String name = TrayBus.INTERFACE + "-" + ProcessHandle.current().pid() + "-1";

    FreedesktopPresence(SessionBus bus, Badge first, Runnable activated) {
        this.bus = bus;
        item = new TrayItem(first, activated);
        bus.use("have a tray", this::enter);
    }

    private void enter(DBusConnection connection) throws DBusException {
        connection.exportObject(TrayBus.PATH, item);
        connection.requestBusName(name);
        connection.addSigHandler(
                DBus.NameOwnerChanged.class,
                signal -> {
                    if (!signal.name.equals(TrayWatcherBus.NAME)) return;
                    if (signal.newOwner.isEmpty()) wayBack.set(false);
                    else bus.use("take a tray item", this::register);
                });
        register(connection);
    }

    private void register(DBusConnection connection) throws DBusException {
        var names = connection.getRemoteObject("org.freedesktop.DBus", "/", DBus.class);
        if (!names.NameHasOwner(TrayWatcherBus.NAME)) return;
        connection
                .getRemoteObject(TrayWatcherBus.NAME, TrayWatcherBus.PATH, TrayWatcherBus.class)
                .RegisterStatusNotifierItem(name);
        Boolean hosted =
                connection
                        .getRemoteObject(TrayWatcherBus.NAME, TrayWatcherBus.PATH, Properties.class)
                        .Get(TrayWatcherBus.NAME, "IsStatusNotifierHostRegistered");
        wayBack.set(Boolean.TRUE.equals(hosted));
    }

    @Override
    public Live<Boolean> wayBack() {
        return wayBack;
    }

    @Override
    public void show(Badge badge) {
        item.show(badge);
        bus.use(
                "show a number",
                connection -> {
                    connection.sendMessage(new TrayBus.NewIcon(TrayBus.PATH));
                    connection.sendMessage(new TrayBus.NewTitle(TrayBus.PATH));
                    connection.sendMessage(new TrayBus.NewToolTip(TrayBus.PATH));
                    connection.sendMessage(update(badge.firing()));
                });
    }

    private static LauncherBus.Update update(long firing) throws DBusException {
        return new LauncherBus.Update(
                LauncherBus.PATH,
                LauncherBus.ENTRY,
                Map.of(
                        "count", new Variant<>(firing),
                        "count-visible", new Variant<>(firing > 0)));
    }

    @Override
    public void close() {
        wayBack.set(false);
        // what was sent leaves before the bus is closed
        bus.use("show a number", connection -> connection.sendMessage(update(0)));
    }
}
