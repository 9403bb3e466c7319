package dev.sextant.desktop;

import dev.sextant.live.Live;
import java.awt.GraphicsEnvironment;
import java.awt.Taskbar;
import java.awt.Taskbar.Feature;

/**
 * macOS: the number on the program's picture in the Dock. Windows draws a number only over windows
 * of AWT, so there the window's own picture carries it. Neither was run: this follows the
 * documentation of {@link Taskbar} and asks it first what it can do.
 */
final class TaskbarPresence implements Presence {

    private final Live<Boolean> wayBack = new Live<>(false);

    @Override
    public Live<Boolean> wayBack() {
        return wayBack;
    }

    @Override
    public void show(Badge badge) {
        if (GraphicsEnvironment.isHeadless() || !Taskbar.isTaskbarSupported()) return;
        var taskbar = Taskbar.getTaskbar();
        if (!taskbar.isSupported(Feature.ICON_BADGE_NUMBER)) return;
        taskbar.setIconBadge(badge.firing() == 0 ? "" : String.valueOf(badge.firing()));
    }

    @Override
    public void close() {
        // the number goes with the program
    }
}
