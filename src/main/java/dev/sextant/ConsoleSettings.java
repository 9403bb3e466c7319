package dev.sextant;

import dev.sextant.cluster.elastic.ElasticProbes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.desktop.Autostart;
import dev.sextant.store.Directories;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.WindowStore;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.secrets.MachineSecrets;
import dev.sextant.support.SupportSources;
import dev.sextant.support.Updates;
import dev.sextant.text.Language;
import dev.sextant.ui.MainWindow;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.settings.DesktopPane;
import dev.sextant.ui.settings.HelpPane;
import dev.sextant.ui.settings.SecretsPane;
import dev.sextant.ui.settings.SettingsPane;
import dev.sextant.ui.settings.profiles.ProfilesPane;
import dev.sextant.ui.settings.receivers.DeliveriesPane;
import dev.sextant.ui.settings.receivers.ReceiversPane;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The settings as each window shows them, and what becomes of a choice in them. */
final class ConsoleSettings {

    /** What is written down on this machine. */
    record Stores(
            PreferencesStore preferences,
            ProfileStore profiles,
            MachineSecrets secrets,
            WindowStore windows) {}

    private final Directories directories;
    private final Stores stores;
    private final Watch.Shared shared;
    private final Watches watches;
    private final ConsoleWindows windows;
    private final Looks looks;
    private final Desktop desktop;
    private final Updates updates;
    private final Executor workers;
    private final InstantSource clock;

    ConsoleSettings(
            Directories directories,
            Stores stores,
            Watch.Shared shared,
            Watches watches,
            ConsoleWindows windows,
            Looks looks,
            Desktop desktop,
            Updates updates,
            Executor workers,
            InstantSource clock) {
        this.directories = directories;
        this.stores = stores;
        this.shared = shared;
        this.watches = watches;
        this.windows = windows;
        this.looks = looks;
        this.desktop = desktop;
        this.updates = updates;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * @param before the settings that these replace; null for none
     */
    Node pane(Consumer<ClusterProfile> open, Exports exports, @Nullable Node before) {
        var receivers = new OwnReceivers(shared, watches, clock);
        var sources =
                new SupportSources(
                        directories,
                        stores.profiles(),
                        stores.preferences(),
                        shared.receivers(),
                        shared.rules(),
                        receivers::standings,
                        clock);
        var sections =
                new ArrayList<>(
                        SettingsPane.sections(
                                new ProfilesPane(
                                        stores.profiles(), ElasticProbes.all(), workers, open),
                                new ReceiversPane(receivers, workers),
                                new DeliveriesPane(receivers, workers, exports, clock),
                                new DesktopPane(
                                        stores.windows(),
                                        Autostart.ofThisMachine(),
                                        desktop.wayBack(),
                                        new OwnWall(stores.preferences()),
                                        workers),
                                new SecretsPane(
                                        new OwnSecretPlaces(
                                                stores.secrets(),
                                                stores.profiles(),
                                                shared.receivers()),
                                        workers)));
        sections.add(
                new SettingsPane.Section(
                        "settings-help",
                        Messages.text("settings.help"),
                        new HelpPane(sources, updates, workers, exports)));
        return new SettingsPane(
                sections,
                looks.chosenProperty(),
                motion(),
                motion -> {
                    stores.preferences()
                            .setMotion(
                                    switch (motion) {
                                        case SYSTEM -> PreferencesStore.Motion.SYSTEM;
                                        case REDUCED -> PreferencesStore.Motion.REDUCED;
                                    });
                    Motion.choose(motion);
                },
                stores.preferences().language(),
                this::speak,
                before);
    }

    /** The chosen language, or else that of the system. */
    static void speakAsChosen(PreferencesStore preferences) {
        var chosen = preferences.language();
        Messages.speak(chosen == null ? Language.ofTheMachine() : chosen);
    }

    /** Says everything in another language, unless something typed would be lost. */
    private boolean speak(@Nullable Language chosen) {
        var all = windows.all().stream().map(ConsoleWindow::inside).toList();
        if (all.stream().anyMatch(MainWindow::unsaved)) {
            windows.say(Messages.text("settings.language.unsaved"));
            return false;
        }
        stores.preferences().setLanguage(chosen);
        speakAsChosen(stores.preferences());
        all.forEach(MainWindow::speak);
        return true;
    }

    Motion.Choice motion() {
        return switch (stores.preferences().motion()) {
            case SYSTEM -> Motion.Choice.SYSTEM;
            case REDUCED -> Motion.Choice.REDUCED;
        };
    }
}
