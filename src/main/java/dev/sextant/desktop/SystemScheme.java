package dev.sextant.desktop;

import dev.sextant.live.Live;
import java.util.Locale;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * Whether the desktop of a Linux machine is dark or light, as the portal says, which knows better
 * than the toolkit: that one sees the theme of GTK 3 alone. Reading happens in the background;
 * until the answer comes, and without a portal, nothing is known.
 */
public final class SystemScheme {

    /** What the desktop says. */
    public enum Scheme {
        DARK,
        LIGHT,

        /** It has no wish: what the toolkit sees counts. */
        NO_WISH,

        /** There is none to ask, or it has not answered yet. */
        UNKNOWN
    }

    private final Live<Scheme> scheme;

    private SystemScheme(Scheme first) {
        scheme = new Live<>(first);
    }

    /** On other systems the toolkit sees it by itself. */
    public static SystemScheme ofThisMachine(SessionBus bus) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("win") || system.contains("mac")
                ? new SystemScheme(Scheme.NO_WISH)
                : ofPortal(bus);
    }

    static SystemScheme ofPortal(SessionBus bus) {
        var made = new SystemScheme(Scheme.UNKNOWN);
        made.ask(bus);
        return made;
    }

    private void ask(SessionBus bus) {
        bus.use(
                "say whether it is dark",
                connection -> {
                    connection.addSigHandler(PortalBus.SettingChanged.class, this::changed);
                    var portal =
                            connection.getRemoteObject(
                                    PortalBus.NAME, PortalBus.PATH, PortalBus.class);
                    scheme.set(of(portal.Read(PortalBus.APPEARANCE, PortalBus.COLOR_SCHEME)));
                });
    }

    /** Changes when the person changes it. */
    public Live<Scheme> scheme() {
        return scheme;
    }

    private void changed(PortalBus.SettingChanged signal) {
        if (!signal.group().equals(PortalBus.APPEARANCE)) return;
        if (signal.key().equals(PortalBus.COLOR_SCHEME)) scheme.set(of(signal.value()));
    }

    private static Scheme of(Variant<?> answer) {
        Object value = answer;
        while (value instanceof Variant<?> wrapped) value = wrapped.getValue();
        if (!(value instanceof UInt32 number)) return Scheme.NO_WISH;
        return switch (number.intValue()) {
            case 1 -> Scheme.DARK;
            case 2 -> Scheme.LIGHT;
            default -> Scheme.NO_WISH;
        };
    }
}
