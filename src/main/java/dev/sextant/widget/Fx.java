package dev.sextant.widget;

import dev.sextant.live.Live;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The one bridge from other threads to the JavaFX thread. */
public final class Fx {

    private Fx() {}

    /**
     * The live value as a JavaFX property, for as long as the live value exists. Changes in a burst
     * reach the screen as one: the latest.
     */
    public static <T> ReadOnlyObjectProperty<T> property(Live<T> live) {
        var property = new ReadOnlyObjectWrapper<>(live.get());
        var pending = new AtomicBoolean();
        var _ =
                live.listen(
                        value -> {
                            if (!pending.compareAndSet(false, true)) return;
                            Platform.runLater(
                                    () -> {
                                        pending.set(false);
                                        property.set(live.get());
                                    });
                        });
        return property.getReadOnlyProperty();
    }

    /** Runs now when on the JavaFX thread, else soon on it. */
    public static void run(Runnable action) {
        if (Platform.isFxApplicationThread()) action.run();
        else Platform.runLater(action);
    }
}
