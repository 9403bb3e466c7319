package dev.sextant.notify.services;

import dev.sextant.notify.desktop.DesktopNotice;
import dev.sextant.notify.desktop.DesktopNotifications;
import java.util.ArrayList;
import java.util.List;

/** A desktop that keeps everything that it was to show. */
public final class FakeDesktop implements DesktopNotifications {

    private final List<DesktopNotice> shown = new ArrayList<>();
    private final List<String> withdrawn = new ArrayList<>();
    private boolean there = true;

    public void goAway() {
        there = false;
    }

    public List<DesktopNotice> shown() {
        return List.copyOf(shown);
    }

    public List<String> withdrawn() {
        return List.copyOf(withdrawn);
    }

    @Override
    public Availability availability() {
        return new Availability(there, there ? "" : "There is no session bus.");
    }

    @Override
    public boolean show(DesktopNotice notice) {
        if (there) shown.add(notice);
        return there;
    }

    @Override
    public void withdraw(String id) {
        withdrawn.add(id);
    }

    @Override
    public void close() {}
}
