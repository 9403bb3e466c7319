package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.SharedProfile;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.settings.FormPlace;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Unsaved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** The saved profiles, and the form of the one that is made or changed. */
public final class ProfilesPane extends BorderPane implements Unsaved {

    private final ProfileStore store;
    private final Probes probes;
    private final Executor workers;
    private final Consumer<ClusterProfile> opened;
    private final ListView<ClusterProfile> list = new ListView<>();
    private final Label notice = new Label();

    /** What the delete button waits to have confirmed; null when nothing. */
    private @Nullable String doomed;

    private @Nullable ProfileForm form;

    /** The form that was shown since there was no profile; null when none was. */
    private @Nullable ProfileForm offered;

    private final Button delete = new Button(Messages.text("connect.delete"));

    /**
     * @param workers runs what waits for the disk or the cluster
     * @param opened hears which profile a person wants on screen
     */
    public ProfilesPane(
            ProfileStore store, Probes probes, Executor workers, Consumer<ClusterProfile> opened) {
        this.store = store;
        this.probes = probes;
        this.workers = workers;
        this.opened = opened;
        getStyleClass().add("profiles-pane");
        HelpTopic.PROFILE.of(this);
        setLeft(side());
        showNothing();
        // Others make profiles too: the steps of the first run, the command line.
        sceneProperty().subscribe(this::cameOrWent);
    }

    private void cameOrWent(@Nullable Scene scene) {
        if (scene == null) return;
        var chosen = list.getSelectionModel().getSelectedItem();
        reload(chosen == null ? null : chosen.name());
    }

