package dev.sextant.ui.bar;

import dev.sextant.model.TimeRange;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import dev.sextant.widget.TimeText;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Picks the range of time, and whether times are local or UTC. */
public final class RangeMenu extends MenuButton {

    private final DashboardModel model;
    private final InstantSource clock;
    private final PopOver absolute = new PopOver();

    RangeMenu(DashboardModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        setId("range-menu");
        setGraphic(new FontIcon(Feather.CLOCK));
        absolute.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        absolute.setDetachable(false);
        absolute.setAnimated(false);
        fill();
        model.rangeProperty().subscribe(() -> write());
        model.utcProperty().subscribe(() -> write());
        write();
    }

    private void fill() {
        var ranges = new ToggleGroup();
        for (var length : DashboardModel.RANGES) {
            var item = new RadioMenuItem(name(length));
            item.setId("range-" + length);
            item.setToggleGroup(ranges);
            item.setOnAction(event -> model.choose(new RangeChoice.Last(length)));
            model.rangeProperty()
                    .subscribe(now -> item.setSelected(now.equals(new RangeChoice.Last(length))));
            getItems().add(item);
        }
        var between = new MenuItem(Messages.text("control.range.absolute"));
        between.setId("range-absolute");
        between.setOnAction(event -> showAbsolute());
        var zones = new ToggleGroup();
        var local =
                new RadioMenuItem(Messages.text("control.zone.local", model.localZone().getId()));
        local.setToggleGroup(zones);
        local.setMnemonicParsing(false);
        local.setOnAction(event -> model.utcProperty().set(false));
        var utc = new RadioMenuItem(Messages.text("control.zone.utc"));
        utc.setId("zone-utc");
        utc.setToggleGroup(zones);
        utc.setOnAction(event -> model.utcProperty().set(true));
        model.utcProperty()
                .subscribe(
                        on -> {
                            utc.setSelected(on);
                            local.setSelected(!on);
                        });
        getItems().addAll(between, new SeparatorMenuItem(), local, utc);
    }

    private void showAbsolute() {
        var pane = new AbsoluteRangePane(current(), model.zone());
        pane.onApply(
                range -> {
                    absolute.hide();
                    model.choose(new RangeChoice.Between(range));
                });
        absolute.setContentNode(pane);
        Theme.ground(absolute, this);
        absolute.show(this);
        pane.requestFocus();
    }

    private TimeRange current() {
        return model.rangeProperty().get().at(clock.instant());
    }

    private void write() {
        setText(
                switch (model.rangeProperty().get()) {
                    case RangeChoice.Last(var length) -> name(length);
                    case RangeChoice.Between(var range) -> span(range);
                });
    }

    private String span(TimeRange range) {
        var text = new TimeText(model.zone());
        var from = text.shortDayAndMinute(range.from());
        if (range.length().compareTo(Duration.ofMinutes(10)) < 0) {
            return text.day(range.from())
                    + " · "
                    + text.clock(range.from())
                    + " – "
                    + text.clock(range.to());
        }
        var sameDay = text.day(range.from()).equals(text.day(range.to()));
        var end = sameDay ? text.minute(range.to()) : text.shortDayAndMinute(range.to());
        var zone = model.zone().equals(ZoneOffset.UTC) ? " UTC" : "";
        return from + " – " + end + zone;
    }

    /** A length of time as the menu calls it. */
    public static String name(Duration length) {
        if (length.toDays() > 1) return Messages.text("control.range.days", length.toDays());
        if (length.toHours() > 1) return Messages.text("control.range.hours", length.toHours());
        return length.toHours() == 1
                ? Messages.text("control.range.hour")
                : Messages.text("control.range.minutes", length.toMinutes());
    }
}
