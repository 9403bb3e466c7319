package dev.sextant.ui;

import dev.sextant.monitor.AlertsSeen;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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
        PREDICTIONS,
        ALERTS,
        RULES,
        REQUESTS,
        CLUSTER,
        SETTINGS
    }

    private final Label badge = new Label();
    private final StackPane withBadge = new StackPane();
    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);

    NavBar(Consumer<Place> go) {
        getStyleClass().add("navigation");
        withBadge.getStyleClass().add("navigation-entry");
        badge.setId("alerts-badge");
        badge.getStyleClass().add("badge");
        badge.setMouseTransparent(true);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
        show(AlertsSeen.NOTHING);
        narrow(false);
        for (var place : Place.values()) add(place, name(place), icon(place), group, go);
    }

    static String name(Place place) {
        return switch (place) {
            case DASHBOARD -> Messages.text("nav.dashboard");
            case MODELS -> Messages.text("nav.models");
            case PREDICTIONS -> Messages.text("nav.predictions");
            case ALERTS -> Messages.text("nav.alerts");
            case RULES -> Messages.text("nav.rules");
            case REQUESTS -> Messages.text("nav.requests");
            case CLUSTER -> Messages.text("nav.cluster");
            case SETTINGS -> Messages.text("nav.settings");
        };
    }

    static Ikon icon(Place place) {
        return switch (place) {
            case DASHBOARD -> Feather.GRID;
            case MODELS -> Feather.BOX;
            case PREDICTIONS -> Feather.PIE_CHART;
            case ALERTS -> Feather.BELL;
            case RULES -> Feather.SLIDERS;
            case REQUESTS -> Feather.LIST;
            case CLUSTER -> Feather.SERVER;
            case SETTINGS -> Feather.SETTINGS;
        };
    }

    void show(Place place) {
        var button = buttons.get(place);
        if (button != null) button.setSelected(true);
    }

    /** How many alerts fire, in the colour of the most urgent one; no number for none. */
    void show(AlertsSeen seen) {
        var firing = seen.firing();
        badge.setText(Numbers.count(firing));
        badge.setVisible(firing > 0);
        badge.getStyleClass().setAll("badge");
        var worst = seen.worst();
        if (worst != null) badge.getStyleClass().add(Severities.role(worst));
        var button = buttons.get(Place.ALERTS);
        if (button == null) return;
        button.setAccessibleText(
                firing == 0
                        ? Messages.text("nav.alerts")
                        : Messages.text("nav.alerts.firing", firing));
    }

    /** Without a cluster only the settings have something to show. */
    void connected(boolean now) {
        buttons.forEach((place, button) -> button.setDisable(!now && place != Place.SETTINGS));
    }

    void narrow(boolean now) {
        getStyleClass().remove("narrow");
        if (now) getStyleClass().add("narrow");
        StackPane.setAlignment(badge, now ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT);
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
        if (place == Place.ALERTS) {
            withBadge.getChildren().setAll(button, badge);
            getChildren().add(withBadge);
        } else {
            getChildren().add(button);
        }
    }
}
