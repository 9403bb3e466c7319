package dev.sextant.ui.help;

import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Theme;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;

/** The help over the window, or beside a form that pops up. */
public final class HelpOverlay extends StackPane {

    private static final double AROUND = 24;

    /**
     * @param close takes it away and gives the focus back
     */
    public HelpOverlay(HelpTopic topic, Runnable close) {
        setId("help");
        getStyleClass().add("overlay");
        setAlignment(Pos.CENTER);
        setPadding(new Insets(AROUND));
        var card = new HelpCard(topic);
        setOnMouseClicked(event -> close.run());
        card.setOnMouseClicked(event -> event.consume());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        close.run();
                        event.consume();
                    }
                });
        getChildren().add(card);
    }

    /** The card scrolls with the arrow keys. */
    @Override
    public void requestFocus() {
        getChildren().getFirst().requestFocus();
    }

    /** Explains a form that pops up, beside it; any key takes it away. */
    public static PopOver beside(Node node, HelpTopic topic) {
        var card = new HelpCard(topic);
        var popOver = new PopOver(card);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setAutoHide(true);
        popOver.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE && event.getCode() != KeyCode.F1) return;
                    popOver.hide();
                    event.consume();
                });
        popOver.show(node);
        Theme.ground(popOver, node);
        card.requestFocus();
        return popOver;
    }
}
