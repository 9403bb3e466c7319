package dev.sextant.ui;

import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages that neither slide nor fade: they are there, and then they are not. */
final class StillNotes {

    private final StackPane root;
    private final VBox pile = new VBox();

    StillNotes(StackPane root) {
        this.root = root;
        pile.getStyleClass().add("still-notes");
        pile.setAlignment(Pos.BOTTOM_RIGHT);
        pile.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        pile.setPickOnBounds(false);
        StackPane.setAlignment(pile, Pos.BOTTOM_RIGHT);
    }

    /**
     * @param shown null to stay until it is clicked or closed
     */
    void show(Node content, @Nullable Duration shown, Runnable clicked) {
        var close = new Button("", new FontIcon(Feather.X));
        close.setAccessibleText(Messages.text("find.key.close"));
        close.setFocusTraversable(false);
        close.getStyleClass().addAll("close-button", "panel-button");
        var note = new HBox(content, close);
        note.getStyleClass().addAll("still-note", "in-app");
        close.setOnAction(event -> remove(note));
        content.setOnMouseClicked(
                event -> {
                    if (event.getButton() != MouseButton.PRIMARY) return;
                    remove(note);
                    clicked.run();
                });
        pile.getChildren().add(note);
        if (!root.getChildren().contains(pile)) root.getChildren().add(pile);
        pile.toFront();
        if (shown != null) Motion.after(shown, () -> remove(note));
    }

    private void remove(Node note) {
        pile.getChildren().remove(note);
        if (pile.getChildren().isEmpty()) root.getChildren().remove(pile);
    }
}
