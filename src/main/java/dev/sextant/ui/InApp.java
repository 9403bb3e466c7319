package dev.sextant.ui;

import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Notices;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Messages at the lower right of the window, over whatever is there; none takes the focus. They
 * slide in, or stand there at once where nothing may move.
 */
final class InApp implements Notices {

    static final Duration SHOWN = Duration.seconds(5);

    private final StackPane inside;
    private final ObservableValue<Boolean> showing;
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final StillNotes still;

    private record Note(Node content, Runnable clicked) {
        boolean there() {
            var scene = content.getScene();
            return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
        }
    }

    private boolean hushed;

    /**
     * @param inside the window's root
     */
    InApp(StackPane inside) {
        this.inside = inside;
        still = new StillNotes(inside);
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
                    label.setMinHeight(Region.USE_PREF_SIZE);
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
        notes.removeIf(note -> !note.there());
        notes.add(new Note(content, clicked));
        if (Motion.reduced()) {
            still.show(content, shown, clicked);
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

    /** What can be done with the messages that are there, without a mouse. */
    List<Command> commands() {
        notes.removeIf(note -> !note.there());
        if (notes.isEmpty()) return List.of();
        return List.of(
                new Command(
                        "message-open",
                        Messages.text("find.message.open"),
                        "n",
                        Feather.MESSAGE_SQUARE,
                        this::openNewest),
                new Command(
                        "message-close",
                        Messages.text("find.message.close"),
                        "x",
                        Feather.X_SQUARE,
                        this::closeAll));
    }

    /** As a click on the newest message. */
    void openNewest() {
        notes.removeIf(note -> !note.there());
        if (notes.isEmpty()) return;
        var newest = notes.removeLast();
        close(newest.content());
        newest.clicked().run();
    }

    void closeAll() {
        List.copyOf(notes).forEach(note -> close(note.content()));
        notes.clear();
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
