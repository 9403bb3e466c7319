package dev.sextant;

import dev.sextant.desktop.SystemScheme;
import dev.sextant.desktop.SystemScheme.Scheme;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.PreferencesStore.Look;
import dev.sextant.store.WindowStore;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Theme;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Dark or light: as the person chose, or as the system is. Used on the JavaFX thread only. */
final class Looks {

    /** What the system was last, so that the next start does not change before one's eyes. */
    private static final String LAST = "system-look";

    private final ObjectProperty<Look> chosen;
    private final ReadOnlyObjectProperty<Scheme> system;
    private final ReadOnlyObjectWrapper<Theme> worn;
    private final WindowStore store;

    Looks(PreferencesStore preferences, SystemScheme scheme, WindowStore store) {
        this.store = store;
        chosen = new SimpleObjectProperty<>(preferences.look());
        system = Fx.property(scheme.scheme());
        worn = new ReadOnlyObjectWrapper<>(theme());
        chosen.subscribe(
                (before, now) -> {
                    preferences.setLook(now);
                    worn.set(theme());
                });
        system.subscribe((before, now) -> worn.set(theme()));
        Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe((before, now) -> worn.set(theme()));
    }

    ObjectProperty<Look> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Theme> wornProperty() {
        return worn.getReadOnlyProperty();
    }

    private Theme theme() {
        return switch (chosen.get()) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
            case SYSTEM -> ofSystem();
        };
    }

    private Theme ofSystem() {
        var theme =
                switch (system.get()) {
                    case DARK -> Theme.DARK;
                    case LIGHT -> Theme.LIGHT;
                    case NO_WISH ->
                            Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                                    ? Theme.DARK
                                    : Theme.LIGHT;
                    case UNKNOWN ->
                            "light".equals(store.details().get(LAST)) ? Theme.LIGHT : Theme.DARK;
                };
        if (system.get() != Scheme.UNKNOWN) {
            store.setDetail(LAST, theme == Theme.LIGHT ? "light" : "dark");
        }
        return theme;
    }
}
