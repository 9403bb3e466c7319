package dev.sextant.ui.settings;

import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Profiles and the look of the window. */
public final class SettingsPane extends BorderPane {

    private final Node profiles;

    /**
     * @param profiles the pane that manages them
     * @param onTheme dresses the window and remembers it
     */
    public SettingsPane(Node profiles, Theme theme, Consumer<Theme> onTheme) {
        this.profiles = profiles;
        setId("settings");
        getStyleClass().add("screen");
        var title = new Label(Messages.text("nav.settings"));
        title.getStyleClass().add("page-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var look = new Label(Messages.text("settings.theme"));
        look.getStyleClass().add("muted");
        var head = new HBox(title, space, look, themes(theme, onTheme));
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        setCenter(profiles);
    }

    /** Whoever comes here comes for the profiles; with the focus already inside it leaves them. */
    @Override
    public void requestFocus() {
        if (isFocusWithin()) super.requestFocus();
        else profiles.requestFocus();
    }

    private static SegmentedButton themes(Theme theme, Consumer<Theme> onTheme) {
        var dark = new ToggleButton(Messages.text("settings.theme.dark"));
        dark.setId("theme-dark");
        dark.setGraphic(new FontIcon(Feather.MOON));
        var light = new ToggleButton(Messages.text("settings.theme.light"));
        light.setId("theme-light");
        light.setGraphic(new FontIcon(Feather.SUN));
        var both = new SegmentedButton(dark, light);
        var group = new ToggleGroup();
        both.setToggleGroup(group);
        (theme == Theme.DARK ? dark : light).setSelected(true);
        dark.setOnAction(
                event -> {
                    dark.setSelected(true);
                    onTheme.accept(Theme.DARK);
                });
        light.setOnAction(
                event -> {
                    light.setSelected(true);
                    onTheme.accept(Theme.LIGHT);
                });
        return both;
    }
}
