package dev.sextant.widget;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;

/**
 * Whether things on screen may move by themselves: the one place that everything which would move
 * asks. Used on the JavaFX thread only.
 */
public final class Motion {

    /** What a person wants. */
    public enum Choice {
        /** As the desktop says. */
        SYSTEM,
        REDUCED
    }

    private static final ReadOnlyBooleanWrapper REDUCED = new ReadOnlyBooleanWrapper();

    private Motion() {}

    /** From now on, in all windows. */
    public static void choose(Choice choice) {
        REDUCED.unbind();
        switch (choice) {
            case SYSTEM -> REDUCED.bind(Platform.getPreferences().reducedMotionProperty());
            case REDUCED -> REDUCED.set(true);
        }
    }

    /** Whether nothing may move. */
    public static boolean reduced() {
        return REDUCED.get();
    }

    static ReadOnlyBooleanProperty reducedProperty() {
        return REDUCED.getReadOnlyProperty();
    }

    /** Runs something later, on the JavaFX thread; waiting moves nothing. */
    public static void after(Duration delay, Runnable task) {
        var pause = new PauseTransition(delay);
        pause.setOnFinished(event -> task.run());
        pause.play();
    }
}
