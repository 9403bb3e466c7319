package dev.sextant.ui;

import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Whether Shift was held down with the Enter or the click that something comes of now. */
final class ShiftHeld {

    private boolean held;

    ShiftHeld(Node root) {
        root.addEventFilter(InputEvent.ANY, this::note);
    }

    boolean now() {
        return held;
    }

    private void note(InputEvent event) {
        if (event instanceof KeyEvent key) {
            if (key.getEventType() != KeyEvent.KEY_PRESSED) return;
            held = key.isShiftDown() && key.getCode() == KeyCode.ENTER;
        } else if (event instanceof MouseEvent mouse && mouse.getClickCount() > 0) {
            held = mouse.isShiftDown();
        }
    }
}
