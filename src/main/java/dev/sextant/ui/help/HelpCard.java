package dev.sextant.ui.help;

import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a topic shows, what its marks mean, and its keys; it scrolls where there is no room. */
public final class HelpCard extends ScrollPane {

    private static final double COLUMN = 370;
    private static final double FIRST = 96;

    private final VBox body;

    public HelpCard(HelpTopic topic) {
        var text = HelpText.of(topic);
        setId("help-card");
        getStyleClass().addAll("panel", "help-card");
        var title = new Label(Messages.text("help.title", text.title()));
        title.getStyleClass().add("page-title");
        var about = new Label(text.about());
        about.setWrapText(true);
        about.setPrefWidth(text.marks().isEmpty() ? COLUMN : 2 * COLUMN);
        about.setMinHeight(Region.USE_PREF_SIZE);
        var columns = new HBox();
        columns.getStyleClass().add("help-columns");
        if (!text.marks().isEmpty()) columns.getChildren().add(marks(text.marks()));
        columns.getChildren().add(keys(text.keys()));
        body = new VBox(title, about, columns);
        body.getStyleClass().add("help-body");
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(spoken(text));
    }

    /** Wrapped texts know their height only by their width. */
    @Override
    protected double computePrefHeight(double width) {
        var insets = getInsets();
        return body.prefHeight(body.prefWidth(-1)) + insets.getTop() + insets.getBottom();
    }

    private static String spoken(HelpText text) {
        var parts = new ArrayList<String>();
        parts.add(Messages.text("help.title", text.title()));
        parts.add(text.about());
        parts.add(
                text.keys().stream()
                        .map(key -> key.cap() + ": " + key.does())
                        .collect(Collectors.joining(". ")));
        return String.join(" ", parts);
    }

    private static Node marks(List<HelpText.Mark> marks) {
        var grid = grid(Messages.text("help.marks"));
        for (var mark : marks) {
            var sign = new Label(mark.sign());
            if (!mark.styles().isEmpty()) sign.getStyleClass().addAll(mark.styles().split(" ", -1));
            sign.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), sign, words(mark.means()));
        }
        return grid;
    }

    private static Node keys(List<HelpText.Key> keys) {
        var grid = grid(Messages.text("key.title"));
        var told = new HashSet<String>();
        for (var key : keys) {
            // a screen's own meaning of a key comes first, and is the one that counts
            if (!told.add(key.cap())) continue;
            var cap = new Label(key.cap());
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), cap, words(key.does()));
        }
        return grid;
    }

    private static GridPane grid(String head) {
        var grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        var first = new ColumnConstraints();
        first.setHalignment(HPos.LEFT);
        first.setMinWidth(Region.USE_PREF_SIZE);
        var second = new ColumnConstraints();
        grid.getColumnConstraints().setAll(first, second);
        var title = new Label(head);
        title.getStyleClass().add("section");
        grid.add(title, 0, 0, 2, 1);
        return grid;
    }

    private static Label words(String text) {
        var words = new Label(text);
        words.setWrapText(true);
        // a wrapped text knows its height only by its width
        words.setPrefWidth(COLUMN - FIRST);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }
}
