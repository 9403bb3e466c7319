package dev.sextant.ui.alerts;

import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/** In place of the alerts and the rules of a cluster that nobody watches: how to watch it. */
public final class NotWatched extends BorderPane implements Screen {

    private final Button settings = new Button(Messages.text("alert.notwatched.settings"));

    /**
     * @param title of the page that it stands for
     */
    public NotWatched(Session session, Navigation navigation, String title) {
        setId("not-watched");
        getStyleClass().add("screen");
        var head = new Label(title);
        head.getStyleClass().addAll("page-title", "screen-head");
        var name = session.profile().name();
        settings.setId("watch-settings");
        settings.getStyleClass().add("accent-button");
        settings.setOnAction(event -> navigation.openSettings());
        var why =
                new Placeholder(
                        Feather.EYE_OFF,
                        Messages.text("alert.notwatched", name),
                        session.profile().watched()
                                ? Messages.text("alert.notwatched.not")
                                : Messages.text("alert.notwatched.how", name),
                        settings);
        why.getStyleClass().add("panel");
        setTop(head);
        setCenter(why);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        settings.requestFocus();
    }

    @Override
    public void hidden() {}

    @Override
    public void refresh() {}

    @Override
    public boolean enter() {
        settings.fire();
        return true;
    }

    @Override
    public void close() {}
}
