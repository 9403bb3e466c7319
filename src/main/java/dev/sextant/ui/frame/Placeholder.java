package dev.sextant.ui.frame;

import dev.sextant.cluster.ClusterException;
import dev.sextant.widget.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing to draw: what is missing, why, and what to do. */
public final class Placeholder extends VBox {

    /** Nothing has been answered yet. */
    public static Placeholder loading(Session session, Node... actions) {
        return new Placeholder(
                Feather.CLOCK,
                Messages.text("dashboard.loading", session.profile().name()),
                "",
                actions);
    }

    /** Nothing was ever answered, and why. */
    public static Placeholder failed(ClusterException failure, Node... actions) {
        return new Placeholder(
                Feather.ALERT_TRIANGLE, Reasons.text(failure), Messages.text(failure), actions);
    }

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
