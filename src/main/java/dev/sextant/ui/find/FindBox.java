package dev.sextant.ui.find;

import dev.sextant.ui.find.Findings.Line;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One field over the window in which anything is found by name. The focus stays in the field. */
public final class FindBox extends StackPane {

    private static final double WIDTH = 680;
    private static final double ROW = 34;
    private static final int MOST_ROWS = 13;
    private static final int PAGE = 8;

    private final FindModel model;
    private final Runnable close;
    private final Consumer<String> copy;
    private final TextField field = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final Label state = new Label();
    private final Label nothing = new Label();
    private Subscription following = () -> {};

    /**
     * @param close takes the box away and gives the focus back
     * @param copy hears a name that is wanted on the clipboard
     */
    public FindBox(FindModel model, Runnable close, Consumer<String> copy) {
        this.model = model;
        this.close = close;
        this.copy = copy;
        setId("find");
        getStyleClass().add("overlay");
        HelpTopic.FIND.of(this);
        setAlignment(Pos.TOP_CENTER);
        var card = new VBox(head(), list, nothing, foot());
        card.getStyleClass().addAll("panel", "find-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setOnMouseClicked(event -> event.consume());
        getChildren().add(card);
        setOnMouseClicked(event -> close.run());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        heightProperty().subscribe(() -> fit());
    }

    private HBox head() {
        field.setId("find-text");
        field.setPromptText(Messages.text("find.prompt"));
        field.setAccessibleText(Messages.text("find.prompt"));
        field.textProperty()
                .subscribe(
                        (before, now) -> {
                            nothing.setText(
                                    Messages.text("find.nothing", SafeText.line(now.strip())));
                            model.type(now);
                        });
        HBox.setHgrow(field, Priority.ALWAYS);
        var head = new HBox(new FontIcon(Feather.SEARCH), field);
        head.getStyleClass().add("find-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("find-list");
        list.getStyleClass().add("find-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(Messages.text("find.results"));
        list.setCellFactory(_ -> new FindCell());
        list.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) open();
                });
        list.getSelectionModel().selectedItemProperty().subscribe(() -> tell());
        nothing.setId("find-nothing");
        nothing.getStyleClass().addAll("muted", "find-nothing");
        nothing.setWrapText(true);
        nothing.managedProperty().bind(nothing.visibleProperty());
        return head;
    }

    private HBox foot() {
        state.setId("find-state");
        state.getStyleClass().add("note");
        state.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot =
                new HBox(
                        state,
                        space,
                        cap("Enter"),
                        words(Messages.text("find.key.open")),
                        cap("Shift+Enter"),
                        words(Messages.text("find.key.copy")),
                        cap("Esc"),
                        words(Messages.text("find.key.close")));
        foot.getStyleClass().add("find-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private static Label cap(String text) {
        var cap = new Label(text);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }

    private static Label words(String text) {
        var words = new Label(text);
        words.getStyleClass().add("note");
        words.setMinWidth(Region.USE_PREF_SIZE);
        return words;
    }

    /** Takes the focus, with nothing typed. */
    public void begin() {
        following.unsubscribe();
        field.clear();
        model.begin();
        following =
                Subscription.combine(
                        model.linesProperty().subscribe(this::show),
                        model.stateProperty().subscribe(this::tellState));
        field.requestFocus();
    }

    /** Nobody looks any more. */
    public void end() {
        following.unsubscribe();
        following = () -> {};
        model.end();
    }

    private void show(List<Line> lines) {
        var chosen = chosen();
        var wasFirst =
                chosen == null
                        || first(list.getItems()) == list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(lines);
        var at = wasFirst ? -1 : indexOf(lines, chosen);
        list.getSelectionModel().clearAndSelect(at >= 0 ? at : first(lines));
        list.scrollTo(at >= 0 ? at : 0);
        list.setVisible(!lines.isEmpty());
        list.setManaged(!lines.isEmpty());
        nothing.setVisible(lines.isEmpty());
        fit();
        tell();
    }

    private void fit() {
        var room = getHeight() <= 0 ? MOST_ROWS : (int) ((getHeight() - 220) / ROW);
        var rows = Math.min(list.getItems().size(), Math.clamp(room, 3, MOST_ROWS));
        list.setPrefHeight(rows * ROW + 2);
        list.setMinHeight(USE_PREF_SIZE);
    }

    private static int first(List<Line> lines) {
        for (var index = 0; index < lines.size(); index++) {
            if (lines.get(index) instanceof Line.Found) return index;
        }
        return -1;
    }

    private static int indexOf(List<Line> lines, @Nullable Finding wanted) {
        if (wanted == null) return -1;
        for (var index = 0; index < lines.size(); index++) {
            if (lines.get(index) instanceof Line.Found(var finding)
                    && finding.id().equals(wanted.id())) return index;
        }
        return -1;
    }

    private void tellState(String now) {
        state.setText(now);
    }

    /** The focus stays in the field: it says what the arrows have chosen. */
    private void tell() {
        var chosen = chosen();
        field.setAccessibleText(
                chosen == null
                        ? Messages.text("find.prompt")
                        : Messages.text(
                                "find.spoken",
                                chosen.kind().word(),
                                SafeText.line(chosen.name()),
                                chosen.detail()));
    }

    private @Nullable Finding chosen() {
        return list.getSelectionModel().getSelectedItem() instanceof Line.Found(var finding)
                ? finding
                : null;
    }

    private void pressed(KeyEvent event) {
        var step =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    case PAGE_DOWN -> PAGE;
                    case PAGE_UP -> -PAGE;
                    default -> 0;
                };
        if (step != 0) {
            move(step);
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case ENTER -> {
                if (event.isShiftDown()) copy();
                else open();
            }
            // the only control that takes the focus is the field
            case TAB -> move(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        var lines = list.getItems();
        var at = list.getSelectionModel().getSelectedIndex();
        if (at < 0) return;
        var to = Math.clamp((long) at + step, 0, lines.size() - 1);
        // past the ends it goes on at the other one, as lists that follow typing do
        if (Math.abs(step) == 1 && at + step >= lines.size()) to = first(lines);
        while (to >= 0 && to < lines.size() && lines.get(to) instanceof Line.Head) {
            to += step > 0 ? 1 : -1;
        }
        if (to < 0) to = Math.abs(step) == 1 ? lines.size() - 1 : first(lines);
        list.getSelectionModel().clearAndSelect(to);
        list.scrollTo(Math.max(0, to - MOST_ROWS / 2));
    }

    private void copy() {
        var chosen = chosen();
        if (chosen == null) return;
        close.run();
        copy.accept(chosen.name());
    }

    private void open() {
        var chosen = chosen();
        if (chosen == null) return;
        close.run();
        // the focus is back where it was: whatever opens may take it from there
        model.open(chosen);
    }
}
