package dev.sextant.ui.wall;

import dev.sextant.store.WallPreferences;

/** What is remembered of the wall, and what keeps its screen lit. */
public interface WallMemory {

    WallPreferences recall();

    void keep(WallPreferences preferences);

    /** Keeps the screen from going dark until what is returned is run; may block. */
    Runnable stayAwake();

    /** Remembers for as long as it exists. */
    static WallMemory forgetful() {
        return new WallMemory() {
            private WallPreferences kept = WallPreferences.DEFAULT;

            @Override
            public WallPreferences recall() {
                return kept;
            }

            @Override
            public void keep(WallPreferences preferences) {
                kept = preferences;
            }

            @Override
            public Runnable stayAwake() {
                return () -> {};
            }
        };
    }
}
