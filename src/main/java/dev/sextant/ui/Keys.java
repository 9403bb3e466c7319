package dev.sextant.ui;

import dev.sextant.widget.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The overlay that lists the keys. */
final class Keys extends StackPane {

    private record Key(String cap, String does) {}

    Keys(Runnable close) {
        setId("keys");
        getStyleClass().add("overlay");
        setOnMouseClicked(event -> close.run());
        setFocusTraversable(true);
        var title = new Label(Messages.text("key.title"));
        title.getStyleClass().add("page-title");
        var grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        for (var key : all()) {
            var cap = new Label(key.cap());
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), cap, new Label(key.does()));
        }
        var card = new VBox(title, grid);
        card.getStyleClass().addAll("panel", "keys-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getChildren().add(card);
    }

    private static List<Key> all() {
        return List.of(
                new Key("1 – 6", Messages.text("key.focus")),
                new Key("Enter", Messages.text("key.drill")),
                new Key("Esc", Messages.text("key.back")),
                new Key("/", Messages.text("key.find")),
                new Key("l", Messages.text("key.alerts")),
                new Key("a  s  u", Messages.text("key.alert")),
                new Key("m", Messages.text("key.model")),
                new Key("r", Messages.text("key.refresh")),
                new Key("p", Messages.text("key.pause")),
                new Key("t", Messages.text("key.table")),
                new Key("f", Messages.text("key.enlarge")),
                new Key("e", Messages.text("key.export")),
                new Key("F11", Messages.text("key.wall")),
                new Key("Ctrl P", Messages.text("key.print")),
                new Key("Tab", Messages.text("key.tab")),
                new Key("?", Messages.text("key.help")));
    }
}
