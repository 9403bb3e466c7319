package dev.sextant.ui;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.panel.Headline;
import dev.sextant.panel.PanelState;
import dev.sextant.store.StoreException;
import dev.sextant.store.ViewPreferences;
import dev.sextant.store.WallPreferences;
import dev.sextant.ui.dashboard.DashboardScreen;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.model.ModelScreen;
import dev.sextant.ui.wall.Wall;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.ui.wall.WallSource;
import dev.sextant.ui.wall.WithoutPeople;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Turns the window into a wall and back. The screens behind it ask nothing meanwhile. */
final class WallWindow {

    private final StackPane root;
    private final InApp toasts;
    private final Surroundings surroundings;
    private final Supplier<List<ClusterProfile>> profiles;
    private final Exports exports;
    private WallMemory memory = WallMemory.forgetful();
    private @Nullable Shown shown;

    private record Shown(
            Wall wall, List<Node> behind, @Nullable Screens screens, boolean wasFull) {}

    WallWindow(
            StackPane root,
            InApp toasts,
            Surroundings surroundings,
            Supplier<List<ClusterProfile>> profiles,
            Exports exports) {
        this.root = root;
        this.toasts = toasts;
        this.surroundings = surroundings;
        this.profiles = profiles;
        this.exports = exports;
    }

    void remember(WallMemory with) {
        memory = with;
    }

    /**
     * @param session the one in front; null while no cluster is open
     */
    void show(@Nullable Session session, @Nullable Screens screens) {
        if (shown != null) return;
        if (screens != null) screens.current().hidden();
        var first = session == null ? null : session.profile();
        var wall = new Wall(new Source(session, screens), first, surroundings.clock(), this::leave);
        var stage = root.getScene().getWindow() instanceof Stage found ? found : null;
        shown =
                new Shown(
                        wall,
                        List.copyOf(root.getChildren()),
                        screens,
                        stage != null && stage.isFullScreen());
        root.getChildren().setAll(wall);
        toasts.hush(true);
        if (stage != null) {
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreen(true);
        }
        wall.requestFocus();
        surroundings.workers().execute(this::lightUp);
    }

    private void lightUp() {
        var dim = memory.stayAwake();
        Fx.run(
                () -> {
                    var now = shown;
                    if (now == null) surroundings.workers().execute(dim);
                    else now.wall().whenClosed(() -> surroundings.workers().execute(dim));
                });
    }

    /** Puts the window back as it was; nothing when there is no wall. */
    void leave() {
        var now = shown;
        if (now == null) return;
        shown = null;
        now.wall().close();
        root.getChildren().setAll(now.behind());
        toasts.hush(false);
        if (root.getScene().getWindow() instanceof Stage stage) stage.setFullScreen(now.wasFull());
        if (now.screens() != null) {
            now.screens().current().shown();
            now.screens().current().node().requestFocus();
        }
    }

    private final class Source implements WallSource {
        private final @Nullable Session front;
        private final @Nullable Screens screens;

        Source(@Nullable Session front, @Nullable Screens screens) {
            this.front = front;
            this.screens = screens;
        }

        @Override
        public List<ClusterProfile> profiles() {
            var all = new ArrayList<>(profiles.get());
            var open = front == null ? null : front.profile();
            if (open != null && all.stream().noneMatch(one -> one.name().equals(open.name()))) {
                all.addFirst(open);
            }
            return all;
        }

        @Override
        public List<String> models(String profile) {
            if (front == null || screens == null || !front.profile().name().equals(profile)) {
                return List.of();
            }
            return switch (screens.dashboard().figures().get()) {
                case PanelState.Ready<Headline> ready -> models(ready.data());
                case PanelState.Stale<Headline> stale -> models(stale.data());
                case PanelState.Loading<Headline> loading -> List.of();
                case PanelState.Failed<Headline> failed -> List.of();
            };
        }

        private static List<String> models(Headline headline) {
            return headline.inventory().stream()
                    .map(InventoryEntry::model)
                    .distinct()
                    .sorted()
                    .toList();
        }

        @Override
        public WallPreferences preferences() {
            return memory.recall();
        }

        @Override
        public void keep(WallPreferences preferences) {
            memory.keep(preferences);
        }

        @Override
        public void open(
                ClusterProfile profile, Consumer<Session> opened, Consumer<String> failed) {
            surroundings
                    .workers()
                    .execute(
                            () -> {
                                try {
                                    var cluster = shown(surroundings.connector().open(profile));
                                    var view = goingOn(surroundings.memory().recall(profile));
                                    var desk = surroundings.alerts().of(profile);
                                    Fx.run(
                                            () ->
                                                    opened.accept(
                                                            new Session(
                                                                    profile,
                                                                    cluster,
                                                                    new DashboardModel(
                                                                            profile.zone(), view),
                                                                    surroundings.clock(),
                                                                    surroundings.workers(),
                                                                    surroundings.beat(),
                                                                    desk)));
                                } catch (ClusterException e) {
                                    Fx.run(() -> failed.accept(Messages.text(e)));
                                } catch (StoreException e) {
                                    Fx.run(() -> failed.accept(Messages.text(e)));
                                }
                            });
        }

        private Cluster shown(Cluster cluster) {
            return memory.recall().people()
                    ? cluster
                    : new WithoutPeople(cluster, Messages.text("wall.somebody"));
        }

        /** A wall that stands still shows old numbers. */
        private static ViewPreferences goingOn(ViewPreferences view) {
            return new ViewPreferences(
                    view.last(), view.between(), view.filter(), view.refresh(), false, view.utc());
        }

        @Override
        public Screen page(Session session, @Nullable String model) {
            var nowhere = new NoNavigation();
            return model == null
                    ? new DashboardScreen(session, nowhere, exports, surroundings.panels())
                    : new ModelScreen(model, session, nowhere, exports, surroundings.modelPanels());
        }
    }
}
