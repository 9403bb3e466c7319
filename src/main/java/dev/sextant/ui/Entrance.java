package dev.sextant.ui;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.ui.settings.profiles.ProfilesPane;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;

/** The steps to a profile, in place of the screen in front, which comes back. */
final class Entrance {

    private final FirstRun firstRun;
    private final Pane content;
    private final Consumer<ClusterProfile> open;
    private final Runnable back;
    private final StackPane steps = new StackPane();

    /**
     * @param content where screens are shown
     * @param open opens the profile that was made
     * @param back brings back what was in front
     */
    Entrance(FirstRun firstRun, Pane content, Consumer<ClusterProfile> open, Runnable back) {
        this.firstRun = firstRun;
        this.content = content;
        this.open = open;
        this.back = back;
        steps.getStyleClass().addAll("screen", "instead");
    }

    void connect() {
        show(firstRun.connect(this::made, this::leave));
    }

    /** Shows what is in a profile's file, for a person to take it or not. */
    void importProfile(Path file) {
        show(firstRun.importing(file, this::made, this::leave));
    }

    void chooseImport() {
        var dialog = new FileChooser();
        dialog.getExtensionFilters().setAll(ProfilesPane.profileFiles());
        var file = dialog.showOpenDialog(content.getScene().getWindow());
        if (file != null) importProfile(file.toPath());
    }

    boolean inFront() {
        return content.getChildren().contains(steps);
    }

    void leave() {
        steps.getChildren().clear();
        back.run();
    }

    private void show(Node node) {
        steps.getChildren().setAll(node);
        content.getChildren().setAll(steps);
        node.requestFocus();
    }

    private void made(ClusterProfile profile) {
        leave();
        open.accept(profile);
    }
}
