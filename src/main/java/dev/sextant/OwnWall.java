package dev.sextant;

import dev.sextant.notify.desktop.ScreenLight;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.WallPreferences;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.widget.Messages;

/** The wall as this machine remembers it. */
record OwnWall(PreferencesStore preferences) implements WallMemory {

    @Override
    public WallPreferences recall() {
        return preferences.wall();
    }

    @Override
    public void keep(WallPreferences next) {
        preferences.setWall(next);
    }

    @Override
    public Runnable stayAwake() {
        return ScreenLight.keep(Messages.text("wall.dashboard"));
    }
}
