package dev.sextant.ui;

import dev.sextant.cluster.profile.ClusterProfile;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** The ways to a profile that are shown in place of a screen. */
public interface FirstRun {

    /** Of a window that only shows one cluster. */
    FirstRun NONE =
            new FirstRun() {
                @Override
                public Node connect(Consumer<ClusterProfile> done, Runnable cancelled) {
                    return new Pane();
                }

                @Override
                public Node importing(
                        Path file, Consumer<ClusterProfile> done, Runnable cancelled) {
                    return new Pane();
                }
            };

    /** The steps to a new profile; {@code done} hears it once it is saved. */
    Node connect(Consumer<ClusterProfile> done, Runnable cancelled);

    /** What is in a profile's file; {@code done} hears it once it is saved. */
    Node importing(Path file, Consumer<ClusterProfile> done, Runnable cancelled);
}
