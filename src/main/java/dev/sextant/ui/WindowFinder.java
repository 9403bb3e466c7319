package dev.sextant.ui;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.find.FindBox;
import dev.sextant.ui.find.FindModel;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.settings.SettingsPane;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/** Finding anything by name in one window, and every action that has a name there. */
final class WindowFinder {

    private final MainWindow window;
    private final Overlays overlays;
    private final InApp toasts;
    private final Exports exports;
    private final Runnable openApart;

    /** The profiles there were when the field was opened last. */
    private List<ClusterProfile> known = List.of();

    private FindModel finder;

    /**
     * @param openApart opens what is in front in a window of its own
     */
    WindowFinder(
            MainWindow window,
            Overlays overlays,
            InApp toasts,
            Exports exports,
            Runnable openApart) {
        this.window = window;
        this.overlays = overlays;
        this.toasts = toasts;
        this.exports = exports;
        this.openApart = openApart;
        finder = newFinder();
    }

    /** For another cluster, or another language. */
    void renew() {
        finder = newFinder();
    }

    private FindModel newFinder() {
        return new FindModel(
                new WindowFindings(
                        window.session(),
                        window.screens(),
                        window::go,
                        this::commands,
                        this::settingsByName),
                window.session());
    }

    private List<Command> settingsByName() {
        return window.settings() instanceof SettingsPane pane
                ? pane.commands(() -> window.go(Place.SETTINGS))
                : List.of();
    }

    /** Opens the field, or closes it. */
    void find() {
        if (overlays.showing(FindBox.class)) {
            overlays.hide();
            return;
        }
        readProfiles();
        var box = new FindBox(finder, overlays::hide, this::copy);
        overlays.show(box, box::end);
        box.begin();
    }

    private void readProfiles() {
        var open = window.session();
        if (open == null) return;
        open.workers()
                .execute(
                        () -> {
                            var now = window.profiles().get();
                            Fx.run(() -> known = now);
                        });
    }

    private void copy(String name) {
        exports.copy(name, Messages.text("find.copied", SafeText.line(name)));
    }

    List<Command> windowCommands() {
        return WindowCommands.ofWindow(window::copyLink, openApart, () -> window.outside().quit());
    }

    private List<Command> commands() {
        var all = new ArrayList<Command>(toasts.commands());
        var open = window.session();
        var screens = window.screens();
        if (open != null && screens != null) {
            all.addAll(WindowCommands.of(open, screens, known, window::open));
            all.addAll(windowCommands());
            var menu = window.pageMenu();
            if (menu != null) all.addAll(menu.commands());
        }
        all.add(
                new Command(
                        "help",
                        Messages.text("find.help"),
                        "F1",
                        Feather.HELP_CIRCLE,
                        overlays::questionMark));
        return all;
    }
}
