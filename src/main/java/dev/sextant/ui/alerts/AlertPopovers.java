package dev.sextant.ui.alerts;

import static org.controlsfx.control.PopOver.ArrowLocation.BOTTOM_LEFT;
import static org.controlsfx.control.PopOver.ArrowLocation.BOTTOM_RIGHT;
import static org.controlsfx.control.PopOver.ArrowLocation.TOP_LEFT;
import static org.controlsfx.control.PopOver.ArrowLocation.TOP_RIGHT;

import dev.sextant.alert.Matcher;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.SegmentedButton;

/** The small forms that open over an alert: who has it, and for how long it shall be quiet. */
final class AlertPopovers {

    private static final List<Duration> LENGTHS =
            List.of(
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(24));
    private static final int DEFAULT_LENGTH = 1;

    /** What a form takes beyond its arrow, in pixels. */
    private static final int WIDTH = 360;

    private static final int HEIGHT = 310;

    /** Between a button and the tip of the arrow, in pixels. */
    private static final int GAP = 4;

    private AlertPopovers() {}

    /** Hears what shall be silent, for how long, and why. */
    @FunctionalInterface
    interface Silencing {
        void silence(List<Matcher> matchers, Duration length, String why);
    }

    /**
     * @param owner stays in the window, whatever is refreshed in it
     * @param then hears the comment, which may be empty
     */
    static PopOver acknowledge(Node owner, Node beside, String what, Consumer<String> then) {
        var comment = new TextField();
        comment.setId("acknowledge-comment");
        comment.setPromptText(Messages.text("alert.acknowledge.comment"));
        comment.setAccessibleText(Messages.text("alert.acknowledge.comment"));
        comment.setPrefWidth(320);
        var button = confirm("acknowledge-confirm", Messages.text("alert.acknowledge"));
        var form =
                form(
                        Messages.text("alert.acknowledge.title", what),
                        Messages.text("alert.acknowledge.as", AlertsModel.person()),
                        comment,
                        button);
        HelpTopic.ACKNOWLEDGE.of(form);
        var popOver = popOver(form);
        Runnable confirm =
                () -> {
                    popOver.hide();
                    then.accept(comment.getText());
                };
        comment.setOnAction(event -> confirm.run());
        button.setOnAction(event -> confirm.run());
        show(popOver, owner, beside, comment);
        return popOver;
    }

    /**
     * @param owner stays in the window, whatever is refreshed in it
     * @param offered the matchers that can be ticked; all are at first, the version is not
     */
    static PopOver silence(
            Node owner, Node beside, String what, List<Matcher> offered, Silencing then) {
        var boxes = new VBox();
        boxes.getStyleClass().add("matchers");
        var ticks = new ArrayList<CheckBox>();
        for (var matcher : offered) {
            var tick = new CheckBox(Silences.matchers(List.of(matcher)));
            tick.setId("silence-" + matcher.label());
            tick.setMnemonicParsing(false);
            tick.setSelected(!matcher.label().equals("version"));
            ticks.add(tick);
        }
        boxes.getChildren().setAll(ticks);
        var lengths = new ToggleGroup();
        var choices = new SegmentedButton();
        for (var length : LENGTHS) {
            var choice = new ToggleButton(text(length));
            choice.setId("silence-" + length);
            choice.setUserData(length);
            choices.getButtons().add(choice);
        }
        choices.setToggleGroup(lengths);
        choices.getButtons().get(DEFAULT_LENGTH).setSelected(true);
        var why = new TextField();
        why.setId("silence-why");
        why.setPromptText(Messages.text("alert.silence.why"));
        why.setAccessibleText(Messages.text("alert.silence.why"));
        why.setPrefWidth(320);
        var problem = new Label();
        problem.setId("silence-problem");
        problem.getStyleClass().addAll("note", "p1");
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        var button = confirm("silence-confirm", Messages.text("alert.silence"));
        var form =
                form(
                        Messages.text("alert.silence.title", what),
                        Messages.text("alert.silence.explained"),
                        boxes,
                        choices,
                        why,
                        problem,
                        button);
        HelpTopic.SILENCE.of(form);
        var popOver = popOver(form);
        Runnable confirm =
                () -> {
                    var chosen = new ArrayList<Matcher>();
                    for (var index = 0; index < offered.size(); index++) {
                        if (ticks.get(index).isSelected()) chosen.add(offered.get(index));
                    }
                    var length = lengths.getSelectedToggle();
                    if (chosen.isEmpty() || length == null) {
                        problem.setText(Messages.text("alert.silence.nothing"));
                        return;
                    }
                    popOver.hide();
                    then.silence(chosen, (Duration) length.getUserData(), why.getText());
                };
        why.setOnAction(event -> confirm.run());
        button.setOnAction(event -> confirm.run());
        show(popOver, owner, beside, why);
        return popOver;
    }

    private static String text(Duration length) {
        return length.toHours() == 24 ? Messages.text("unit.hours", 24) : Numbers.span(length);
    }

    private static Button confirm(String id, String text) {
        var button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("accent-button");
        return button;
    }

    private static VBox form(String title, String note, Node... rows) {
        var head = new Label(SafeText.line(title));
        head.getStyleClass().add("panel-title");
        head.setWrapText(true);
        var under = new Label(note);
        under.getStyleClass().add("note");
        under.setWrapText(true);
        var form = new VBox(head, under);
        form.getChildren().addAll(rows);
        form.getStyleClass().add("popover-form");
        form.setAlignment(Pos.TOP_LEFT);
        return form;
    }

    private static PopOver popOver(VBox form) {
        var popOver = new PopOver(form);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        form.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE) return;
                    popOver.hide();
                    event.consume();
                });
        return popOver;
    }

    /**
     * Inside the window, where there is room. A popup goes when its owner does, with all that was
     * typed: the button is no owner, since the next judgement may take it away.
     */
    private static void show(PopOver popOver, Node owner, Node beside, TextField first) {
        var bounds = beside.localToScreen(beside.getBoundsInLocal());
        var window = beside.getScene().getWindow();
        var left = window.getX() + window.getWidth() - bounds.getCenterX() < WIDTH;
        var above = window.getY() + window.getHeight() - bounds.getMaxY() < HEIGHT;
        if (above) popOver.setArrowLocation(left ? BOTTOM_RIGHT : BOTTOM_LEFT);
        else popOver.setArrowLocation(left ? TOP_RIGHT : TOP_LEFT);
        var tip = above ? bounds.getMinY() - GAP : bounds.getMaxY() + GAP;
        popOver.show(owner, bounds.getCenterX(), tip);
        Theme.ground(popOver, owner);
        first.requestFocus();
    }
}
