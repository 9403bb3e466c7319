package dev.sextant;

import dev.sextant.desktop.Badge;
import dev.sextant.desktop.Presence;
import dev.sextant.desktop.SessionBus;
import dev.sextant.desktop.TrayPixels;
import dev.sextant.live.Live;
import dev.sextant.store.WindowStore;
import dev.sextant.store.WindowStore.Background;
import dev.sextant.ui.KeepWatching;
import dev.sextant.widget.AppIcon;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import java.nio.ByteBuffer;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The program on the desktop beside its windows: the number that fires on its pictures, and what
 * becomes of it when the last window closes. Used on the JavaFX thread only.
 */
final class Desktop implements AutoCloseable {

    /** Of the pictures for a tray, which scales the nearest. */
    private static final List<Integer> TRAY_SIZES = List.of(22, 48);

    private final ConsoleWindows windows;
    private final Watches watches;
    private final WindowStore store;
    private final Runnable quit;
    private final Presence presence;
    private final ReadOnlyObjectProperty<Firing> firing;

    /**
     * @param quit ends the program
     * @param called hears that a person asks for a window; on any thread
     */
    Desktop(
            SessionBus bus,
            ConsoleWindows windows,
            Watches watches,
            WindowStore store,
            Runnable quit,
            Runnable called) {
        this.windows = windows;
        this.watches = watches;
        this.store = store;
        this.quit = quit;
        presence = Presence.ofThisMachine(bus, badge(Firing.NONE), called);
        firing = Fx.property(watches.firing());
        firing.subscribe(this::show);
    }

    /** Whether a person can get a window back while there is none. */
    Live<Boolean> wayBack() {
        return presence.wayBack();
    }

    private void show(Firing now) {
        windows.setIcons(AppIcon.all(now.count(), ground(now)));
        presence.show(badge(now));
    }

    private static Badge badge(Firing now) {
        return new Badge(
                now.count(),
                Messages.text("nav.badge", now.count()),
                TRAY_SIZES.stream()
                        .map(size -> pixels(AppIcon.of(size, now.count(), ground(now))))
                        .toList());
    }

    /** Bars and docks are dark or light as they like: the stronger red and its kin suit both. */
    private static @Nullable Color ground(Firing now) {
        var roles = Theme.LIGHT.palette();
        return switch (now.worst()) {
            case CRITICAL -> roles.p1();
            case WARNING -> roles.p2();
            case INFO -> roles.p3();
            case null -> null;
        };
    }

    private static TrayPixels pixels(Image image) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var colours = new int[width * height];
        image.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
        var bytes = ByteBuffer.allocate(colours.length * Integer.BYTES);
        bytes.asIntBuffer().put(colours);
        return new TrayPixels(width, height, bytes.array());
    }

    /** A person closes the only window. */
    void lastClosed() {
        if (!wayBack().get() || !watches.any()) {
            quit.run();
            return;
        }
        switch (store.background()) {
            case KEEP -> windows.close();
            case END -> quit.run();
            case ASK -> ask();
        }
    }

    private void ask() {
        var window = windows.front();
        if (window == null) return;
        KeepWatching.ask(window.stage())
                .ifPresent(
                        keep -> {
                            store.setBackground(keep ? Background.KEEP : Background.END);
                            if (keep) windows.close();
                            else quit.run();
                        });
    }

    @Override
    public void close() {
        presence.close();
    }
}
