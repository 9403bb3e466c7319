package dev.sextant.ui.settings;

import dev.sextant.desktop.Autostart;
import dev.sextant.live.Live;
import dev.sextant.store.WindowStore;
import dev.sextant.store.WindowStore.Background;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.io.IOException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the program lives on the desktop: its start at login, and what closing it means. */
public final class DesktopPane extends BorderPane {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopPane.class);

    private final WindowStore store;
    private final @Nullable Autostart autostart;
    private final Executor workers;
    private final CheckBox login = new CheckBox(Messages.text("settings.login"));
    private final ComboBox<Background> background = new ComboBox<>();
    private final Label loginNote = note("settings-login-note");
    private final Label backgroundNote = note("settings-background-note");
    private final CheckBox people = new CheckBox(Messages.text("settings.wall.people"));
    private final Label peopleNote = note("settings-wall-note");
    private final WallMemory wall;
    private final ReadOnlyObjectProperty<Boolean> wayBack;

    /**
     * @param autostart null when this is not an installed program
     * @param wayBack whether the desktop has a place to get a closed window back from
     * @param wall what is remembered of the wall
     * @param workers runs what waits for a disk
     */
    public DesktopPane(
            WindowStore store,
            @Nullable Autostart autostart,
            Live<Boolean> wayBack,
            WallMemory wall,
            Executor workers) {
        this.store = store;
        this.autostart = autostart;
        this.workers = workers;
        this.wayBack = Fx.property(wayBack);
        this.wall = wall;
        setId("desktop");
        login.setId("settings-login");
        login.setDisable(true);
        login.setOnAction(event -> change(login.isSelected()));
        background.setId("settings-background");
        background.getItems().setAll(Background.values());
        background.setConverter(new BackgroundText());
        background.setOnAction(
                event -> {
                    var value = background.getValue();
                    if (value != null) store.setBackground(value);
                });
        people.setId("settings-wall-people");
        people.setOnAction(event -> wall.keep(wall.recall().withPeople(people.isSelected())));
        peopleNote.setText(Messages.text("settings.wall.note"));
        var closing = new Label(Messages.text("settings.background"));
        closing.getStyleClass().add("form-label");
        closing.setLabelFor(background);
        var body =
                new VBox(
                        new VBox(login, loginNote),
                        new VBox(row(closing, background), backgroundNote),
                        new VBox(people, peopleNote));
        body.getStyleClass().addAll("panel", "desktop-settings");
        setCenter(body);
        this.wayBack.subscribe(this::tell);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) reload();
                        });
    }

    private static HBox row(Node label, Node input) {
        var row = new HBox(label, input);
        row.getStyleClass().add("form-row");
        return row;
    }

    private static Label note(String id) {
        var note = new Label();
        note.setId(id);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        return note;
    }

    private void tell(boolean there) {
        backgroundNote.setText(
                there
                        ? Messages.text("settings.background.tray")
                        : Messages.text("settings.background.notray"));
    }

    /** What is true now, whoever changed it. */
    private void reload() {
        background.setValue(store.background());
        people.setSelected(wall.recall().people());
        var starter = autostart;
        if (starter == null) {
            loginNote.setText(Messages.text("settings.login.notinstalled"));
            return;
        }
        workers.execute(
                () -> {
                    try {
                        var on = starter.isOn();
                        Fx.run(() -> show(on, Messages.text("settings.login.how")));
                    } catch (IOException e) {
                        failed(e);
                    }
                });
    }

    private void change(boolean on) {
        var starter = autostart;
        if (starter == null) return;
        workers.execute(
                () -> {
                    try {
                        starter.set(on);
                        var now = starter.isOn();
                        Fx.run(() -> show(now, Messages.text("settings.login.how")));
                    } catch (IOException e) {
                        failed(e);
                    }
                });
    }

    private void show(boolean on, String note) {
        login.setDisable(false);
        login.setSelected(on);
        loginNote.setText(note);
    }

    private void failed(IOException failure) {
        LOG.warn("The start at login stays as it was", failure);
        var why = Messages.text("settings.login.failed", String.valueOf(failure.getMessage()));
        Fx.run(
                () -> {
                    login.setSelected(!login.isSelected());
                    loginNote.setText(why);
                });
    }

    private static final class BackgroundText extends StringConverter<Background> {
        @Override
        public String toString(@Nullable Background value) {
            return switch (value) {
                case null -> "";
                case ASK -> Messages.text("settings.background.ask");
                case KEEP -> Messages.text("settings.background.keep");
                case END -> Messages.text("settings.background.end");
            };
        }

        @Override
        public Background fromString(String text) {
            throw new UnsupportedOperationException("not editable");
        }
    }
}
