package dev.sextant.notify.desktop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a bus of its own, against a service that enforces the protocol. */
class FreedesktopNotificationsTest {

    private static final Executor EXECUTOR = task -> Thread.ofVirtual().start(task);
    private static final List<String> ALL = List.of("body", "body-markup", "actions");

    @TempDir private Path directory;
    private PrivateBus bus;
    private LocalNotificationService service;
    private DesktopNotifications notifications;
    private final AtomicInteger clicks = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        assumeTrue(PrivateBus.isInstalled(), "dbus-daemon is not installed here: not tried");
        bus = new PrivateBus(directory);
        serve(ALL);
        notifications = on(bus.address());
    }

    @AfterEach
    void stop() {
        if (notifications != null) notifications.close();
        if (service != null) service.close();
        if (bus != null) bus.close();
    }

    private void serve(List<String> capabilities) throws Exception {
        if (service != null) service.close();
        service = new LocalNotificationService(bus.address(), capabilities);
    }

    private static DesktopNotifications on(String address) {
        return new FreedesktopNotifications(
                EXECUTOR, Map.of("DBUS_SESSION_BUS_ADDRESS", address, "PATH", "/nowhere"));
    }

    private DesktopNotice notice(String id, Severity severity, String body, boolean over) {
        return new DesktopNotice(
                id, severity, "High error rate", body, over, clicks::incrementAndGet);
    }

    /** G12: escaped where the service knows markup. */
    @Test
    void showsWithUrgencyAndWithoutMarkup() {
        assertTrue(notifications.availability().available());
        assertTrue(notifications.show(notice("a", Severity.CRITICAL, "<b>&</b>", false)));
        assertTrue(notifications.show(notice("b", Severity.WARNING, "x", false)));
        assertTrue(notifications.show(notice("c", Severity.CRITICAL, "x", true)));
        var shown = service.shown();
        assertEquals("&lt;b&gt;&amp;&lt;/b&gt;", shown.getFirst().body());
        assertEquals(List.of("default", "Open"), shown.getFirst().actions());
        assertEquals(
                List.of(2, 1, 0),
                shown.stream().map(LocalNotificationService.Shown::urgency).toList());
        assertEquals(
                List.of(0, -1, -1),
                shown.stream().map(LocalNotificationService.Shown::expires).toList());
        assertEquals(List.of(), service.complaints());
    }

    @Test
    void showsTextAsItIsWhereNoMarkupIsKnown() throws Exception {
        serve(List.of("body"));
        notifications.show(notice("a", Severity.INFO, "<b>", false));
        assertEquals("<b>", service.shown().getFirst().body());
        assertEquals(List.of(), service.shown().getFirst().actions());
    }

    @Test
    void theSameIdTakesThePlaceAndWithdrawingTakesItAway() {
        notifications.show(notice("a", Severity.CRITICAL, "first", false));
        notifications.show(notice("a", Severity.CRITICAL, "second", false));
        assertEquals(
                List.of("second"),
                service.shown().stream().map(LocalNotificationService.Shown::body).toList());
        notifications.withdraw("a");
        notifications.withdraw("a");
        notifications.withdraw("never shown");
        assertEquals(List.of(), service.shown());
        assertEquals(List.of(), service.complaints());
    }

    @Test
    void aClickComesBack() throws Exception {
        notifications.show(notice("other", Severity.INFO, "x", false));
        notifications.show(
                new DesktopNotice("a", Severity.INFO, "t", "x", false, () -> clicks.addAndGet(10)));
        service.click(service.shown().getLast().id());
        await().until(() -> clicks.get() == 10);
        service.click(4711);
        service.click(service.shown().getFirst().id());
        await().until(() -> clicks.get() == 11);
    }

    @Test
    void whatAPersonDismissedIsShownAnew() throws Exception {
        notifications.show(notice("a", Severity.INFO, "x", false));
        service.dismiss(1);
        // the word of it and what comes next may cross: the new one must not replace the old one
        await().until(
                        () -> {
                            notifications.show(notice("a", Severity.INFO, "y", false));
                            return service.shown().getLast().id() > 1;
                        });
    }

    @Test
    void aServiceThatComesBackIsFoundAgain() throws Exception {
        assertTrue(notifications.show(notice("a", Severity.INFO, "x", false)));
        service.close();
        assertFalse(notifications.show(notice("a", Severity.INFO, "x", false)));
        assertFalse(notifications.availability().available());
        serve(ALL);
        assertTrue(notifications.show(notice("a", Severity.INFO, "x", false)));
        assertTrue(notifications.availability().available());
        assertEquals(List.of(), service.complaints());
    }

    /** F10: no bus, no service, no exception. */
    @Test
    void withoutAServiceItSaysWhy() {
        service.close();
        for (var address : List.of(bus.address(), "", "unix:path=/no/such/bus", "nonsense")) {
            try (var none = on(address)) {
                assertFalse(none.show(notice("a", Severity.INFO, "x", false)), address);
                assertFalse(none.availability().available());
                assertFalse(none.availability().reason().isBlank());
                none.withdraw("a");
            }
        }
    }
}
