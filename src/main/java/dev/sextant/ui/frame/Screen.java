package dev.sextant.ui.frame;

import dev.sextant.live.Live;
import dev.sextant.monitor.refresh.Pulse;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** One page of the window. Used on the JavaFX thread only. */
public interface Screen extends AutoCloseable {

    Node node();

    /** The screen is in front now: it asks the cluster from here on. */
    void shown();

    /** Something else is in front: the screen asks nothing. */
    void hidden();

    /** Asks again now. */
    void refresh();

    /** A character that no control wanted; true when it meant something here. */
    default boolean typed(String character) {
        return false;
    }

    /** Enter, where no control wanted it; true when there was something to open. */
    default boolean enter() {
        return false;
    }

    /** What can be done here, by name; what is used most comes first. */
    default List<Command> commands() {
        return List.of();
    }

    /** How the screen's own questions go; null when it asks only on demand. */
    default @Nullable Live<Pulse> pulse() {
        return null;
    }

    /** Steps back within the screen; false when there is nothing to step back from. */
    default boolean back() {
        return false;
    }

    @Override
    void close();
}
