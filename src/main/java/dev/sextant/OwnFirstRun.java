package dev.sextant;

import dev.sextant.cluster.elastic.ElasticProbes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.ui.FirstRun;
import dev.sextant.ui.settings.profiles.ConnectWizard;
import dev.sextant.ui.settings.profiles.ImportPane;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The ways to a profile on this machine. */
final class OwnFirstRun implements FirstRun {

    private final ProfileStore profiles;
    private final Executor workers;

    OwnFirstRun(ProfileStore profiles, Executor workers) {
        this.profiles = profiles;
        this.workers = workers;
    }

    @Override
    public Node connect(Consumer<ClusterProfile> done, Runnable cancelled) {
        return new ConnectWizard(profiles, ElasticProbes.all(), workers, done, cancelled);
    }

    @Override
    public Node importing(Path file, Consumer<ClusterProfile> done, Runnable cancelled) {
        var pane = new ImportPane(profiles, workers, file, done, cancelled);
        pane.getStyleClass().addAll("panel", "import");
        return pane;
    }
}
