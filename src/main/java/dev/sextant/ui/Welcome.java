package dev.sextant.ui;

import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.BusyWheel;
import dev.sextant.widget.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first step, while no cluster is open. */
final class Welcome extends StackPane {

    private final Button connect = new Button();
    private final Button demo = new Button();
    private final Label saying = new Label();
    private final BusyWheel wheel = new BusyWheel();
    private final HBox progress = new HBox(wheel, saying);

    Welcome(Runnable onConnect, Runnable onDemo, boolean hasDemo) {
        setId("welcome");
        HelpTopic.WELCOME.of(this);
        getStyleClass().add("screen");
        var icon = new FontIcon(Feather.COMPASS);
        icon.getStyleClass().add("welcome-icon");
        var title = new Label(Messages.text("connect.welcome"));
        title.getStyleClass().add("welcome-title");
        var text = new Label(Messages.text("connect.welcome.text"));
        text.getStyleClass().addAll("muted", "welcome-text");
        text.setWrapText(true);
        connect.setId("welcome-connect");
        connect.setText(Messages.text("connect.welcome.cluster"));
        connect.setGraphic(new FontIcon(Feather.SERVER));
        connect.getStyleClass().add("accent-button");
        connect.setDefaultButton(true);
        connect.setOnAction(event -> onConnect.run());
        demo.setId("welcome-demo");
        demo.setText(Messages.text("connect.welcome.demo"));
        demo.setGraphic(new FontIcon(Feather.PLAY));
        demo.setOnAction(event -> onDemo.run());
        var buttons = new HBox(connect);
        if (hasDemo) buttons.getChildren().add(demo);
        buttons.getStyleClass().add("welcome-buttons");
        buttons.setAlignment(Pos.CENTER);
        saying.setId("welcome-saying");
        saying.getStyleClass().add("muted");
        saying.setWrapText(true);
        progress.getStyleClass().add("welcome-buttons");
        progress.setAlignment(Pos.CENTER);
        progress.setVisible(false);
        var card = new VBox(icon, title, text, buttons, progress);
        card.getStyleClass().add("welcome");
        card.setAlignment(Pos.CENTER);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) connect.requestFocus();
                        });
    }

    @Override
    public void requestFocus() {
        connect.requestFocus();
    }

    /** Something is under way. */
    void busy(String doing) {
        // else the focus would wander off to whatever is not disabled
        super.requestFocus();
        connect.setDisable(true);
        demo.setDisable(true);
        wheel.setVisible(true);
        wheel.setManaged(true);
        saying.setText(doing);
        progress.setVisible(true);
    }

    /** It came to nothing. */
    void failed(String why) {
        connect.setDisable(false);
        demo.setDisable(false);
        wheel.setVisible(false);
        wheel.setManaged(false);
        saying.setText(why);
        progress.setVisible(true);
    }
}