    private VBox side() {
        list.setId("connect-profiles");
        list.setAccessibleText(Messages.text("settings.profiles"));
        list.setPlaceholder(new Label(Messages.text("connect.noProfiles")));
        list.setCellFactory(view -> new ProfileCell());
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) withChosen(opened);
                });
        list.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) withChosen(opened);
                });
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((value, before, now) -> forgetDoomed());
        notice.setId("connect-notice");
        notice.setWrapText(true);
        notice.getStyleClass().add("p1");
        var make = button("connect-new", Messages.text("connect.new"), () -> edit(null));
        var open = button("connect-open", Messages.text("connect.open"), () -> withChosen(opened));
        var change =
                button("connect-edit", Messages.text("connect.edit"), () -> withChosen(this::edit));
        var copy =
                button(
                        "connect-duplicate",
                        Messages.text("connect.duplicate"),
                        () -> withChosen(this::duplicate));
        delete.setId("connect-delete");
        delete.setOnAction(event -> withChosen(this::delete));
        var bring = button("connect-import", Messages.text("connect.import"), this::chooseImport);
        var hand =
                button(
                        "connect-export",
                        Messages.text("connect.export"),
                        () -> withChosen(this::chooseExport));
        var nothingChosen = list.getSelectionModel().selectedItemProperty().isNull();
        List.of(open, change, copy, delete, hand)
                .forEach(button -> button.disableProperty().bind(nothingChosen));
        var first = new HBox(make, open);
        var second = new HBox(change, copy, delete);
        first.getStyleClass().add("form-buttons");
        var third = new HBox(bring, hand);
        second.getStyleClass().add("form-buttons");
        third.getStyleClass().add("form-buttons");
        VBox.setVgrow(list, Priority.ALWAYS);
        var side = new VBox(list, notice, first, second, third);
        side.getStyleClass().addAll("panel", "profiles-side");
        return side;
    }

    private void edit(@Nullable ClusterProfile profile) {
        forgetDoomed();
        var taken =
                list.getItems().stream()
                        .filter(one -> !one.equals(profile))
                        .map(ClusterProfile::name)
                        .toList();
        var made =
                new ProfileForm(
                        store,
                        probes,
                        workers,
                        profile,
                        taken,
                        saved -> {
                            showNothing();
                            list.requestFocus();
                            reload(saved.name());
                        },
                        this::showNothing);
        form = made;
        show(made);
        made.focusName();
    }

    /** How a profile that is handed over is filtered for in a dialog. */
    public static ExtensionFilter profileFiles() {
        return new ExtensionFilter(
                Messages.text("connect.profileFiles"), "*" + SharedProfile.ENDING);
    }

    private void chooseImport() {
        var dialog = new FileChooser();
        dialog.getExtensionFilters()
                .setAll(
                        profileFiles(),
                        new ExtensionFilter(Messages.text("connect.browse.all"), "*.*"));
        var file = dialog.showOpenDialog(getScene().getWindow());
        if (file != null) importProfile(file.toPath());
    }

    /** Shows what is in a profile's file, for a person to take it or not. */
    private void importProfile(Path file) {
        var pane =
                new ImportPane(
                        store,
                        workers,
                        file,
                        taken -> {
                            showNothing();
                            reload(taken.name());
                        },
                        this::showNothing);
        form = null;
        show(pane);
        pane.requestFocus();
    }

    private void chooseExport(ClusterProfile profile) {
        var dialog = new FileChooser();
        dialog.getExtensionFilters().setAll(profileFiles());
        dialog.setInitialFileName(SharedProfile.fileName(profile.name()));
        var file = dialog.showSaveDialog(getScene().getWindow());
        if (file != null) export(profile, file.toPath());
    }

    /** Writes the profile for others, over what is there: the dialog asked. */
    void export(ClusterProfile profile, Path file) {
        workers.execute(
                () -> {
                    try {
                        Files.write(file, SharedProfile.of(profile).bytes());
                        say(false, Messages.text("connect.exported", file));
                    } catch (StoreException e) {
                        say(true, Messages.text(e));
                    } catch (IOException e) {
                        say(true, Messages.text("connect.export.failed", file));
                    }
                });
    }

    private void say(boolean isProblem, String sentence) {
        Fx.run(
                () -> {
                    notice.getStyleClass().removeAll("p1", "muted");
                    notice.getStyleClass().add(isProblem ? "p1" : "muted");
                    notice.setText(sentence);
                });
    }

    private void duplicate(ClusterProfile profile) {
        var names = list.getItems().stream().map(ClusterProfile::name).toList();
        var number = 2;
        while (names.contains(profile.name() + " " + number)) number++;
        var copy = profile.name() + " " + number;
        change(copy, () -> store.duplicate(profile.name(), copy));
    }

    /** The first press asks, the second deletes. */
    private void delete(ClusterProfile profile) {
        if (!profile.name().equals(doomed)) {
            doomed = profile.name();
            delete.setText(Messages.text("connect.delete.sure"));
            return;
        }
        forgetDoomed();
        showNothing();
        change(null, () -> store.remove(profile.name()));
    }

    private void forgetDoomed() {
        doomed = null;
        delete.setText(Messages.text("connect.delete"));
    }

    private interface Change {
        void make() throws StoreException;
    }

    private void change(@Nullable String choose, Change change) {
        workers.execute(
                () -> {
                    try {
                        change.make();
                        Fx.run(() -> reload(choose));
                    } catch (StoreException e) {
                        say(true, Messages.text(e));
                    }
                });
    }

    private void reload(@Nullable String choose) {
        workers.execute(
                () -> {
                    try {
                        var profiles = store.profiles();
                        Fx.run(() -> show(profiles, choose));
                    } catch (StoreException e) {
                        // What was read before stays in the list.
                        say(true, Messages.text(e));
                    }
                });
    }

    private void show(List<ClusterProfile> profiles, @Nullable String choose) {
        notice.setText("");
        list.getItems().setAll(profiles);
        // Whoever has none came to make one.
        if (profiles.isEmpty() && form == null) {
            edit(null);
            offered = form;
        } else if (!profiles.isEmpty() && form != null && form.equals(offered)) {
            showNothing();
        }
        for (var profile : profiles) {
            if (profile.name().equals(choose)) list.getSelectionModel().select(profile);
        }
    }

    /** The first field of the form that is open, else the list. */
    @Override
    public void requestFocus() {
        if (form != null) {
            form.focusName();
            return;
        }
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) list.getSelectionModel().selectFirst();
    }

    private void showNothing() {
        form = null;
        setCenter(FormPlace.words(Messages.text("connect.hint")));
    }

    private void show(Node node) {
        setCenter(new FormPlace(node));
    }

    @Override
    public boolean unsaved() {
        return form != null && form.isChanged();
    }

    private void withChosen(Consumer<ClusterProfile> action) {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) action.accept(chosen);
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static final class ProfileCell extends ListCell<ClusterProfile> {
        @Override
        protected void updateItem(@Nullable ClusterProfile profile, boolean empty) {
            super.updateItem(profile, empty);
            setText(
                    empty || profile == null
                            ? null
                            : profile.name() + "\n" + profile.urls().getFirst());
        }
    }
}
