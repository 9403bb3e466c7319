package dev.sextant.ui.wall;

import dev.sextant.store.WallPreferences;
import dev.sextant.widget.Messages;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a person at the wall can do; shown when a key or the mouse is touched. */
final class WallControls extends HBox {

    private static final List<Duration> INTERVALS =
            List.of(
                    WallPreferences.SHORTEST,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    WallPreferences.LONGEST);

    private final Button hold = new Button();

    /** What the controls ask of the wall. */
    interface Actions {
        void previous();

        void toggleHold();

        void next();

        void every(Duration interval);

        void choose();

        void leave();
    }

    WallControls(Duration interval, Actions actions) {
        setId("wall-controls");
        getStyleClass().addAll("panel", "wall-controls");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        hold.setId("wall-hold");
        hold.setOnAction(event -> actions.toggleHold());
        held(false);
        var every = new ComboBox<Duration>();
        every.setId("wall-interval");
        every.setAccessibleText(Messages.text("wall.each"));
        every.getItems().setAll(INTERVALS);
        every.setConverter(new Words());
        every.setValue(interval);
        every.valueProperty().subscribe((before, now) -> actions.every(now));
        getChildren()
                .addAll(
                        button(
                                "wall-previous",
                                Feather.CHEVRON_LEFT,
                                Messages.text("wall.previous"),
                                actions::previous),
                        hold,
                        button(
                                "wall-next",
                                Feather.CHEVRON_RIGHT,
                                Messages.text("wall.next"),
                                actions::next),
                        new Label(Messages.text("wall.each")),
                        every,
                        worded("wall-choose", Messages.text("wall.choose"), actions::choose),
                        worded("wall-leave", Messages.text("wall.leave"), actions::leave));
    }

    void held(boolean now) {
        var text = now ? Messages.text("wall.goon") : Messages.text("wall.hold");
        hold.setGraphic(new FontIcon(now ? Feather.PLAY : Feather.PAUSE));
        hold.setTooltip(new Tooltip(text));
        hold.setAccessibleText(text);
    }

    private static Button button(String id, Feather icon, String text, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Button worded(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static final class Words extends StringConverter<Duration> {
        @Override
        public String toString(Duration interval) {
            return interval.toMinutes() > 0
                    ? Messages.text("control.interval.minutes", interval.toMinutes())
                    : Messages.text("control.interval.seconds", interval.toSeconds());
        }

        @Override
        public Duration fromString(String text) {
            throw new UnsupportedOperationException("it is picked, not typed");
        }
    }
}
