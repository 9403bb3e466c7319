package dev.sextant.ui;

import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.help.HelpOverlay;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the window for a moment, one at a time, and the keys that open it from anywhere,
 * popups included. Closing gives the focus back to what had it.
 */
final class Overlays implements AutoCloseable {

    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final StackPane root;
    private final Runnable find;
    private final Supplier<Node> home;
    private final EventHandler<KeyEvent> keys = this::pressed;
    private final ListChangeListener<Window> popups = this::listen;
    private @Nullable Node shown;
    private Runnable closed = () -> {};
    private @Nullable Node focusBefore;

    /**
     * @param find opens what finds anything
     * @param home takes the focus when what had it is gone
     */
    Overlays(StackPane root, Runnable find, Supplier<Node> home) {
        this.root = root;
        this.find = find;
        this.home = home;
        root.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        Window.getWindows().addListener(popups);
    }

    boolean showing(Class<? extends Node> kind) {
        return kind.isInstance(shown);
    }

    /**
     * @param whenClosed runs when it has gone
     */
    void show(Node overlay, Runnable whenClosed) {
        hidePopups();
        var scene = root.getScene();
        var before = shown == null ? (scene == null ? null : scene.getFocusOwner()) : focusBefore;
        if (shown != null) remove();
        focusBefore = before;
        shown = overlay;
        closed = whenClosed;
        root.getChildren().add(overlay);
        overlay.requestFocus();
    }

    /** Takes away what is shown; false when nothing is. */
    boolean hide() {
        if (shown == null) return false;
        var before = focusBefore;
        remove();
        focusBefore = null;
        if (before != null && canTake(before)) before.requestFocus();
        else home.get().requestFocus();
        return true;
    }

    private void remove() {
        root.getChildren().remove(shown);
        shown = null;
        closed.run();
        closed = () -> {};
    }

    private boolean canTake(Node node) {
        if (!Objects.equals(node.getScene(), root.getScene()) || node.isDisabled()) return false;
        for (var up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) return false;
        }
        return true;
    }

    void explain(@Nullable Node about) {
        var topic = HelpTopic.at(about);
        if (topic == null) topic = HelpTopic.at(home.get());
        show(new HelpOverlay(topic == null ? HelpTopic.WELCOME : topic, this::hide), () -> {});
    }

    private void pressed(KeyEvent event) {
        if (FIND.match(event)) {
            find.run();
            event.consume();
        } else if (event.getCode() == KeyCode.F1) {
            help(event);
            event.consume();
        }
    }

    private void help(KeyEvent event) {
        if (event.getSource() instanceof PopupWindow popup) {
            var node = popup.getScene().getFocusOwner();
            var topic = HelpTopic.at(node);
            if (node != null && topic != null) {
                HelpOverlay.beside(node, topic);
                return;
            }
        }
        if (shown instanceof HelpOverlay) hide();
        else explain(shown != null ? shown : focusOwner());
    }

    /** A question mark, where it is not just typed. */
    void questionMark() {
        if (shown instanceof HelpOverlay) hide();
        else explain(focusOwner());
    }

    @Nullable Node focusOwner() {
        var scene = root.getScene();
        return scene == null ? null : scene.getFocusOwner();
    }

    boolean typing() {
        return focusOwner() instanceof TextInputControl;
    }

    private void listen(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (var window : change.getAddedSubList()) {
                if (window instanceof PopupWindow popup && ours(popup)) {
                    popup.addEventFilter(KeyEvent.KEY_PRESSED, keys);
                }
            }
            for (var window : change.getRemoved()) {
                window.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            }
        }
    }

    private boolean ours(PopupWindow popup) {
        Window owner = popup;
        while (owner instanceof PopupWindow inner) owner = inner.getOwnerWindow();
        var scene = root.getScene();
        return scene != null && owner.equals(scene.getWindow());
    }

    private void hidePopups() {
        for (var window : new ArrayList<>(Window.getWindows())) {
            if (window instanceof PopupWindow popup && popup.isAutoHide() && ours(popup)) {
                popup.hide();
            }
        }
    }

    @Override
    public void close() {
        Window.getWindows().removeListener(popups);
    }
}
