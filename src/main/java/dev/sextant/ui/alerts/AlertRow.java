package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Silence;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list.
 *
 * @param rule that it comes from; null when it is no longer there
 * @param silence the one that keeps it quiet the longest; null for none
 * @param foundLate how it was found out later than its window, in words; empty when it was not
 * @param inGroup whether it stands beneath the alert that tells of it
 * @param beneath how many stand beneath this one
 * @param open whether those are shown
 */
record AlertRow(
        Alert alert,
        @Nullable Rule rule,
        @Nullable Silence silence,
        String foundLate,
        boolean inGroup,
        int beneath,
        boolean open) {

    AlertKey key() {
        return alert.key();
    }

    boolean has(Stand stand) {
        return switch (stand) {
            case FIRING -> alert.active();
            case ACKNOWLEDGED -> alert.active() && alert.acknowledged() != null;
            case SILENCED -> alert.active() && silence != null;
            case RESOLVED -> alert.state() == Alert.State.RESOLVED;
        };
    }

    /** What the list can be narrowed to; an alert may be several of them at once. */
    enum Stand {
        FIRING,
        ACKNOWLEDGED,
        SILENCED,
        RESOLVED
    }
}
