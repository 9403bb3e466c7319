package dev.sextant.notify.desktop;

import dev.sextant.model.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux and other systems with a session bus. Where the bus cannot be reached by the library, the
 * command {@code notify-send} is tried, which knows no clicks.
 */
final class FreedesktopNotifications implements DesktopNotifications {

    private static final Logger LOG = LoggerFactory.getLogger(FreedesktopNotifications.class);
    private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";
    private static final String APPLICATION = "Sextant";
    private static final int SECONDS_TO_WAIT = 5;
    private static final int AS_THE_DESKTOP_LIKES = -1;
    private static final int UNTIL_DISMISSED = 0;

    private final Executor executor;
    private final Map<String, String> environment;
    private final NotifySend command;
    private final Map<String, UInt32> shown = new HashMap<>();
    private final Map<String, Runnable> clicks = new HashMap<>();
    private @Nullable Session session;
    private @Nullable Availability found;
    private boolean said;
    private boolean closed;

    /** A bus with a notification service on it. */
    private record Session(DBusConnection bus, FreedesktopBus service, List<String> capabilities) {}

    FreedesktopNotifications(Executor executor, Map<String, String> environment) {
        this.executor = executor;
        this.environment = environment;
        this.command = new NotifySend(environment);
    }

    @Override
    public synchronized Availability availability() {
        if (found == null) open();
        return found == null ? Availability.no("Nothing was tried yet.") : found;
    }

    @Override
    public synchronized boolean show(DesktopNotice notice) {
        if (closed) return false;
        var open = open();
        if (open == null) return command.exists() && command.show(notice);
        try {
            var id = within(() -> notify(open, notice));
            shown.put(notice.id(), id);
            clicks.put(notice.id(), notice.onClick());
            return true;
        } catch (DBusException e) {
            lost("The notification service does not answer: " + e.getMessage());
            return command.exists() && command.show(notice);
        }
    }

    @Override
    public synchronized void withdraw(String id) {
        var number = shown.remove(id);
        clicks.remove(id);
        var open = session;
        if (number == null || open == null) return;
        try {
            within(
                    () -> {
                        open.service().CloseNotification(number);
                        return number;
                    });
        } catch (DBusException e) {
            LOG.debug("A notification was not taken away: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        disconnect();
    }

    private static UInt32 notify(Session open, DesktopNotice notice, UInt32 replaces) {
        var markup = open.capabilities().contains("body-markup");
        var body = markup ? Markup.escaped(notice.body()) : Markup.plain(notice.body());
        var critical = notice.severity() == Severity.CRITICAL && !notice.over();
        return open.service()
                .Notify(
                        APPLICATION,
                        replaces,
                        icon(notice),
                        Markup.plain(notice.title()),
                        body,
                        open.capabilities().contains("actions")
                                ? List.of("default", "Open")
                                : List.of(),
                        Map.of(
                                "urgency", new Variant<>(urgency(notice)),
                                "desktop-entry", new Variant<>("sextant")),
                        critical ? UNTIL_DISMISSED : AS_THE_DESKTOP_LIKES);
    }

    private UInt32 notify(Session open, DesktopNotice notice) {
        return notify(open, notice, shown.getOrDefault(notice.id(), new UInt32(0)));
    }

    private @Nullable Session open() {
        var current = session;
        if (current != null && current.bus().isConnected()) return current;
        disconnect();
        var address = environment.getOrDefault(ADDRESS, "");
        if (address.isBlank()) return missing("There is no session bus (" + ADDRESS + ").");
        try {
            var opened = within(() -> connect(address));
            session = opened;
            found = Availability.YES;
            return opened;
        } catch (DBusException e) {
            return missing("No notification service answers on the session bus.");
        }
    }

    private Session connect(String address) throws DBusException {
        var bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        try {
            var service =
                    bus.getRemoteObject(
                            FreedesktopBus.NAME, FreedesktopBus.PATH, FreedesktopBus.class);
            var capabilities = List.copyOf(service.GetCapabilities());
            bus.addSigHandler(FreedesktopBus.ActionInvoked.class, signal -> clicked(signal.id()));
            bus.addSigHandler(FreedesktopBus.NotificationClosed.class, signal -> gone(signal.id()));
            return new Session(bus, service, capabilities);
        } catch (DBusException | DBusExecutionException e) {
            bus.disconnect();
            throw e;
        }
    }

    private @Nullable Session missing(String reason) {
        var other = command.exists();
        found = other ? Availability.YES : Availability.no(reason);
        if (!said) {
            said = true;
            LOG.info(
                    "{} {}",
                    reason,
                    other
                            ? "Notifications go through notify-send."
                            : "They show in the window only.");
        }
        return null;
    }

    private void lost(String reason) {
        disconnect();
        missing(reason);
    }

    private void disconnect() {
        var old = session;
        session = null;
        shown.clear();
        clicks.clear();
        if (old != null) old.bus().disconnect();
    }

    private void clicked(UInt32 number) {
        executor.execute(
                () -> {
                    Runnable click = null;
                    synchronized (this) {
                        for (var entry : shown.entrySet()) {
                            if (entry.getValue().equals(number)) click = clicks.get(entry.getKey());
                        }
                    }
                    if (click != null) click.run();
                });
    }

    private void gone(UInt32 number) {
        executor.execute(
                () -> {
                    synchronized (this) {
                        shown.entrySet()
                                .removeIf(
                                        entry -> {
                                            var same = entry.getValue().equals(number);
                                            if (same) clicks.remove(entry.getKey());
                                            return same;
                                        });
                    }
                });
    }

    /** The bus waits longer than a person does. */
    private <T> T within(Callable<T> call) throws DBusException {
        var result = new CompletableFuture<T>();
        executor.execute(
                () -> {
                    try {
                        result.complete(call.call());
                    } catch (Exception | LinkageError e) {
                        // a runtime without a module that the bus needs is no reason to wait
                        result.completeExceptionally(e);
                    }
                });
        try {
            return result.get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new DBusException(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            // what comes too late is not used, and must not stay open
            var _ = result.thenAccept(late -> discard(late));
            throw new DBusException("no answer within " + SECONDS_TO_WAIT + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DBusException("interrupted", e);
        }
    }

    private static void discard(Object late) {
        if (late instanceof Session unused) unused.bus().disconnect();
    }

    private static byte urgency(DesktopNotice notice) {
        if (notice.over()) return 0;
        return switch (notice.severity()) {
            case CRITICAL -> 2;
            case WARNING -> 1;
            case INFO -> 0;
        };
    }

    private static String icon(DesktopNotice notice) {
        if (notice.over()) return "dialog-information";
        return switch (notice.severity()) {
            case CRITICAL -> "dialog-error";
            case WARNING -> "dialog-warning";
            case INFO -> "dialog-information";
        };
    }
}
