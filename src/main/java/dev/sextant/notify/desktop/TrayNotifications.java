package dev.sextant.notify.desktop;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows and macOS: balloons of an icon in the tray. A balloon cannot be taken away, and a click
 * means the newest one.
 */
final class TrayNotifications implements DesktopNotifications {

    private static final Logger LOG = LoggerFactory.getLogger(TrayNotifications.class);

    private final Executor executor;
    private @Nullable TrayIcon icon;
    private @Nullable Availability found;
    private @Nullable DesktopNotice newest;

    TrayNotifications(Executor executor) {
        this.executor = executor;
    }

    @Override
    public synchronized Availability availability() {
        var known = found;
        if (known != null) return known;
        var tried = tried();
        found = tried;
        if (!tried.available()) LOG.info("{} They show in the window only.", tried.reason());
        return tried;
    }

    private Availability tried() {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            return Availability.no("This desktop has no tray for notifications.");
        }
        var made = new TrayIcon(picture(), "Sextant");
        made.setImageAutoSize(true);
        made.addActionListener(_ -> executor.execute(this::clicked));
        try {
            SystemTray.getSystemTray().add(made);
        } catch (AWTException e) {
            return Availability.no("This desktop's tray takes no icon.");
        }
        icon = made;
        return Availability.YES;
    }

    @Override
    public synchronized boolean show(DesktopNotice notice) {
        if (!availability().available() || icon == null) return false;
        newest = notice;
        var type =
                notice.over()
                        ? TrayIcon.MessageType.INFO
                        : switch (notice.severity()) {
                            case CRITICAL -> TrayIcon.MessageType.ERROR;
                            case WARNING -> TrayIcon.MessageType.WARNING;
                            case INFO -> TrayIcon.MessageType.INFO;
                        };
        icon.displayMessage(Markup.plain(notice.title()), Markup.plain(notice.body()), type);
        return true;
    }

    @Override
    public synchronized void withdraw(String id) {
        var last = newest;
        if (last != null && last.id().equals(id)) newest = null;
    }

    @Override
    public synchronized void close() {
        if (icon != null) SystemTray.getSystemTray().remove(icon);
        icon = null;
        found = Availability.no("Closed.");
    }

    private void clicked() {
        DesktopNotice last;
        synchronized (this) {
            last = newest;
        }
        if (last != null) last.onClick().run();
    }

    private static BufferedImage picture() {
        var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.ORANGE);
        graphics.fillArc(2, -14, 28, 44, 240, 60);
        graphics.setColor(Color.GRAY);
        graphics.drawLine(16, 4, 16, 28);
        graphics.dispose();
        return image;
    }
}
