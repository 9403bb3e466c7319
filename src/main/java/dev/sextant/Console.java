package dev.sextant;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.elastic.ElasticConnectionTest;
import dev.sextant.demo.Demo;
import dev.sextant.demo.DemoOptions;
import dev.sextant.demo.NodeException;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.Beat;
import dev.sextant.notify.Notifiers;
import dev.sextant.notify.desktop.DesktopNotifications;
import dev.sextant.panel.Panels;
import dev.sextant.store.AlertDatabase;
import dev.sextant.store.Directories;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.ProfileStore;
import dev.sextant.store.StoreException;
import dev.sextant.store.ViewPreferences;
import dev.sextant.text.Language;
import dev.sextant.ui.MainWindow;
import dev.sextant.ui.Surroundings;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.settings.DeliveriesPane;
import dev.sextant.ui.settings.ProfilesPane;
import dev.sextant.ui.settings.ReceiversPane;
import dev.sextant.ui.settings.SettingsPane;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring: every long-lived object is made here in order, and closed in reverse. */
final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final Duration PREFERENCES_WRITTEN_EVERY = Duration.ofSeconds(5);
    private static final Duration PROFILES_FOLLOWED_EVERY = Duration.ofSeconds(5);

    private final Directories directories;
    private final InstantSource clock = InstantSource.system();
    private final ProfileStore profiles;
    private final PreferencesStore preferences;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final DesktopNotifications desktop;
    private final Watch.Shared shared;
    private final Watches watches;
    private final MainWindow window;
    private @Nullable Demo demo;
    private DemoOptions demoOptions = DemoOptions.DEFAULT;

    /**
     * @param dress puts a theme on the window
     * @throws StoreException when what is kept on this machine can neither be read nor set aside
     */
    Console(Directories directories, Consumer<Theme> dress) throws StoreException {
        this.directories = directories;
        profiles = ProfileStore.in(directories);
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
        desktop = DesktopNotifications.ofThisMachine(workers);
        var notifiers =
                new Notifiers(workers, clock, new Notifiers.Desktop(desktop, this::showAlert));
        shared = Watch.Shared.of(directories, notifiers, workers);
        watches = new Watches(shared, profiles::credentials, this::say);
        window =
                new MainWindow(
                        surroundings(),
                        this::saved,
                        (open, exports, before) -> settings(open, exports, before, dress));
        var every = PREFERENCES_WRITTEN_EVERY.toSeconds();
        var _ =
                timer.scheduleWithFixedDelay(
                        this::writePreferences, every, every, TimeUnit.SECONDS);
        var follow = PROFILES_FOLLOWED_EVERY.toSeconds();
        var _ = timer.scheduleWithFixedDelay(this::follow, 0, follow, TimeUnit.SECONDS);
        var problem = preferences.problem();
        if (problem != null) window.notices().say(problem);
    }

    MainWindow window() {
        return window;
    }

    Theme theme() {
        return preferences.look() == PreferencesStore.Look.DARK ? Theme.DARK : Theme.LIGHT;
    }

    /** The saved profiles; none when they cannot be read, which is said. */
    List<ClusterProfile> saved() {
        try {
            return profiles.profiles();
        } catch (StoreException e) {
            window.notices().say(Messages.text(e.words()));
            return List.of();
        }
    }

    private Surroundings surroundings() {
        return new Surroundings(
                Panels.dashboard(),
                Panels.model(),
                profile -> ElasticCluster.open(profile, profiles.credentials(profile), clock),
                this::desk,
                new Memory(),
                clock,
                workers,
                Beat.of(timer),
                null,
                this::startDemo);
    }

    /** A click on a notification of the desktop. */
    private void showAlert(Alert alert) {
        Fx.run(
                () -> {
                    window.openAlert(alert.key());
                    if (window.root().getScene().getWindow() instanceof Stage stage) {
                        stage.setIconified(false);
                        stage.toFront();
                    }
                });
    }

    private void say(String sentence) {
        window.notices().say(sentence);
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

    private Node settings(
            Consumer<ClusterProfile> open,
            Exports exports,
            @Nullable Node before,
            Consumer<Theme> dress) {
        var receivers = new OwnReceivers(shared, watches, clock);
        return new SettingsPane(
                SettingsPane.sections(
                        new ProfilesPane(profiles, new ElasticConnectionTest(), workers, open),
                        new ReceiversPane(receivers, workers),
                        new DeliveriesPane(receivers, workers, exports, clock)),
                theme(),
                theme -> {
                    preferences.setLook(
                            theme == Theme.DARK
                                    ? PreferencesStore.Look.DARK
                                    : PreferencesStore.Look.LIGHT);
                    dress.accept(theme);
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
        if (window.unsaved()) {
            window.notices().say(Messages.text("settings.language.unsaved"));
            return false;
        }
        preferences.setLanguage(chosen);
        Messages.speak(language());
        window.speak();
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
        } catch (StoreException e) {
            LOG.warn("Preferences were not written: {}", e.sentence());
        } catch (RuntimeException e) {
            LOG.error("Preferences were not written", e);
        }
    }

    @Override
    public void close() {
        window.close();
        timer.shutdownNow();
        watches.close();
        desktop.close();
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
