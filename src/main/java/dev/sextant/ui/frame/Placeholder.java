package dev.sextant.ui.frame;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing to draw: what is missing, why, and what to do. */
public final class Placeholder extends VBox {

    public Placeholder(Ikon icon, String head, String text, Node... actions) {
        getStyleClass().add("placeholder");
        setAlignment(Pos.CENTER);
        var glyph = new FontIcon(icon);
        glyph.getStyleClass().add("placeholder-icon");
        var title = new Label(head);
        title.getStyleClass().add("placeholder-title");
        title.setWrapText(true);
        getChildren().addAll(glyph, title);
        if (!text.isEmpty()) {
            var body = new Label(text);
            body.getStyleClass().add("empty");
            body.setWrapText(true);
            getChildren().add(body);
        }
        getChildren().addAll(actions);
    }
}
