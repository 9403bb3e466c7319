package dev.sextant.ui.frame;

import dev.sextant.widget.Splits;
import javafx.scene.control.SplitPane;

/** Moves the border between two halves without a mouse. */
public final class SplitKeys {

    private static final double STEP = 0.04;
    private static final double LEAST = 0.15;

    private SplitKeys() {}

    /** {@code [} makes the first half smaller, {@code ]} larger; false for other keys. */
    public static boolean typed(SplitPane split, String character) {
        var step = character.equals("[") ? -STEP : character.equals("]") ? STEP : 0;
        if (step == 0 || split.getDividers().isEmpty()) return false;
        var now = split.getDividerPositions()[0];
        split.setDividerPosition(0, Math.clamp(now + step, LEAST, 1 - LEAST));
        Splits.keep(split);
        return true;
    }
}
