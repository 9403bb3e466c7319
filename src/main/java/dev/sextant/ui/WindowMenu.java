package dev.sextant.ui;

import dev.sextant.widget.Messages;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with what the window shows, whatever that is. */
final class WindowMenu extends MenuButton {

    WindowMenu(Runnable copyLink, Runnable openApart) {
        setId("window-menu");
        setGraphic(new FontIcon(Feather.MORE_VERTICAL));
        setTooltip(new Tooltip(Messages.text("control.window")));
        setAccessibleText(Messages.text("control.window"));
        setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("window-menu");
        var copy = new MenuItem(Messages.text("control.copylink"));
        copy.setId("copy-link");
        copy.setOnAction(event -> copyLink.run());
        // told, not set: the window listens for it also where there is no menu
        var key = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
        var apart = new MenuItem(Messages.text("control.newwindow", key.getDisplayText()));
        apart.setId("new-window");
        apart.setOnAction(event -> openApart.run());
        getItems().setAll(copy, apart);
    }
}
