package dev.sextant.panel;

import javafx.scene.Node;

/** The drawing of a panel's answer. Used on the JavaFX thread only. */
public interface PanelView<T> {

    Node node();

    /** Draws an answer; called again on each refresh with the newest. */
    void show(T data, PanelScope scope);
}
