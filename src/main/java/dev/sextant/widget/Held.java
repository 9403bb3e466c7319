package dev.sextant.widget;

import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A control that cannot be used while what it began goes on. The toolkit then gives the focus to
 * whatever comes next, where another press of the same key does what nobody meant: it comes back
 * with the control, unless a person went elsewhere meanwhile. Used on the JavaFX thread.
 */
public final class Held {

    private final Node control;
    private @Nullable Node landed;
    private boolean focused;
    private Subscription heard = () -> {};

    public Held(Node control) {
        this.control = control;
    }

    /** Holds it, or lets it go; told twice is told once. */
    public void hold(boolean now) {
        if (now == control.isDisable()) return;
        if (now) hold();
        else release();
    }

    private void hold() {
        var scene = control.getScene();
        focused = scene != null && control.isFocused();
        landed = null;
        if (focused) {
            heard =
                    scene.focusOwnerProperty()
                            .subscribe(
                                    (before, after) -> {
                                        if (landed == null) landed = after;
                                    });
        }
        control.setDisable(true);
    }

    private void release() {
        heard.unsubscribe();
        heard = () -> {};
        control.setDisable(false);
        var scene = control.getScene();
        if (!focused || scene == null) return;
        focused = false;
        var owner = scene.getFocusOwner();
        if (owner == null || owner.equals(control) || owner.equals(landed)) control.requestFocus();
    }
}
