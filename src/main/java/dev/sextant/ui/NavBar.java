package dev.sextant.ui;

import dev.sextant.widget.Messages;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The screens at the left; icons alone when the window is narrow. */
final class NavBar extends VBox {

    /** Where one can go from here. */
    enum Place {
        DASHBOARD,
        MODELS,
        REQUESTS,
        SETTINGS
    }

    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);

    NavBar(Consumer<Place> go) {
        getStyleClass().add("navigation");
        var group = new ToggleGroup();
        add(Place.DASHBOARD, Messages.text("nav.dashboard"), Feather.GRID, group, go);
        add(Place.MODELS, Messages.text("nav.models"), Feather.BOX, group, go);
        add(Place.REQUESTS, Messages.text("nav.requests"), Feather.LIST, group, go);
        add(Place.SETTINGS, Messages.text("nav.settings"), Feather.SETTINGS, group, go);
    }

    void show(Place place) {
        var button = buttons.get(place);
        if (button != null) button.setSelected(true);
    }

    /** Without a cluster only the settings have something to show. */
    void connected(boolean now) {
        buttons.forEach((place, button) -> button.setDisable(!now && place != Place.SETTINGS));
    }

    void narrow(boolean now) {
        getStyleClass().remove("narrow");
        if (now) getStyleClass().add("narrow");
        buttons.values()
                .forEach(
                        button ->
                                button.setContentDisplay(
                                        now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    private void add(Place place, String text, Ikon icon, ToggleGroup group, Consumer<Place> go) {
        var button = new ToggleButton(text, new FontIcon(icon));
        button.setId("nav-" + place.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(text));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    go.accept(place);
                });
        buttons.put(place, button);
        getChildren().add(button);
    }
}
