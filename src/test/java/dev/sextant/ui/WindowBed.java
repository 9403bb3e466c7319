package dev.sextant.ui;

import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.live.Subscription;
import dev.sextant.model.Filter;
import dev.sextant.monitor.FakeDesk;
import dev.sextant.monitor.refresh.Beat;
import dev.sextant.panel.Panel;
import dev.sextant.store.PreferencesStore.Look;
import dev.sextant.store.ViewPreferences;
import dev.sextant.text.Language;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.settings.SettingsPane;
import dev.sextant.ui.settings.receivers.DeliveriesPane;
import dev.sextant.ui.settings.receivers.FakeReceivers;
import dev.sextant.ui.settings.receivers.ReceiversPane;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import dev.sextant.widget.Theme;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/** A real window on an invented log; time, rounds and workers move only when a test says so. */
public final class WindowBed {

    static final Instant NOW = Instant.parse("2026-11-22T09:30:20Z");

    final FakeCluster cluster = new FakeCluster();

    /** Null for a cluster that nobody watches; read when a profile is opened. */
    volatile @Nullable FakeDesk desk = new FakeDesk();

    final FakeReceivers receivers = new FakeReceivers();
    final Map<String, ViewPreferences> remembered = new HashMap<>();
    final Queue<Runnable> due = new ArrayDeque<>();
    final MainWindow window;
    private final Stage stage;

    /** The profiles that are saved; a test may add to them. */
    final List<ClusterProfile> saved =
            new ArrayList<>(List.of(profile("prod-eu"), profile("staging")));

    volatile Instant now = NOW;
    volatile @Nullable Path exportTo;

    /** Whether there is a browser, and what it was told to open. */
    volatile boolean browses = true;

    final List<URI> opened = new ArrayList<>();
    private volatile boolean holdWork;
    private final Queue<Runnable> held = new ArrayDeque<>();

    private final Surroundings surroundings;

    private final Parts parts;

    /** What of the settings and of the first run touches the machine. */
    interface Parts {
        List<SettingsPane.Section> sections(
                WindowBed bed, Consumer<ClusterProfile> open, Exports exports);

        FirstRun firstRun(WindowBed bed);
    }

    public WindowBed(Stage stage, List<Panel<?>> panels, List<Panel<?>> modelPanels) {
        this(stage, panels, modelPanels, new WithoutMachine(), null);
    }

    /**
     * @param demo null for an installation without one
     */
    WindowBed(
            Stage stage,
            List<Panel<?>> panels,
            List<Panel<?>> modelPanels,
            Parts parts,
            Surroundings.@Nullable Demo demo) {
        this.stage = stage;
        this.parts = parts;
        surroundings =
                new Surroundings(
                        panels,
                        modelPanels,
                        profile -> cluster,
                        profile -> desk,
                        new Remembered(),
                        () -> now,
                        this::work,
                        new ManualBeat(),
                        name -> exportTo == null ? null : exportTo.resolve(name),
                        demo,
                        address -> browses && opened.add(address));
        window = another();
    }

    /** One more window on the same surroundings. */
    public MainWindow another() {
        return new MainWindow(
                surroundings,
                () -> List.copyOf(saved),
                (open, exports, before) ->
                        new SettingsPane(
                                parts.sections(this, open, exports),
                                new SimpleObjectProperty<>(Look.DARK),
                                Motion.Choice.SYSTEM,
                                Motion::choose,
                                Messages.language(),
                                this::speak,
                                before),
                parts.firstRun(this));
    }

    private boolean speak(@Nullable Language language) {
        if (window.unsaved()) return false;
        Messages.speak(language == null ? Language.ENGLISH : language);
        window.speak();
        return true;
    }

    void show(int width, int height, Theme theme) {
        var scene = new Scene(window.root(), width, height);
        theme.apply(scene);
        stage.setScene(scene);
        // another test may have made it smaller
        stage.sizeToScene();
        stage.show();
    }

    void resize(double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    public static ClusterProfile profile(String name) {
        return new ClusterProfile(
                name,
                List.of(URI.create("https://es.example:9200")),
                new ClusterProfile.Auth.ApiKey(),
                new ClusterProfile.Trust.Platform(),
                null,
                ClusterProfile.DEFAULT_INDEX_PATTERN,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(30),
                true);
    }

    /** From now on work waits until {@link #doHeldWork}. */
    void holdWork() {
        holdWork = true;
    }

    void doHeldWork() {
        holdWork = false;
        while (!held.isEmpty()) held.remove().run();
        settle();
    }

    /** The next beat of all loops. */
    void beat() {
        for (var count = due.size(); count > 0; count--) due.remove().run();
        settle();
    }

    public static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    Scene scene() {
        return stage.getScene();
    }

    /** Writes what the window shows to target/pictures. */
    void picture(String name) {
        Pictures.keep(name, scene());
    }

    /** Writes what the newest popup of the window shows to target/pictures. */
    void pictureOfPopup(String name) {
        settle();
        Pictures.keep(
                name,
                WaitForAsyncUtils.waitForAsyncFx(
                        10_000,
                        () ->
                                Window.getWindows().stream()
                                        .filter(PopupWindow.class::isInstance)
                                        .reduce((first, last) -> last)
                                        .orElseThrow()
                                        .getScene()));
    }

    void work(Runnable task) {
        if (holdWork) held.add(task);
        else task.run();
    }

    /** Receivers in memory, and words in place of what is this machine's. */
    private static final class WithoutMachine implements Parts {
        @Override
        public List<SettingsPane.Section> sections(
                WindowBed bed, Consumer<ClusterProfile> open, Exports exports) {
            return SettingsPane.sections(
                    new Label("profiles"),
                    new ReceiversPane(bed.receivers, bed::work),
                    new DeliveriesPane(bed.receivers, bed::work, exports, () -> bed.now),
                    new Label("desktop"),
                    new Label("secrets"));
        }

        @Override
        public FirstRun firstRun(WindowBed bed) {
            return new Steps();
        }
    }

    /** Words in place of the steps and of a file's contents. */
    private static final class Steps implements FirstRun {
        @Override
        public Node connect(Consumer<ClusterProfile> done, Runnable cancelled) {
            var take = new Button("connect");
            take.setId("steps-done");
            take.setOnAction(event -> done.accept(profile("new")));
            return take;
        }

        @Override
        public Node importing(Path file, Consumer<ClusterProfile> done, Runnable cancelled) {
            var take = new Button("import " + file.getFileName());
            take.setId("import-done");
            take.setOnAction(event -> done.accept(profile("new")));
            return take;
        }
    }

    private final class ManualBeat implements Beat {
        @Override
        public Subscription after(Duration delay, Runnable task) {
            due.add(task);
            return () -> due.remove(task);
        }
    }

    private final class Remembered implements Surroundings.Memory {
        @Override
        public ViewPreferences recall(ClusterProfile profile) {
            return remembered.getOrDefault(
                    profile.name(),
                    new ViewPreferences(
                            Duration.ofHours(6),
                            null,
                            Filter.ALL,
                            Duration.ofSeconds(5),
                            false,
                            false));
        }

        @Override
        public void keep(ClusterProfile profile, ViewPreferences view) {
            remembered.put(profile.name(), view);
        }
    }
}
