package dev.sextant.ui.cluster;

import dev.sextant.ui.frame.Screen;

/**
 * One page of the cluster's screen. It tells itself how its questions go; {@link #pulse} is not
 * asked for. Used on the JavaFX thread only.
 */
public interface ClusterPage extends Screen {

    /** Of its button, and in tests. */
    String id();

    String title();
}
