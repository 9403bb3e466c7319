package dev.sextant.ui;

import dev.sextant.ui.frame.Command;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What can be done with the page in front as a whole: give it to others, hang it on a wall, take it
 * to paper.
 */
final class PageMenu extends MenuButton {

    private static final KeyCombination PRINT =
            new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);

    private final PaperActions paper;
    private final Runnable wall;

    /**
     * @param window what can be done with the window; the last of it stands last
     */
    PageMenu(PaperActions paper, Runnable wall, List<Command> window) {
        this.paper = paper;
        this.wall = wall;
        setId("page-menu");
        getStyleClass().add("page-menu");
        setGraphic(new FontIcon(Feather.SHARE));
        setTooltip(new Tooltip(Messages.text("paper.menu")));
        setAccessibleText(Messages.text("paper.menu"));
        setMinWidth(USE_PREF_SIZE);
        var save = item("page-pdf", Messages.text("paper.pdf"), paper::savePage);
        var print = item("page-print", Messages.text("paper.print"), paper::printPage);
        for (var command : window) {
            // keys are told, not set: the window hears them also where there is no menu
            var text = Messages.text("control.withkey", command.name(), command.keys());
            getItems().add(item(command.id(), text, command.run()));
        }
        var quit = getItems().removeLast();
        getItems()
                .addAll(
                        item("page-wall", Messages.text("wall.show"), wall),
                        new SeparatorMenuItem(),
                        save,
                        print,
                        new SeparatorMenuItem(),
                        item("audit-pdf", Messages.text("paper.pdf.audit"), paper::saveAudit),
                        item("audit-print", Messages.text("paper.print.audit"), paper::printAudit),
                        new SeparatorMenuItem(),
                        quit);
        setOnShowing(
                event -> {
                    save.setDisable(!paper.pageInFront());
                    print.setDisable(!paper.pageInFront());
                });
    }

    /** The same by name; what the page in front cannot do is left out. */
    List<Command> commands() {
        var all = new ArrayList<Command>();
        all.add(command("page-wall", Messages.text("wall.show"), Feather.MONITOR, wall));
        if (paper.pageInFront()) {
            all.add(
                    new Command(
                            "page-print",
                            Messages.text("paper.print"),
                            PRINT.getDisplayText(),
                            Feather.PRINTER,
                            paper::printPage));
            all.add(
                    command(
                            "page-pdf",
                            Messages.text("paper.pdf"),
                            Feather.FILE_TEXT,
                            paper::savePage));
        }
        all.add(
                command(
                        "audit-print",
                        Messages.text("paper.print.audit"),
                        Feather.PRINTER,
                        paper::printAudit));
        all.add(
                command(
                        "audit-pdf",
                        Messages.text("paper.pdf.audit"),
                        Feather.FILE_TEXT,
                        paper::saveAudit));
        return all;
    }

    private static Command command(String id, String name, Feather sign, Runnable run) {
        return new Command(id, name, "", sign, run);
    }

    /** Prints the page in front, when it is one that can be. */
    void printPage() {
        if (paper.pageInFront()) paper.printPage();
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
