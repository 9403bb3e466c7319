package dev.sextant.ui;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.refresh.Beat;
import dev.sextant.panel.Panel;
import dev.sextant.store.StoreException;
import dev.sextant.store.ViewPreferences;
import dev.sextant.ui.frame.Browser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the window needs from outside.
 *
 * @param panels of the dashboard, in their order
 * @param modelPanels of a model's page, in their order
 * @param connector opens clusters; called off the JavaFX thread
 * @param alerts the desk of a profile that is watched; null for one that is not
 * @param memory what is remembered of each profile
 * @param chooser asks where to write a file of the suggested name; null for a dialog
 * @param demo starts the demo cluster; null when this installation has none
 * @param browser opens addresses
 */
public record Surroundings(
        List<Panel<?>> panels,
        List<Panel<?>> modelPanels,
        Connector connector,
        Alerts alerts,
        Memory memory,
        InstantSource clock,
        Executor workers,
        Beat beat,
        @Nullable Function<String, @Nullable Path> chooser,
        @Nullable Demo demo,
        Browser browser) {

    /** Opens the cluster of a profile. */
    @FunctionalInterface
    public interface Connector {
        Cluster open(ClusterProfile profile) throws ClusterException, StoreException;
    }

    /** Finds the alerts of a profile; called off the JavaFX thread. */
    @FunctionalInterface
    public interface Alerts {
        @Nullable AlertDesk of(ClusterProfile profile);
    }

    /** Remembers how each profile is looked at. */
    public interface Memory {
        ViewPreferences recall(ClusterProfile profile);

        void keep(ClusterProfile profile, ViewPreferences view);
    }

    /** Starts the demo cluster. */
    @FunctionalInterface
    public interface Demo {
        /**
         * Blocks until its cluster answers.
         *
         * @param progress hears what is being done, one short sentence at a time
         */
        ClusterProfile start(Consumer<String> progress)
                throws ClusterException, InterruptedException;
    }
}
