package dev.sextant.ui;

import dev.sextant.ui.frame.Notices;
import dev.sextant.widget.Fx;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Short messages at the lower right, over whatever is there, without taking the pointer. */
final class Toasts extends VBox implements Notices {

    private static final Duration SHOWN = Duration.seconds(5);
    private static final int MOST = 3;

    Toasts() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setMouseTransparent(true);
        setPickOnBounds(false);
    }

    @Override
    public void say(String sentence) {
        Fx.run(
                () -> {
                    var label = new Label(sentence);
                    label.getStyleClass().add("toast");
                    label.setWrapText(true);
                    getChildren().add(label);
                    if (getChildren().size() > MOST) getChildren().removeFirst();
                    var pause = new PauseTransition(SHOWN);
                    pause.setOnFinished(event -> getChildren().remove(label));
                    pause.play();
                });
    }
}
