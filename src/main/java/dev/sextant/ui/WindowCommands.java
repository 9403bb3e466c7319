package dev.sextant.ui;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.panel.Headline;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.bar.RangeMenu;
import dev.sextant.ui.bar.RefreshMenu;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** What can be done whatever screen is in front: the controls of the bar, by name. */
final class WindowCommands {

    private WindowCommands() {}

    /** What can be done with the window itself. */
    static List<Command> ofWindow(Runnable copyLink, Runnable openApart, Runnable quit) {
        return List.of(
                new Command(
                        "copy-link",
                        Messages.text("control.copylink"),
                        "c",
                        Feather.LINK,
                        copyLink),
                new Command(
                        "new-window",
                        Messages.text("control.newwindow"),
                        key(KeyCode.N),
                        Feather.EXTERNAL_LINK,
                        openApart),
                new Command(
                        "quit",
                        Messages.text("control.quit"),
                        key(KeyCode.Q),
                        Feather.LOG_OUT,
                        quit));
    }

    private static String key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN).getDisplayText();
    }

    /**
     * @param open opens another profile
     */
    static List<Command> of(
            Session session,
            Screens screens,
            List<ClusterProfile> profiles,
            Consumer<ClusterProfile> open) {
        var all = new ArrayList<Command>();
        var model = session.model();
        var paused = model.pausedProperty().get();
        all.add(
                new Command(
                        "refresh",
                        Messages.text("find.refresh"),
                        "r",
                        Feather.REFRESH_CW,
                        () -> screens.current().refresh()));
        all.add(
                new Command(
                        "pause",
                        paused ? Messages.text("find.resume") : Messages.text("find.pause"),
                        "p",
                        paused ? Feather.PLAY : Feather.PAUSE,
                        model::togglePause));
        all.addAll(screens.current().commands());
        all.addAll(screens.clusterPages());
        if (model.zoomedProperty().get()) {
            all.add(
                    new Command(
                            "zoom-back",
                            Messages.text("control.zoomback"),
                            "Esc",
                            Feather.ZOOM_OUT,
                            model::zoomBack));
        }
        ranges(all, model);
        filters(all, session, screens);
        for (var profile : profiles) {
            if (profile.name().equals(session.profile().name())) continue;
            all.add(
                    new Command(
                            "open " + profile.name(),
                            Messages.text("find.open", SafeText.line(profile.name())),
                            "",
                            Feather.SERVER,
                            () -> open.accept(profile)));
        }
        return all;
    }

    private static void ranges(List<Command> all, DashboardModel model) {
        for (var length : DashboardModel.RANGES) {
            all.add(
                    new Command(
                            "range " + length,
                            Messages.text("find.range", RangeMenu.name(length)),
                            "",
                            Feather.CLOCK,
                            () -> model.choose(new RangeChoice.Last(length))));
        }
        for (var interval : DashboardModel.INTERVALS) {
            all.add(
                    new Command(
                            "interval " + interval,
                            Messages.text("find.interval", RefreshMenu.text(interval)),
                            "",
                            Feather.REFRESH_CW,
                            () -> {
                                model.intervalProperty().set(interval);
                                model.pausedProperty().set(false);
                            }));
        }
        var utc = model.utcProperty().get();
        all.add(
                new Command(
                        "zone",
                        utc
                                ? Messages.text("control.zone.local", model.localZone().getId())
                                : Messages.text("find.utc"),
                        "",
                        Feather.GLOBE,
                        () -> model.utcProperty().set(!utc)));
    }

    private static void filters(List<Command> all, Session session, Screens screens) {
        var filter = session.model().filterProperty();
        var choices =
                switch (screens.dashboard().figures().get()) {
                    case PanelState.Ready<Headline> ready -> ready.data().choices();
                    case PanelState.Stale<Headline> stale -> stale.data().choices();
                    case PanelState.Loading<Headline> loading -> null;
                    case PanelState.Failed<Headline> failed -> null;
                };
        if (filter.get().environment() != null) {
            all.add(
                    filter(
                            "environment",
                            Messages.text("control.environment.all"),
                            () -> filter.set(filter.get().withEnvironment(null))));
        }
        if (filter.get().stage() != null) {
            all.add(
                    filter(
                            "stage",
                            Messages.text("control.stage.all"),
                            () -> filter.set(filter.get().withStage(null))));
        }
        if (filter.get().model() != null) {
            all.add(
                    filter(
                            "model",
                            Messages.text("control.model.all"),
                            () -> filter.set(filter.get().withModel(null))));
        }
        if (choices == null) return;
        for (var value : choices.environments()) {
            all.add(
                    filter(
                            "environment " + value,
                            Messages.text("control.environment", SafeText.line(value)),
                            () -> filter.set(filter.get().withEnvironment(value))));
        }
        for (var value : choices.stages()) {
            all.add(
                    filter(
                            "stage " + value,
                            Messages.text("control.stage", SafeText.line(value)),
                            () -> filter.set(filter.get().withStage(value))));
        }
    }

    private static Command filter(String id, String name, Runnable run) {
        return new Command("filter " + id, name, "", Feather.FILTER, run);
    }
}
