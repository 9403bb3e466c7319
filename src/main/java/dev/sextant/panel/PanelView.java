package dev.sextant.panel;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The drawing of a panel's answer. Used on the JavaFX thread only. */
public interface PanelView<T> {

    Node node();

    /** Draws an answer; called again on each refresh with the newest. */
    void show(T data, PanelScope scope);

    /** What the view shows in place of the newest answer, such as an older page; null for none. */
    default @Nullable Kept<T> kept() {
        return null;
    }

    /** An answer and what it was asked for. */
    record Kept<T>(T data, PanelScope scope) {}
}
