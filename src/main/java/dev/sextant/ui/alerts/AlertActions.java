package dev.sextant.ui.alerts;

import dev.sextant.model.EventType;
import dev.sextant.ui.frame.Behind;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.widget.Arranged;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What can be done about the alert that is looked at: buttons that name their keys. */
final class AlertActions {

    private final AlertsModel model;
    private final Navigation navigation;
    private final Exports exports;
    private final Runnable done;
    private final Button acknowledge = button("alert-acknowledge", "a");
    private final Button silence = button("alert-silence", "s");
    private final Button undo = button("alert-undo", "u");
    private final Button requests = button("alert-requests", "Enter");
    private final Button openModel = button("alert-model", "m");
    private final Button copyLink = button("alert-copy-link", "c");
    private final FlowPane bar = new FlowPane();

    /**
     * @param done hears that a form was closed: the list takes the focus again
     */
    AlertActions(AlertsModel model, Navigation navigation, Exports exports, Runnable done) {
        this.model = model;
        this.navigation = navigation;
        this.exports = exports;
        this.done = done;
        bar.getStyleClass().add("alert-actions");
        acknowledge.getStyleClass().add("accent-button");
        acknowledge.setText(Messages.text("alert.acknowledge"));
        silence.setText(Messages.text("alert.silence"));
        openModel.setText(Messages.text("alert.openmodel"));
        acknowledge.setOnAction(event -> acknowledge());
        silence.setOnAction(event -> silence());
        undo.setOnAction(event -> undo());
        requests.setOnAction(event -> requests());
        openModel.setOnAction(event -> openModel());
        copyLink.setText(Messages.text("alert.copylink"));
        copyLink.setOnAction(event -> navigation.copyLink());
    }

    Node bar() {
        return bar;
    }

    void show(@Nullable AlertRow row) {
        Arranged.in(bar, row == null ? List.of() : buttons(row));
    }

    /** In an order that is the same for every alert. */
    private List<Button> buttons(AlertRow row) {
        var alert = row.alert();
        var buttons = new ArrayList<Button>();
        if (alert.active() && alert.acknowledged() == null) buttons.add(acknowledge);
        if (alert.active() && alert.acknowledged() != null) {
            undo.setText(Messages.text("alert.undo.acknowledged"));
            buttons.add(undo);
        } else if (alert.active() && row.silence() != null) {
            undo.setText(Messages.text("alert.undo.silence"));
            buttons.add(undo);
        }
        if (alert.active()) buttons.add(silence);
        var behind = AlertScope.behind(alert, row.rule());
        if (behind != null && !Objects.equals(behind.counted(), 0L)) {
            requests.setText(words(behind));
            buttons.add(requests);
        }
        if (alert.labels().model() != null) buttons.add(openModel);
        buttons.add(copyLink);
        return buttons;
    }

    private static String words(Behind behind) {
        var counted = behind.counted();
        if (counted == null) return Messages.text("alert.requests.last");
        if (behind.matching().events().equals(Set.of(EventType.PREDICT))) {
            return counted == 1
                    ? Messages.text("alert.requests.one")
                    : Messages.text("alert.requests", Numbers.count(counted));
        }
        return counted == 1
                ? Messages.text("alert.events.one")
                : Messages.text("alert.events", Numbers.count(counted));
    }

    /** The keys of the buttons; false for others, and where the button is not there. */
    boolean typed(String character) {
        return switch (character) {
            case "a" -> fire(acknowledge);
            case "s" -> fire(silence);
            case "u" -> fire(undo);
            case "m" -> fire(openModel);
            case "c" -> fire(copyLink);
            default -> false;
        };
    }

    /** The buttons that are there, by name. */
    List<Command> commands() {
        var row = model.shown();
        if (row == null) return List.of();
        return bar.getChildren().stream()
                .map(Button.class::cast)
                .map(
                        button ->
                                new Command(
                                        String.valueOf(button.getId()),
                                        Messages.text("find.panel", button.getText(), what(row)),
                                        button.getGraphic() instanceof Label cap
                                                ? cap.getText()
                                                : "",
                                        Feather.BELL,
                                        button::fire))
                .toList();
    }

    boolean enter() {
        return fire(requests);
    }

    private boolean fire(Button button) {
        if (!bar.getChildren().contains(button)) return false;
        button.fire();
        return true;
    }

    private void acknowledge() {
        var row = model.shown();
        if (row == null) return;
        var popOver =
                AlertPopovers.acknowledge(
                        bar, acknowledge, what(row), note -> model.acknowledge(row.key(), note));
        popOver.setOnHidden(event -> done.run());
    }

    private void silence() {
        var row = model.shown();
        if (row == null) return;
        var popOver =
                AlertPopovers.silence(
                        bar, silence, what(row), Silences.of(row.alert()), model::silence);
        popOver.setOnHidden(event -> done.run());
    }

    private void undo() {
        var undone = model.undo();
        if (undone != null) exports.say(undone);
        done.run();
    }

    private void requests() {
        var row = model.shown();
        var behind = row == null ? null : AlertScope.behind(row.alert(), row.rule());
        if (behind != null) navigation.openBehind(behind);
    }

    private void openModel() {
        var row = model.shown();
        if (row == null) return;
        var name = row.alert().labels().model();
        var rule = row.rule();
        if (name == null) return;
        if (rule == null) navigation.openModel(name);
        else navigation.openModel(name, AlertScope.around(row.alert(), rule, model.now()));
    }

    private static String what(AlertRow row) {
        return AlertWords.title(row.alert());
    }

    private static Button button(String id, String key) {
        var cap = new Label(key);
        cap.getStyleClass().add("key-cap");
        var button = new Button("", cap);
        button.setId(id);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        return button;
    }
}
