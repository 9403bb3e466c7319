package dev.sextant;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.desktop.Request;
import dev.sextant.desktop.SessionBus;
import dev.sextant.desktop.SingleInstance;
import dev.sextant.desktop.SystemScheme;
import dev.sextant.desktop.WebBrowser;
import dev.sextant.model.ConsoleLink;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.refresh.Beat;
import dev.sextant.notify.desktop.DesktopNotifications;
import dev.sextant.notify.services.Notifiers;
import dev.sextant.panel.Panels;
import dev.sextant.store.Directories;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.StoreException;
import dev.sextant.store.ViewPreferences;
import dev.sextant.store.WindowStore;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.secrets.MachineSecrets;
import dev.sextant.support.Updates;
import dev.sextant.ui.MainWindow;
import dev.sextant.ui.Surroundings;
import dev.sextant.widget.Fx;
import dev.sextant.widget.LeftAs;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
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
import java.util.function.Function;
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
    private static final Duration ENDING = Duration.ofSeconds(5);
    private static final Duration PROFILES_FOLLOWED_EVERY = Duration.ofSeconds(5);

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
    private final OwnDemo demo;
    private final ConsoleSettings settings;

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
        demo = new OwnDemo(directories);
        secrets = OwnSecrets.of(directories, KEYCHAIN_ANSWERS_WITHIN, this::say);
        profiles = ProfileStore.in(directories, secrets);
        preferences = PreferencesStore.in(directories);
        ConsoleSettings.speakAsChosen(preferences);
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
                new Notifiers(
                        workers, clock, new Notifiers.Desktop(notifications, this::showAlert));
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
        settings =
                new ConsoleSettings(
                        directories,
                        new ConsoleSettings.Stores(preferences, profiles, secrets, windowStore),
                        shared,
                        watches,
                        windows,
                        looks,
                        desktop,
                        updates,
                        workers,
                        clock);
        var every = PREFERENCES_WRITTEN_EVERY.toSeconds();
        var _ =
                timer.scheduleWithFixedDelay(
                        this::writePreferences, every, every, TimeUnit.SECONDS);
        var follow = PROFILES_FOLLOWED_EVERY.toSeconds();
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> workers.execute(this::follow), 0, follow, TimeUnit.SECONDS);
        workers.execute(shared::forgetFormerSecrets);
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
                        settings::pane,
                        new OwnFirstRun(profiles, workers));
        made.remember(new OwnWall(preferences));
        return made;
    }

    OwnDemo demo() {
        return demo;
    }

    Motion.Choice motion() {
        return settings.motion();
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
                        windows.say(Messages.text(e));
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
                demo::start,
                WebBrowser::open);
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
            var shown = demo.running();
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
        awaitWorkers();
        writePreferences();
        demo.close();
    }

    /** What was being written is taken back, and that takes its time; the windows are gone. */
    private void awaitWorkers() {
        try {
            if (!workers.awaitTermination(ENDING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Something still waited for a cluster or a disk at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
