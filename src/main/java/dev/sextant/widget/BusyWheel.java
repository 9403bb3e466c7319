package dev.sextant.widget;

import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that something is under way: a wheel that turns, or one that stands where nothing may. */
public final class BusyWheel extends StackPane {

    private Subscription following = () -> {};

    public BusyWheel() {
        setAccessibleText(Messages.text("dashboard.asking"));
        sceneProperty()
                .subscribe(
                        scene -> {
                            following.unsubscribe();
                            following = () -> {};
                            // a wheel that nobody sees must not turn either
                            if (scene == null) getChildren().clear();
                            else following = Motion.reducedProperty().subscribe(this::show);
                        });
    }

    private void show(boolean reduced) {
        if (reduced) {
            var still = new FontIcon(Feather.LOADER);
            still.getStyleClass().add("still-wheel");
            getChildren().setAll(still);
        } else {
            var wheel = new ProgressIndicator();
            wheel.getStyleClass().add("panel-wheel");
            getChildren().setAll(wheel);
        }
    }
}
