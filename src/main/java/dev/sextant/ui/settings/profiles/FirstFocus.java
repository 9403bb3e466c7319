package dev.sextant.ui.settings.profiles;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;

/** Gives the focus to where a person begins. */
final class FirstFocus {

    private FirstFocus() {}

    /** Now, or as soon as the scroll pane around it has taken it in. */
    static void on(Node node) {
        if (node.getScene() != null) {
            node.requestFocus();
            return;
        }
        node.sceneProperty()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable scene) {
                                if (node.getScene() == null) return;
                                scene.removeListener(this);
                                node.requestFocus();
                            }
                        });
    }
}
