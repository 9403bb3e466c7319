package dev.sextant;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.elastic.ElasticConnectionTest;
import dev.sextant.demo.Demo;
import dev.sextant.demo.DemoOptions;
import dev.sextant.demo.NodeException;
import dev.sextant.desktop.Autostart;
import dev.sextant.desktop.Request;
import dev.sextant.desktop.SessionBus;
import dev.sextant.desktop.SingleInstance;
import dev.sextant.desktop.SystemScheme;
import dev.sextant.model.ConsoleLink;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.Beat;
import dev.sextant.notify.Notifiers;
import dev.sextant.notify.desktop.DesktopNotifications;
import dev.sextant.panel.Panels;
import dev.sextant.store.AlertDatabase;
import dev.sextant.store.Directories;
import dev.sextant.store.MachineSecrets;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.ProfileStore;
import dev.sextant.store.StoreException;
import dev.sextant.store.ViewPreferences;
import dev.sextant.store.WindowStore;
import dev.sextant.text.Language;
import dev.sextant.ui.MainWindow;
import dev.sextant.ui.Surroundings;
import dev.sextant.ui.frame.Exports;
import dev.sextant.support.SupportSources;
import dev.sextant.support.Updates;
import dev.sextant.ui.settings.DeliveriesPane;
import dev.sextant.ui.settings.DesktopPane;
import dev.sextant.ui.settings.HelpPane;
import dev.sextant.ui.settings.ProfilesPane;
import dev.sextant.ui.settings.ReceiversPane;
import dev.sextant.ui.settings.SecretsPane;
import dev.sextant.ui.settings.SettingsPane;
import dev.sextant.widget.Fx;
import dev.sextant.widget.LeftAs;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import dev.sextant.widget.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring: every long-lived object is made here in order, and closed in reverse. */
final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final Duration PREFERENCES_WRITTEN_EVERY = Duration.ofSeconds(5);
    private static final Duration KEYCHAIN_ANSWERS_WITHIN = Duration.ofMinutes(2);
    private static final Duration TRAY_COMES_WITHIN = Duration.ofSeconds(15);
    private static final Duration UPDATES_THOUGHT_OF_EVERY = Duration.ofMinutes(1);
    private static final Duration PROFILES_FOLLOWED_EVERY = Duration.ofSeconds(5);

    private final Directories directories;
    private final @Nullable Function<String, @Nullable Path> chooser;
    private final InstantSource clock = InstantSource.system();
    private final MachineSecrets secrets;
    private final ProfileStore profiles;
    private final PreferencesStore preferences;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final DesktopNotifications notifications;
    private final Watch.Shared shared;
    private final Watches watches;
    private final WindowStore windowStore;
    private final ConsoleWindows windows;
    private final Requests requests;
    private final SessionBus bus;
    private final Looks looks;
    private final Desktop desktop;
    private @Nullable SingleInstance instance;
    private final Updates updates;
    private @Nullable Demo demo;
    private DemoOptions demoOptions = DemoOptions.DEFAULT;

    /**
     * @param chooser asks where to write a file of the suggested name; null for a dialog
     * @param quit ends the program
     * @throws StoreException when what is kept on this machine can neither be read nor set aside
     */
    Console(
            Directories directories,
            @Nullable Function<String, @Nullable Path> chooser,
            Runnable quit)
            throws StoreException {
        this.chooser = chooser;
        this.directories = directories;
        secrets = OwnSecrets.of(directories, KEYCHAIN_ANSWERS_WITHIN, this::say);
        profiles = ProfileStore.in(directories, secrets);
        preferences = PreferencesStore.in(directories);
        Messages.speak(language());
        workers = Executors.newVirtualThreadPerTaskExecutor();
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            var thread = new Thread(work, "beat");
                            thread.setDaemon(true);
                            return thread;
                        });
        notifications = DesktopNotifications.ofThisMachine(workers);
        var notifiers =
                new Notifiers(workers, clock, new Notifiers.Desktop(notifications, this::showAlert));
        shared = Watch.Shared.of(directories, secrets, notifiers, workers);
        watches = new Watches(shared, profiles::credentials, this::say);
        updates = new Updates(preferences::updates, preferences::setUpdates, clock);
        windowStore = WindowStore.in(directories);
        LeftAs.keepWith(windowStore.details(), windowStore::setDetail);
        bus = new SessionBus(System.getenv("DBUS_SESSION_BUS_ADDRESS"), workers);
        looks = new Looks(preferences, SystemScheme.ofThisMachine(bus), windowStore);
        windows =
                new ConsoleWindows(
                        this::window, windowStore, looks.wornProperty(), this::lastClosed, quit);
        requests = new Requests(directories, profiles, windowStore, windows);
        desktop = new Desktop(bus, windows, watches, windowStore, quit, this::called);
        var every = PREFERENCES_WRITTEN_EVERY.toSeconds();
        var _ =
                timer.scheduleWithFixedDelay(
                        this::writePreferences, every, every, TimeUnit.SECONDS);
        var follow = PROFILES_FOLLOWED_EVERY.toSeconds();
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> workers.execute(this::follow), 0, follow, TimeUnit.SECONDS);
        for (var problem : Arrays.asList(preferences.problem(), windowStore.problem())) {
            if (problem != null) windows.say(problem);
        }
        var think = UPDATES_THOUGHT_OF_EVERY.toSeconds();
        var _ = timer.scheduleWithFixedDelay(this::lookForUpdate, 20, think, TimeUnit.SECONDS);
    }

    private MainWindow window() {
        var made =
                new MainWindow(
                        surroundings(chooser),
                        this::saved,
                        this::settings,
                        new OwnFirstRun(profiles, workers));
        made.remember(new OwnWall(preferences));
        return made;
    }

    ConsoleWindows windows() {
        return windows;
    }

    private void lastClosed() {
        desktop.lastClosed();
    }

    /** Carries out a request in the background; later ones come through the instance. */
    void begin(Request request, SingleInstance only) {
        instance = only;
        if (request instanceof Request.Background) {
            var _ =
                    timer.schedule(
                            this::showWhereThereIsNoTray,
                            TRAY_COMES_WITHIN.toSeconds(),
                            TimeUnit.SECONDS);
        } else {
            carryOut(request);
        }
        only.listen(workers, requests);
    }

    private void carryOut(Request request) {
        workers.execute(
                () -> {
                    try {
                        var _ = requests.handle(request);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** Shows in a window that shows nothing what was looked at last. */
    private void fill() {
        workers.execute(
                () -> {
                    try {
                        requests.fill();
                    } catch (StoreException e) {
                        windows.say(e.sentence());
                    }
                });
    }

    /** Somebody clicked where the program is without its window. */
    private void called() {
        carryOut(new Request.Show());
    }

    /** Started at login, and nothing to get a window back from: it is small, but there. */
    private void showWhereThereIsNoTray() {
        if (desktop.wayBack().get()) return;
        Fx.run(
                () -> {
                    if (windows.front() != null) return;
                    windows.add().stage().setIconified(true);
                    fill();
                });
    }

    Motion.Choice motion() {
        return switch (preferences.motion()) {
            case SYSTEM -> Motion.Choice.SYSTEM;
            case REDUCED -> Motion.Choice.REDUCED;
        };
    }

    /** The saved profiles; none when they cannot be read, which is said. */
    List<ClusterProfile> saved() {
        try {
            return profiles.profiles();
        } catch (StoreException e) {
            windows.say(Messages.text(e));
            return List.of();
        }
    }

    private Surroundings surroundings(@Nullable Function<String, @Nullable Path> chooser) {
        return new Surroundings(
                Panels.dashboard(),
                Panels.model(),
                this::connect,
                this::desk,
                new Memory(),
                clock,
                workers,
                Beat.of(timer),
                chooser,
                this::startDemo);
    }

    /** A click on a notification of the desktop. */
    private void showAlert(Alert alert) {
        var profile = watches.watching(alert.key());
        if (profile == null) return;
        var link = ConsoleLink.to(profile.name()).withAlert(alert.key().value());
        Fx.run(() -> windows.show(profile, link));
    }

    private Cluster connect(ClusterProfile profile) throws ClusterException, StoreException {
        secrets.askAgain();
        return ElasticCluster.open(profile, profiles.credentials(profile), clock);
    }

    private void say(String sentence) {
        windows.say(sentence);
    }

    /** The desk of a profile that is watched; null for another. */
    private @Nullable AlertDesk desk(ClusterProfile profile) {
        follow();
        return watches.desk(profile);
    }

    /** Watches what is marked to be watched now. */
    private void follow() {
        try {
            var all = new ArrayList<>(profiles.profiles());
            var shown = runningDemo();
            if (shown != null) {
                all.removeIf(profile -> profile.name().equals(shown.name()));
                all.add(shown);
            }
            watches.follow(all);
        } catch (StoreException e) {
            LOG.warn("The profiles cannot be read; they are watched as before: {}", e.sentence());
        } catch (RuntimeException e) {
            LOG.error("The profiles are watched as before", e);
        }
    }

    private synchronized @Nullable ClusterProfile runningDemo() {
        return demo == null ? null : demo.profile();
    }

    /** Only if a person wants it, at most once a day; waits on a worker. */
    private void lookForUpdate() {
        workers.execute(
                () -> {
                    try {
                        updates.look(
                                newer ->
                                        say(
                                                Messages.text(
                                                        "help.updates.newer",
                                                        newer.version(),
                                                        newer.page())));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private Node settings(
            Consumer<ClusterProfile> open, Exports exports, @Nullable Node before) {
        var receivers = new OwnReceivers(shared, watches, clock);
        var sources =
                new SupportSources(
                        directories,
                        profiles,
                        preferences,
                        shared.receivers(),
                        shared.rules(),
                        receivers::standings,
                        clock);
        var sections =
                new ArrayList<>(
                        SettingsPane.sections(
                                new ProfilesPane(
                                        profiles, new ElasticConnectionTest(), workers, open),
                                new ReceiversPane(receivers, workers),
                                new DeliveriesPane(receivers, workers, exports, clock),
                                new DesktopPane(
                                        windowStore,
                                        Autostart.ofThisMachine(),
                                        desktop.wayBack(),
                                        workers),
                                new SecretsPane(
                                        new OwnSecretPlaces(
                                                secrets, profiles, shared.receivers()),
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
                    preferences.setMotion(
                            switch (motion) {
                                case SYSTEM -> PreferencesStore.Motion.SYSTEM;
                                case REDUCED -> PreferencesStore.Motion.REDUCED;
                            });
                    Motion.choose(motion);
                },
                preferences.language(),
                this::speak,
                before);
    }

    /** The chosen language, or else that of the system. */
    private Language language() {
        var chosen = preferences.language();
        return chosen == null ? Language.ofTheMachine() : chosen;
    }

    /** Says everything in another language, unless something typed would be lost. */
    private boolean speak(@Nullable Language chosen) {
        var all = windows.all().stream().map(ConsoleWindow::inside).toList();
        if (all.stream().anyMatch(MainWindow::unsaved)) {
            windows.say(Messages.text("settings.language.unsaved"));
            return false;
        }
        preferences.setLanguage(chosen);
        Messages.speak(language());
        all.forEach(MainWindow::speak);
        return true;
    }

    /** What the demo shall be like when it is started. */
    synchronized void prepareDemo(DemoOptions options) {
        demoOptions = options;
    }

    /** The running demo's profile; starts the demo when there is none. */
    private synchronized ClusterProfile startDemo(Consumer<String> progress)
            throws ClusterException, InterruptedException {
        try {
            var running = demo;
            if (running == null) {
                AlertDatabase.forget(directories, Demo.PROFILE_NAME);
                running = Demo.start(directories, demoOptions, progress);
                demo = running;
            }
            return running.profile();
        } catch (StoreException e) {
            throw new ClusterException(ClusterException.Reason.REJECTED, e.words(), e);
        } catch (NodeException e) {
            throw new ClusterException(
                    ClusterException.Reason.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private void writePreferences() {
        try {
            preferences.flush();
            windowStore.flush();
        } catch (StoreException e) {
            LOG.warn("Preferences were not written: {}", e.sentence());
        } catch (RuntimeException e) {
            LOG.error("Preferences were not written", e);
        }
    }

    @Override
    public void close() {
        if (instance != null) instance.stopListening();
        windows.close();
        timer.shutdownNow();
        watches.close();
        notifications.close();
        desktop.close();
        bus.close();
        workers.shutdown();
        writePreferences();
        closeDemo();
    }

    private synchronized void closeDemo() {
        if (demo != null) demo.close();
        demo = null;
    }

    private final class Memory implements Surroundings.Memory {
        @Override
        public ViewPreferences recall(ClusterProfile profile) {
            return preferences.view(profile.name());
        }

        @Override
        public void keep(ClusterProfile profile, ViewPreferences view) {
            preferences.setView(profile.name(), view);
        }
    }
}
