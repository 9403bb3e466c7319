package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert;
import dev.sextant.model.Severity;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.SampleAlerts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopNotifierTest extends NotifierContract {

    private final List<Alert> opened = new ArrayList<>();

    @Override
    Notifier notifier(Duration deadline) {
        return new Notifiers(
                        EXECUTOR,
                        InstantSource.fixed(SampleAlerts.NOW),
                        new Notifiers.Desktop(desktop, opened::add),
                        deadline)
                .of(new Receiver.Desktop("desktop", List.of()), null);
    }

    @Override
    Receiver.Kind kind() {
        return Receiver.Kind.DESKTOP;
    }

    /** Somebody has it: that takes away, and shows nothing. */
    @Override
    int messagesFor(Notification.Kind message) {
        return message == Notification.Kind.ACKNOWLEDGED ? 0 : 1;
    }

    @Override
    List<String> taken() {
        return desktop.shown().stream().map(one -> one.title() + "\n" + one.body()).toList();
    }

    @Override
    void assertInert(String name) {
        for (var notice : desktop.shown()) assertEquals(-1, notice.title().indexOf('\n'));
    }

    @Test
    void saysWhatIsWrongAndOpensItOnAClick() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("fraud"), "");
        var notice = desktop.shown().getFirst();
        assertEquals("■ CRITICAL · High error rate · fraud v12", notice.title());
        assertEquals("24.1 % of 4,310 predictions failed · limit 5 %", notice.body());
        assertEquals(Severity.CRITICAL, notice.severity());
        notice.onClick().run();
        assertEquals(List.of(SampleAlerts.errorRate("fraud")), opened);
    }

    @Test
    void anAlertHasOneNotificationThatGoesWhenSomebodyHasIt() throws Exception {
        var notifier = notifier(Notifiers.DEADLINE);
        notifier.send(SampleAlerts.fired("fraud"), "");
        notifier.send(SampleAlerts.ofKind(Notification.Kind.ACKNOWLEDGED, "fraud"), "");
        notifier.send(SampleAlerts.ofKind(Notification.Kind.RESOLVED, "fraud"), "");
        var key = SampleAlerts.errorRate("fraud").key().value();
        assertEquals(List.of(key), desktop.withdrawn());
        assertEquals(List.of(key, key), desktop.shown().stream().map(one -> one.id()).toList());
        assertEquals(
                List.of(false, true), desktop.shown().stream().map(one -> one.over()).toList());
    }

    @Test
    void severalAreNamedShortly() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.many(Notification.Kind.DIGEST, 30), "");
        var notice = desktop.shown().getFirst();
        assertEquals("■ CRITICAL · SUMMARY · 30 alerts", notice.title());
        assertEquals(3, notice.body().lines().count());
    }

    /** F10: where there are no notifications nothing fails; the window has them all. */
    @Test
    void withoutADesktopNothingFails() throws Exception {
        desktop.goAway();
        var told = notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("fraud"), "");
        assertTrue(told.contains("in the window only: There is no session bus."), told);
    }
}
