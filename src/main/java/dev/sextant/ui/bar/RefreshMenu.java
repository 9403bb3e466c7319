package dev.sextant.ui.bar;

import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Styles;
import dev.sextant.widget.Messages;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How often to ask, ask now, and pause. */
public final class RefreshMenu extends HBox {

    private final MenuButton menu = new MenuButton();
    private final Button pause = new Button();

    RefreshMenu(DashboardModel model, Runnable refresh) {
        getStyleClass().add("control-group");
        menu.setId("refresh-menu");
        menu.setGraphic(new FontIcon(Feather.REFRESH_CW));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        var now = new MenuItem(Messages.text("control.refresh.now"));
        now.setId("refresh-now");
        now.setOnAction(event -> refresh.run());
        menu.getItems().addAll(now, new SeparatorMenuItem());
        var group = new ToggleGroup();
        for (var interval : DashboardModel.INTERVALS) {
            var item = new RadioMenuItem(text(interval));
            item.setId("interval-" + interval);
            item.setToggleGroup(group);
            item.setOnAction(
                    event -> {
                        model.intervalProperty().set(interval);
                        model.pausedProperty().set(false);
                    });
            model.intervalProperty().subscribe(value -> item.setSelected(value.equals(interval)));
            menu.getItems().add(item);
        }
        pause.setId("pause");
        pause.setOnAction(event -> model.togglePause());
        model.intervalProperty().subscribe(value -> menu.setText(text(value)));
        model.pausedProperty().subscribe(this::showPaused);
        getChildren().addAll(menu, pause);
    }

    private void showPaused(boolean paused) {
        pause.setGraphic(new FontIcon(paused ? Feather.PLAY : Feather.PAUSE));
        var text = paused ? Messages.text("control.resume") : Messages.text("control.pause");
        pause.setTooltip(new Tooltip(text));
        pause.setAccessibleText(text);
        pseudoClassStateChanged(Styles.PAUSED, paused);
    }

    /** An interval as the bar shows it. */
    public static String text(Duration interval) {
        return interval.toMinutes() > 0
                ? Messages.text("control.interval.minutes", interval.toMinutes())
                : Messages.text("control.interval.seconds", interval.toSeconds());
    }
}
