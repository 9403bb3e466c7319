package dev.sextant.ui;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.ConsoleLink;

/** What lies outside a window: other windows, and the program. */
public interface Outside {

    Outside NOTHING =
            new Outside() {
                @Override
                public void open(ClusterProfile profile, ConsoleLink link) {}

                @Override
                public void opened(ClusterProfile profile) {}

                @Override
                public void quit() {}
            };

    /** Opens a window of its own where a link leads. */
    void open(ClusterProfile profile, ConsoleLink link);

    /** The window shows this cluster from now on. */
    void opened(ClusterProfile profile);

    /** Ends the program, whatever closing its last window means. */
    void quit();
}
