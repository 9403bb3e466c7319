package dev.sextant.ui;

import dev.sextant.ui.frame.Command;
import dev.sextant.widget.Messages;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the window and what it shows, whatever that is. */
final class WindowMenu extends MenuButton {

    WindowMenu(List<Command> commands) {
        setId("window-menu");
        setGraphic(new FontIcon(Feather.MORE_VERTICAL));
        setTooltip(new Tooltip(Messages.text("control.window")));
        setAccessibleText(Messages.text("control.window"));
        setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("window-menu");
        for (var command : commands) {
            // keys are told, not set: the window hears them also where there is no menu
            var item =
                    new MenuItem(
                            Messages.text("control.withkey", command.name(), command.keys()),
                            new FontIcon(command.icon()));
            item.setId(command.id());
            item.setOnAction(event -> command.run().run());
            getItems().add(item);
        }
    }

    /** By the same names wherever they are offered. */
    static List<Command> commands(Runnable copyLink, Runnable openApart, Runnable quit) {
        return List.of(
                new Command(
                        "copy-link",
                        Messages.text("control.copylink"),
                        "c",
                        Feather.LINK,
                        copyLink),
                new Command(
                        "new-window",
                        Messages.text("control.newwindow"),
                        key(KeyCode.N),
                        Feather.EXTERNAL_LINK,
                        openApart),
                new Command(
                        "quit",
                        Messages.text("control.quit"),
                        key(KeyCode.Q),
                        Feather.LOG_OUT,
                        quit));
    }

    private static String key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN).getDisplayText();
    }
}
