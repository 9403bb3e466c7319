package dev.sextant.ui;

import dev.sextant.widget.Messages;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the page in front as a whole: give it to others, hang it on a
 * wall, take it to paper. */
final class PageMenu extends MenuButton {

    private final PaperActions paper;

    PageMenu(PaperActions paper, Runnable wall, Runnable copyLink, Runnable openApart) {
        this.paper = paper;
        setId("page-menu");
        getStyleClass().add("page-menu");
        setGraphic(new FontIcon(Feather.SHARE));
        setTooltip(new Tooltip(Messages.text("paper.menu")));
        setAccessibleText(Messages.text("paper.menu"));
        setMinWidth(USE_PREF_SIZE);
        var save = item("page-pdf", Messages.text("paper.pdf"), paper::savePage);
        var print = item("page-print", Messages.text("paper.print"), paper::printPage);
        // told, not set: the window listens for it also where there is no menu
        var key = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
        getItems()
                .setAll(
                        item("copy-link", Messages.text("control.copylink"), copyLink),
                        item(
                                "new-window",
                                Messages.text("control.newwindow", key.getDisplayText()),
                                openApart),
                        item("page-wall", Messages.text("wall.show"), wall),
                        new SeparatorMenuItem(),
                        save,
                        print,
                        new SeparatorMenuItem(),
                        item("audit-pdf", Messages.text("paper.pdf.audit"), paper::saveAudit),
                        item("audit-print", Messages.text("paper.print.audit"), paper::printAudit));
        setOnShowing(
                event -> {
                    save.setDisable(!paper.pageInFront());
                    print.setDisable(!paper.pageInFront());
                });
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
