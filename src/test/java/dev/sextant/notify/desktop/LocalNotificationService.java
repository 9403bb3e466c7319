package dev.sextant.notify.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A notification service that enforces what the specification asks of a caller, and keeps all that
 * it shows.
 */
final class LocalNotificationService implements FreedesktopBus, AutoCloseable {

    record Shown(
            long id, String summary, String body, List<String> actions, int urgency, int expires) {}

    private final DBusConnection bus;
    private final List<String> capabilities;
    private final Map<Long, Shown> shown = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long last;

    LocalNotificationService(String address, List<String> capabilities) throws DBusException {
        this.capabilities = capabilities;
        bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        bus.exportObject(PATH, this);
        bus.requestBusName(NAME);
    }

    synchronized List<Shown> shown() {
        return List.copyOf(shown.values());
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    void click(long id) throws DBusException {
        bus.sendMessage(new ActionInvoked(PATH, new UInt32(id), "default"));
    }

    void dismiss(long id) throws DBusException {
        synchronized (this) {
            shown.remove(id);
        }
        bus.sendMessage(new NotificationClosed(PATH, new UInt32(id), new UInt32(2)));
    }

    @Override
    public synchronized UInt32 Notify(
            String application,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expires) {
        if (application.isBlank()) complain("no application");
        if (summary.isBlank() || summary.contains("\n")) complain("the summary is one line");
        if (actions.size() % 2 != 0) complain("actions come in pairs");
        if (expires < -1) complain("a time to expire");
        var hint = hints.get("urgency");
        var urgency = hint != null && hint.getValue() instanceof Byte level ? level : -1;
        if (urgency < 0 || urgency > 2) complain("urgency is a byte from 0 to 2");
        var replaced = replaces.longValue();
        if (replaced != 0 && !shown.containsKey(replaced)) complain("replaces what is not shown");
        var id = replaced == 0 ? ++last : replaced;
        shown.put(id, new Shown(id, summary, body, List.copyOf(actions), urgency, expires));
        return new UInt32(id);
    }

    private void complain(String what) {
        complaints.add(what);
    }

    @Override
    public List<String> GetCapabilities() {
        return capabilities;
    }

    @Override
    public synchronized void CloseNotification(UInt32 id) {
        if (shown.remove(id.longValue()) == null) complain("closes what is not shown");
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void close() {
        bus.disconnect();
    }
}
