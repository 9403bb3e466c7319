package dev.sextant.ui;

import dev.sextant.ui.frame.Notices;
import dev.sextant.widget.Fx;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;

/** Messages at the lower right of the window, over whatever is there; none takes the focus. */
final class InApp implements Notices {

    static final Duration SHOWN = Duration.seconds(5);

    private final Node inside;
    private final ObservableValue<Boolean> showing;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean hushed;

    /**
     * @param inside any node of the window
     */
    InApp(Node inside) {
        this.inside = inside;
        showing =
                inside.sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        showing.subscribe(
                now -> {
                    if (!now) return;
                    var due = List.copyOf(waiting);
                    waiting.clear();
                    due.forEach(Runnable::run);
                });
    }

    @Override
    public void say(String sentence) {
        Fx.run(
                () -> {
                    var label = new Label(sentence);
                    label.getStyleClass().add("toast");
                    label.setWrapText(true);
                    show(label, SHOWN, () -> {});
                });
    }

    /** From now on nothing is shown, or again; a wall tells of alerts in its own way. */
    void hush(boolean now) {
        hushed = now;
    }

    /**
     * Shows something; before the window is open, as soon as it is.
     *
     * @param shown null to stay until it is clicked or {@link #close}d
     * @param clicked hears that it was clicked; it goes then
     */
    void show(Node content, @Nullable Duration shown, Runnable clicked) {
        if (hushed) return;
        if (!showing.getValue()) {
            waiting.add(() -> show(content, shown, clicked));
            return;
        }
        Notifications.create()
                .owner(inside)
                .position(Pos.BOTTOM_RIGHT)
                .text("")
                .graphic(content)
                .hideAfter(shown == null ? Duration.INDEFINITE : shown)
                .styleClass("in-app")
                .onAction(event -> clicked.run())
                .show();
    }

    /** Takes back what {@link #show} showed, as its own button would; nothing when it is gone. */
    static void close(Node content) {
        var scene = content.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) return;
        for (Node up = content; up != null; up = up.getParent()) {
            if (up.lookup(".close-button") instanceof Button button) {
                button.fire();
                return;
            }
        }
    }
}
