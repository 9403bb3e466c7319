package dev.sextant.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.notify.desktop.PrivateBus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Tray, dock and dark or light over a real bus, with the desktop's side played here. */
@EnabledIf("dev.sextant.notify.desktop.PrivateBus#isInstalled")
class DesktopBusTest {

    private static final Badge NOTHING =
            new Badge(0, "nothing fires", List.of(new TrayPixels(1, 1, new byte[] {1, 2, 3, 4})));

    @TempDir private Path directory = Path.of("");

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init")
    private PrivateBus bus;

    @SuppressWarnings("NullAway.Init")
    private DBusConnection desktop;

    @SuppressWarnings("NullAway.Init")
    private SessionBus session;

    @BeforeEach
    void connect() throws Exception {
        bus = new PrivateBus(directory);
        desktop = DBusConnectionBuilder.forAddress(bus.address()).withShared(false).build();
        session = new SessionBus(bus.address(), workers);
    }

    @AfterEach
    void disconnect() {
        session.close();
        desktop.disconnect();
        workers.shutdownNow();
        bus.close();
    }

    @Test
    void isInTheTrayAndComesWhenCalled() throws Exception {
        var watcher = new Watcher();
        desktop.exportObject(TrayWatcherBus.PATH, watcher);
        desktop.requestBusName(TrayWatcherBus.NAME);
        var calls = new CopyOnWriteArrayList<String>();
        try (var presence =
                new FreedesktopPresence(session, NOTHING, () -> calls.add("activated"))) {
            await().until(() -> presence.wayBack().get());
            var item = watcher.items.getFirst();
            assertTrue(item.startsWith("org.kde.StatusNotifierItem-"), item);
            presence.show(new Badge(2, "2 alerts fire", NOTHING.pictures()));
            assertEquals(
                    "('2 alerts fire',)",
                    gdbus("Get", item, "org.kde.StatusNotifierItem", "Title"));
            var all = gdbus("GetAll", item, "org.kde.StatusNotifierItem");
            assertTrue(
                    all.contains("'IconPixmap': <[(1, 1, [byte 0x01, 0x02, 0x03, 0x04])]>"), all);
            assertTrue(all.contains("'ItemIsMenu': <false>"), all);
            assertTrue(all.contains("'Menu': <objectpath '/NO_DBUSMENU'>"), all);
            assertTrue(all.contains("'Sextant', '2 alerts fire')>"), all);
            desktop.getRemoteObject(item, TrayBus.PATH, TrayBus.class).Activate(3, 4);
            await().until(() -> calls.equals(List.of("activated")));
        }
    }

    @Test
    void aTrayThatComesLaterIsEnteredAndOneThatGoesIsNoWayBack() throws Exception {
        try (var presence = new FreedesktopPresence(session, NOTHING, () -> {})) {
            assertFalse(presence.wayBack().get());
            desktop.exportObject(TrayWatcherBus.PATH, new Watcher());
            desktop.requestBusName(TrayWatcherBus.NAME);
            await().until(() -> presence.wayBack().get());
            desktop.releaseBusName(TrayWatcherBus.NAME);
            await().until(() -> !presence.wayBack().get());
        }
    }

    @Test
    void aDockIsToldTheNumberAndItsEnd() throws Exception {
        var heard = new CopyOnWriteArrayList<Map<String, Object>>();
        desktop.addSigHandler(
                LauncherBusHeard.Update.class,
                signal -> {
                    if (signal.entry().equals("application://dev.sextant.Sextant.desktop")) {
                        heard.add(signal.plain());
                    }
                });
        try (var presence = new FreedesktopPresence(session, NOTHING, () -> {})) {
            presence.show(new Badge(3, "3 alerts fire", NOTHING.pictures()));
            await().until(() -> !heard.isEmpty());
            assertEquals(Map.of("count", 3L, "count-visible", true), heard.getFirst());
        }
        await().until(() -> heard.size() == 2);
        assertEquals(Map.of("count", 0L, "count-visible", false), heard.getLast());
    }

    @Test
    void followsTheDesktopFromDarkToLight() throws Exception {
        desktop.exportObject(PortalBus.PATH, new Portal());
        desktop.requestBusName(PortalBus.NAME);
        var scheme = SystemScheme.ofPortal(session).scheme();
        await().until(() -> scheme.get() == SystemScheme.Scheme.DARK);
        for (var other :
                List.of(
                        change("org.gnome.desktop.interface", PortalBus.COLOR_SCHEME, 0),
                        change(PortalBus.APPEARANCE, "contrast", 0),
                        change(PortalBus.APPEARANCE, PortalBus.COLOR_SCHEME, 2))) {
            desktop.sendMessage(other);
        }
        await().until(() -> scheme.get() == SystemScheme.Scheme.LIGHT);
        desktop.sendMessage(change(PortalBus.APPEARANCE, PortalBus.COLOR_SCHEME, 0));
        await().until(() -> scheme.get() == SystemScheme.Scheme.NO_WISH);
    }

    @Test
    void withoutADesktopNothingHappens() throws Exception {
        var scheme = SystemScheme.ofPortal(session).scheme();
        try (var none = new SessionBus("", workers);
                var gone = new SessionBus("unix:path=" + directory + "/none", workers)) {
            for (var nowhere : List.of(none, gone)) {
                var presence = new FreedesktopPresence(nowhere, NOTHING, () -> {});
                presence.show(NOTHING);
                assertFalse(presence.wayBack().get());
                presence.close();
            }
        }
        assertEquals(SystemScheme.Scheme.UNKNOWN, scheme.get());
    }

    private static PortalBus.SettingChanged change(String group, String key, int value)
            throws Exception {
        return new PortalBus.SettingChanged(
                PortalBus.PATH, group, key, new Variant<>(new UInt32(value)));
    }

    /** Asks as another program does, with another library. */
    private String gdbus(String method, String name, String... arguments) throws Exception {
        var command =
                new java.util.ArrayList<>(
                        List.of(
                                "gdbus",
                                "call",
                                "--address",
                                bus.address(),
                                "--dest",
                                name,
                                "--object-path",
                                TrayBus.PATH,
                                "--method",
                                "org.freedesktop.DBus.Properties." + method));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip().replace("(<'", "('").replace("'>,)", "',)");
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private static final class Portal implements PortalBus {
        @Override
        public Variant<?> Read(String group, String key) {
            return new Variant<>(new Variant<>(new UInt32(1)));
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }

    private static final class Watcher implements TrayWatcherBus, Properties {
        final List<String> items = new CopyOnWriteArrayList<>();

        @Override
        public void RegisterStatusNotifierItem(String service) {
            items.add(service);
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <A> A Get(String group, String property) {
            return (A) Boolean.valueOf(property.equals("IsStatusNotifierHostRegistered"));
        }

        @Override
        public <A> void Set(String group, String property, A value) {}

        @Override
        public Map<String, Variant<?>> GetAll(String group) {
            return Map.of();
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }
}
