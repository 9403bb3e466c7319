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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The three ways in, while no cluster is open. */
final class Welcome extends StackPane {

    private final Button connect =
            way(
                    "welcome-connect",
                    Feather.SERVER,
                    Messages.text("connect.welcome.cluster"),
                    Messages.text("connect.welcome.cluster.text"));
    private final Button demo =
            way(
                    "welcome-demo",
                    Feather.PLAY,
                    Messages.text("connect.welcome.demo"),
                    Messages.text("connect.welcome.demo.text"));
    private final Button file =
            way(
                    "welcome-import",
                    Feather.FILE_PLUS,
                    Messages.text("connect.welcome.import"),
                    Messages.text("connect.welcome.import.text"));
    private final Label saying = new Label();
    private final BusyWheel wheel = new BusyWheel();
    private final HBox progress = new HBox(wheel, saying);

    Welcome(Entrance entrance, Runnable onDemo, boolean hasDemo) {
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
        connect.setDefaultButton(true);
        connect.setOnAction(event -> entrance.connect());
        demo.setOnAction(event -> onDemo.run());
        file.setOnAction(event -> entrance.chooseImport());
        var ways = new VBox(connect);
        if (hasDemo) ways.getChildren().add(demo);
        ways.getChildren().add(file);
        ways.getStyleClass().add("welcome-ways");
        saying.setId("welcome-saying");
        saying.getStyleClass().add("muted");
        saying.setWrapText(true);
        progress.getStyleClass().add("welcome-buttons");
        progress.setAlignment(Pos.CENTER);
        progress.setVisible(false);
        var card = new VBox(icon, title, text, ways, progress);
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

    /** A button of two lines. */
    private static Button way(String id, Ikon sign, String title, String text) {
        var head = new Label(title);
        head.getStyleClass().add("panel-title");
        var below = new Label(text);
        below.getStyleClass().add("muted");
        var icon = new FontIcon(sign);
        icon.getStyleClass().add("way-icon");
        var line = new HBox(icon, new VBox(head, below));
        line.getStyleClass().add("way");
        line.setAlignment(Pos.CENTER_LEFT);
        var button = new Button();
        button.setId(id);
        button.setAccessibleText(title);
        button.setGraphic(line);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("way-button");
        return button;
    }

    @Override
    public void requestFocus() {
        connect.requestFocus();
    }

    /** Something is under way. */
    void busy(String doing) {
        // else the focus would wander off to whatever is not disabled
        super.requestFocus();
        disable(true);
        wheel.setVisible(true);
        wheel.setManaged(true);
        saying.setText(doing);
        progress.setVisible(true);
    }

    /** It came to nothing. */
    void failed(String why) {
        disable(false);
        wheel.setVisible(false);
        wheel.setManaged(false);
        saying.setText(why);
        progress.setVisible(true);
    }

    private void disable(boolean off) {
        connect.setDisable(off);
        demo.setDisable(off);
        file.setDisable(off);
    }
}
