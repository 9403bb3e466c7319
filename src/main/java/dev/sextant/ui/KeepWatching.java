package dev.sextant.ui;

import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Asks what closing the last window means for the watching. */
public final class KeepWatching {

    private KeepWatching() {}

    /**
     * Waits for the answer.
     *
     * @return empty when the person thought better of closing
     */
    public static Optional<Boolean> ask(Stage owner) {
        var keep = new ButtonType(Messages.text("nav.keep"), ButtonData.YES);
        var end = new ButtonType(Messages.text("nav.quit"), ButtonData.NO);
        var dialog =
                new Alert(
                        AlertType.NONE,
                        Messages.text("nav.keep.text"),
                        keep,
                        end,
                        ButtonType.CANCEL);
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text("nav.product"));
        var pane = dialog.getDialogPane();
        pane.setId("keep-watching");
        pane.setHeaderText(Messages.text("nav.keep.question"));
        pane.lookupButton(keep).getStyleClass().add("accent-button");
        Theme.of(owner.getScene().getRoot()).apply(pane.getScene());
        return dialog.showAndWait()
                .filter(button -> button != ButtonType.CANCEL)
                .map(button -> button == keep);
    }
}
