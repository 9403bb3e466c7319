package dev.sextant.desktop;

import java.util.concurrent.Executor;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's message bus, where there is one. What is to be done with it is done on workers, one
 * after the other; without a bus, nothing. Safe for use by many threads.
 */
public final class SessionBus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    private final @Nullable String address;
    private final Executor workers;
    private final Object turn = new Object();
    private @Nullable DBusConnection connection;
    private boolean closed;

    /** Something that is done with the bus. */
    @FunctionalInterface
    interface Use {
        void with(DBusConnection bus) throws DBusException;
    }

    /**
     * @param address null when there is no bus
     */
    public SessionBus(@Nullable String address, Executor workers) {
        this.address = address == null || address.isBlank() ? null : address;
        this.workers = workers;
    }

    /** Does something soon; what fails is logged, since the desktop owes nothing. */
    void use(String what, Use use) {
        if (address == null) return;
        workers.execute(
                () -> {
                    synchronized (turn) {
                        try {
                            var bus = connected();
                            if (bus != null) use.with(bus);
                        } catch (DBusException | DBusExecutionException e) {
                            LOG.debug("The desktop does not {}: {}", what, e.getMessage());
                        } catch (RuntimeException e) {
                            LOG.warn("The desktop does not {}", what, e);
                        }
                    }
                });
    }

    private @Nullable DBusConnection connected() throws DBusException {
        var known = connection;
        if (closed || (known != null && known.isConnected())) return closed ? null : known;
        var made = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection = made;
        return made;
    }

    @Override
    public void close() {
        synchronized (turn) {
            closed = true;
            if (connection != null) connection.disconnect();
            connection = null;
        }
    }
}
