package dev.sextant.ui.bar;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.monitor.refresh.ClusterWatch;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.Styles;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.shape.Circle;

/** Which cluster is looked at, whether it answers, and the others. */
final class ProfileMenu extends MenuButton {

    private final Session session;
    private final Circle dot = new Circle(4);
    private final ReadOnlyObjectProperty<ClusterWatch.Seen> seen;

    /**
     * @param known those there were a moment ago
     * @param profiles those there are now, which waits for the disk: others are made while the menu
     *     is closed
     */
    ProfileMenu(
            Session session,
            List<ClusterProfile> known,
            Supplier<List<ClusterProfile>> profiles,
            Consumer<ClusterProfile> open,
            Runnable manage) {
        this.session = session;
        setId("profile-menu");
        setMnemonicParsing(false);
        dot.getStyleClass().add("connection-dot");
        setGraphic(dot);
        var settings = new MenuItem(Messages.text("control.profiles"));
        settings.setId("manage-profiles");
        settings.setOnAction(event -> manage.run());
        fill(known, open, settings);
        setOnShowing(
                event ->
                        session.workers()
                                .execute(
                                        () -> {
                                            var now = profiles.get();
                                            Fx.run(() -> fill(now, open, settings));
                                        }));
        seen = Fx.property(session.seen());
        seen.subscribe(this::write);
    }

    private void fill(
            List<ClusterProfile> profiles, Consumer<ClusterProfile> open, MenuItem settings) {
        getItems().clear();
        for (var profile : profiles) {
            var item = new RadioMenuItem(profile.name());
            item.setMnemonicParsing(false);
            item.setSelected(profile.name().equals(session.profile().name()));
            item.setOnAction(event -> open.accept(profile));
            getItems().add(item);
        }
        if (!profiles.isEmpty()) getItems().add(new SeparatorMenuItem());
        getItems().add(settings);
    }

    /** Whether the newest round was answered. */
    void answering(boolean now) {
        dot.pseudoClassStateChanged(Styles.FAILING, !now);
    }

    private void write(ClusterWatch.Seen look) {
        var info = look.info();
        var name = session.profile().name();
        setText(info == null ? name : name + " · " + info.kind().product() + " " + info.version());
    }
}
