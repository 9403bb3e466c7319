package dev.sextant.widget;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Shows a node, or words that say why there is nothing to show and what would fill it. */
public final class OrEmpty extends StackPane {

    private final Node content;
    private final Label words = new Label();

    public OrEmpty(Node content) {
        this.content = content;
        words.getStyleClass().add("empty");
        words.setMaxWidth(340);
        words.setVisible(false);
        getChildren().addAll(content, words);
        setMinSize(0, 0);
    }

    public void showContent() {
        content.setVisible(true);
        words.setVisible(false);
    }

    public void showEmpty(String why) {
        words.setText(why);
        content.setVisible(false);
        words.setVisible(true);
    }

    public boolean isEmpty() {
        return words.isVisible();
    }
}
