package dev.sextant.ui.settings;

import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.MachineSecrets.Move;
import dev.sextant.store.secrets.MachineSecrets.Place;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where secrets are kept, what that protects them from and what not, and moving them. */
public final class SecretsPane extends BorderPane {

    private final SecretPlaces places;
    private final Executor workers;
    private final RadioButton keychain = new RadioButton(Messages.text("keeping.keychain"));
    private final RadioButton file = new RadioButton(Messages.text("keeping.file"));
    private final Label state = new Label();
    private final Label notice = new Label();
    private final VBox list = new VBox();
    private final Button move = new Button(Messages.text("keeping.move"));
    private @Nullable Place kept;
    private @Nullable Sentence problem;

    /** What was found out on a worker. */
    private record Found(
            @Nullable Place place,
            @Nullable Sentence problem,
            Map<Sentence, Set<Place>> whereabouts) {}

    /**
     * @param workers runs what waits for the keychain
     */
    public SecretsPane(SecretPlaces places, Executor workers) {
        this.places = places;
        this.workers = workers;
        var group = new ToggleGroup();
        keychain.setId("secrets-keychain");
        file.setId("secrets-file");
        keychain.setToggleGroup(group);
        file.setToggleGroup(group);
        group.selectedToggleProperty().subscribe(chosen -> enable());
        state.setId("secrets-state");
        state.setWrapText(true);
        state.getStyleClass().add("muted");
        notice.setId("secrets-notice");
        notice.setWrapText(true);
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        list.setId("secrets-list");
        list.getStyleClass().add("findings");
        move.setId("secrets-move");
        move.getStyleClass().add("accent-button");
        move.setOnAction(event -> move());
        var again = new Button(Messages.text("keeping.again"));
        again.setId("secrets-again");
        again.setOnAction(event -> ask());
        var buttons = new HBox(move, again);
        buttons.getStyleClass().add("form-buttons");
        var title = new Label(Messages.text("keeping.title"));
        title.getStyleClass().add("panel-title");
        var where = new Label(Messages.text("keeping.where"));
        where.getStyleClass().add("panel-title");
        var content = new VBox(title, comparison(), state, buttons, notice, where, list);
        content.getStyleClass().add("profile-form");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("panel", "profiles-form", "secrets");
        setCenter(scroll);
        enable();
        // The keychain may ask for its password: not before a person comes here.
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) ask();
                        });
    }

    private GridPane comparison() {
        var grid = new GridPane();
        grid.getStyleClass().add("secrets-comparison");
        var heads = new ColumnConstraints(190, 190, 190);
        var wide = new ColumnConstraints(200, 320, 460);
        wide.setHgrow(Priority.SOMETIMES);
        grid.getColumnConstraints().setAll(heads, wide, wide);
        grid.addRow(0, new Label(), keychain, file);
        row(
                grid,
                Messages.text("keeping.users"),
                Messages.text("keeping.users.keychain"),
                Messages.text("keeping.users.file"));
        row(
                grid,
                Messages.text("keeping.backups"),
                Messages.text("keeping.backups.keychain"),
                Messages.text("keeping.backups.file"));
        row(
                grid,
                Messages.text("keeping.programs"),
                Messages.text("keeping.programs.keychain"),
                Messages.text("keeping.programs.file"));
        row(
                grid,
                Messages.text("keeping.locked"),
                Messages.text("keeping.locked.keychain"),
                Messages.text("keeping.locked.file"));
        return grid;
    }

    private static void row(GridPane grid, String what, String inKeychain, String inFile) {
        var head = new Label(what);
        head.setWrapText(true);
        head.getStyleClass().add("muted");
        grid.addRow(grid.getRowCount(), head, wrapped(inKeychain), wrapped(inFile));
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void ask() {
        state.setText(Messages.text("keeping.asking"));
        notice.setText("");
        workers.execute(
                () -> {
                    try {
                        var found = look();
                        Fx.run(() -> show(found));
                    } catch (StoreException e) {
                        Fx.run(() -> refuse(Messages.text(e)));
                    }
                });
    }

    private Found look() throws StoreException {
        var why = places.keychainProblem();
        var place = places.place();
        // A keychain that does not work is not asked for each secret.
        var whereabouts =
                why != null && place == Place.KEYCHAIN
                        ? Map.<Sentence, Set<Place>>of()
                        : places.whereabouts();
        return new Found(place, why, whereabouts);
    }

    private void show(Found found) {
        kept = found.place();
        problem = found.problem();
        if (kept == Place.KEYCHAIN) keychain.setSelected(true);
        if (kept == Place.FILE) file.setSelected(true);
        state.setText(problem == null ? Messages.text("keeping.works") : Messages.text(problem));
        list.getChildren().clear();
        found.whereabouts().forEach((what, in) -> list.getChildren().add(line(what, in)));
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(wrapped(Messages.text("keeping.none")));
        }
        enable();
    }

    private static HBox line(Sentence what, Set<Place> in) {
        var chips = new HBox();
        chips.getStyleClass().add("chips");
        if (in.contains(Place.KEYCHAIN)) chips.getChildren().add(chip(Place.KEYCHAIN));
        if (in.contains(Place.FILE)) chips.getChildren().add(chip(Place.FILE));
        var line = new HBox(chips, wrapped(Messages.text(what)));
        line.getStyleClass().add("form-row");
        return line;
    }

    private static Label chip(Place place) {
        var chip =
                new Label(
                        place == Place.KEYCHAIN
                                ? Messages.text("keeping.in.keychain")
                                : Messages.text("keeping.in.file"));
        chip.getStyleClass().add("chip");
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private void enable() {
        var chosen = chosen();
        move.setDisable(chosen == null || chosen == kept || problem != null);
    }

    private @Nullable Place chosen() {
        if (keychain.isSelected()) return Place.KEYCHAIN;
        return file.isSelected() ? Place.FILE : null;
    }

    private void move() {
        var to = chosen();
        if (to == null) return;
        move.setDisable(true);
        state.setText(Messages.text("keeping.moving"));
        notice.setText("");
        workers.execute(
                () -> {
                    try {
                        var moved = places.move(to);
                        var found = look();
                        Fx.run(
                                () -> {
                                    show(found);
                                    tell(moved);
                                });
                    } catch (StoreException e) {
                        Fx.run(() -> refuse(Messages.text(e)));
                    }
                });
    }

    private void tell(Move moved) {
        var words =
                moved.place() == Place.KEYCHAIN
                        ? Messages.text("keeping.now.keychain")
                        : Messages.text("keeping.now.file");
        var why = moved.problem();
        notice.getStyleClass().remove("p1");
        if (why != null) notice.getStyleClass().add("p1");
        var text = why == null ? words : Messages.text(why) + " " + words;
        if (!moved.left().isEmpty()) {
            text +=
                    " "
                            + Messages.text(
                                    "keeping.left",
                                    String.join(
                                            "; ",
                                            moved.left().stream().map(Messages::text).toList()));
        }
        notice.setText(text);
    }

    private void refuse(String sentence) {
        state.setText("");
        if (!notice.getStyleClass().contains("p1")) notice.getStyleClass().add("p1");
        notice.setText(sentence);
        enable();
    }

    @Override
    public void requestFocus() {
        (kept == Place.KEYCHAIN ? keychain : file).requestFocus();
    }
}
