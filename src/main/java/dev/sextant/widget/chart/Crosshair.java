package dev.sextant.widget.chart;

import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The one time that all charts of a screen point at; null when nobody points. */
public final class Crosshair {

    private final ObjectProperty<@Nullable Instant> time = new SimpleObjectProperty<>();

    public ObjectProperty<@Nullable Instant> timeProperty() {
        return time;
    }

    public @Nullable Instant time() {
        return time.get();
    }

    public void point(@Nullable Instant at) {
        time.set(at);
    }
}
