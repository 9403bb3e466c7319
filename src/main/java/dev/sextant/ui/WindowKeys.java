package dev.sextant.ui;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of a window that are no control's own. */
final class WindowKeys {

    private final MainWindow window;
    private final Overlays overlays;
    private final InApp toasts;

    private WindowKeys(MainWindow window, Overlays overlays, InApp toasts) {
        this.window = window;
        this.overlays = overlays;
        this.toasts = toasts;
    }

    static void of(MainWindow window, Node root, Overlays overlays, InApp toasts) {
        var keys = new WindowKeys(window, overlays, toasts);
        root.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        root.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
    }

    private void pressed(KeyEvent event) {
        var screens = window.screens();
        var pageMenu = window.pageMenu();
        if (event.getCode() == KeyCode.F11) {
            window.showWall();
            event.consume();
        } else if (event.getCode() == KeyCode.P && event.isShortcutDown() && pageMenu != null) {
            pageMenu.printPage();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            window.back();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !overlays.typing()) {
            if (screens != null && screens.current().enter()) event.consume();
        }
    }

    private void typed(KeyEvent event) {
        if (overlays.typing() || event.isControlDown() || event.isAltDown() || event.isMetaDown())
            return;
        if (command(event.getCharacter())) event.consume();
    }

    private boolean command(String character) {
        switch (character) {
            case "?" -> overlays.questionMark();
            case "n" -> toasts.openNewest();
            case "x" -> toasts.closeAll();
            default -> {
                return screenCommand(character);
            }
        }
        return true;
    }

    private boolean screenCommand(String character) {
        var screens = window.screens();
        var bar = window.bar();
        var session = window.session();
        if (screens == null || bar == null || session == null) return false;
        if (screens.current().typed(character)) return true;
        switch (character) {
            case "/" -> bar.focusSearch();
            case "c" -> screens.copyLink();
            case "l" -> screens.openAlerts(null);
            case "r" -> screens.current().refresh();
            case "p" -> session.model().togglePause();
            default -> {
                return false;
            }
        }
        return true;
    }
}
