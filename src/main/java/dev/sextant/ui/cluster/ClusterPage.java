package dev.sextant.ui.cluster;

import dev.sextant.ui.frame.Command;
import java.util.List;
import javafx.scene.Node;

/** One page of the cluster's screen. Used on the JavaFX thread only. */
public interface ClusterPage extends AutoCloseable {

    /** Of its button, and in tests. */
    String id();

    String title();

    Node node();

    /** The page is in front now, for the first time or again. */
    void shown();

    /** Something else is in front: the page asks nothing. */
    void hidden();

    /** Asks again now. */
    void refresh();

    /** A character that no control wanted; true when it meant something here. */
    default boolean typed(String character) {
        return false;
    }

    /** Steps back within the page; false when there is nothing to step back from. */
    default boolean back() {
        return false;
    }

    /** What can be done here, by name. */
    default List<Command> commands() {
        return List.of();
    }

    @Override
    void close();
}
