package dev.sextant.notify.services;

import static java.util.stream.Collectors.joining;

import dev.sextant.alert.Alert;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.desktop.DesktopNotice;
import dev.sextant.notify.desktop.DesktopNotifications;
import java.util.function.Consumer;

/**
 * Shows on this machine's desktop. An alert has one notification at a time: what follows takes its
 * place, and it goes when somebody has the alert. Where the desktop has none, nothing fails: the
 * window shows alerts anyway.
 */
final class DesktopNotifier implements Notifier {

    /** The headline says how many there are. */
    private static final int MOST_NAMED = 3;

    private final DesktopNotifications desktop;
    private final Consumer<Alert> open;

    /**
     * @param open what a click does
     */
    DesktopNotifier(DesktopNotifications desktop, Consumer<Alert> open) {
        this.desktop = desktop;
        this.open = open;
    }

    @Override
    public String send(Notification notification, String progress) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        var id = id(notification);
        if (notification.kind() == Notification.Kind.ACKNOWLEDGED) {
            desktop.withdraw(id);
            return "taken away";
        }
        if (desktop.show(notice(id, notification))) return "shown";
        return "in the window only: " + desktop.availability().reason();
    }

    private DesktopNotice notice(String id, Notification notification) {
        var alert = notification.alert();
        var body = body(notification);
        var over =
                switch (notification.kind()) {
                    case RESOLVED, MISSED, STORM_OVER -> true;
                    case FIRED, REPEAT, ACKNOWLEDGED, DIGEST, STORM, TEST -> false;
                };
        return new DesktopNotice(
                id,
                alert.severity(),
                Wording.headline(notification),
                body.isEmpty() ? notification.source() : body,
                over,
                () -> open.accept(alert));
    }

    private static String body(Notification notification) {
        var alerts = notification.alerts();
        if (alerts.size() > 1) {
            return alerts.stream().limit(MOST_NAMED).map(Wording::title).collect(joining("\n"));
        }
        var figure = Wording.figure(notification.alert());
        var happened = Wording.happened(notification);
        return figure.isEmpty() || happened.isEmpty()
                ? figure + happened
                : figure + "\n" + happened;
    }

    private static String id(Notification notification) {
        return switch (notification.kind()) {
            case FIRED, REPEAT, RESOLVED, ACKNOWLEDGED, MISSED ->
                    notification.alert().key().value();
            case STORM, STORM_OVER ->
                    "storm:" + notification.source() + ":" + notification.alert().ruleId();
            case DIGEST, TEST -> notification.id();
        };
    }
}
