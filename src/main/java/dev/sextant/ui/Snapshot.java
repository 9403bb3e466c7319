package dev.sextant.ui;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.panel.PanelState;
import dev.sextant.panel.Panels;
import dev.sextant.store.ViewPreferences;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.PanelFrame;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Theme;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window as a picture, without a display: the same dashboard or model page that it shows. */
public final class Snapshot {

    /** Charts draw with the pulse after their data. */
    private static final int PULSES_AFTER_THE_LAST_ANSWER = 12;

    private static final Duration GRACE = Duration.ofSeconds(10);

    private Snapshot() {}

    /**
     * What to draw.
     *
     * @param width in pixels
     * @param height in pixels
     * @param model whose page is drawn; null for the dashboard
     * @param view range, filter and zone of the picture
     */
    public record Options(
            int width, int height, Theme theme, @Nullable String model, ViewPreferences view) {}

    /**
     * What was drawn.
     *
     * @param failure why a panel has no picture; null when all have one
     */
    public record Picture(WritableImage image, @Nullable ClusterException failure) {}

    /**
     * Makes the toolkit draw without a display; to be called before it starts, once in the life of
     * a process.
     */
    public static void startWithoutDisplay(int width, int height) {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
        System.setProperty("headless.geometry", width + "x" + height + "-32");
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    /**
     * Asks once and draws, when every panel was answered or has failed. Blocks; not for the JavaFX
     * thread. The toolkit must have been started.
     *
     * @param cluster closed afterwards
     */
    public static Picture render(
            Cluster cluster,
            ClusterProfile profile,
            Options options,
            InstantSource clock,
            Executor workers)
            throws InterruptedException {
        var drawn = new CompletableFuture<Picture>();
        Fx.run(
                () -> {
                    try {
                        begin(cluster, profile, options, clock, workers, drawn);
                    } catch (RuntimeException e) {
                        drawn.completeExceptionally(e);
                    }
                });
        try {
            return drawn.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the picture could not be drawn", e.getCause());
        }
    }

    private static void begin(
            Cluster cluster,
            ClusterProfile profile,
            Options options,
            InstantSource clock,
            Executor workers,
            CompletableFuture<Picture> drawn) {
        var surroundings =
                new Surroundings(
                        Panels.dashboard(),
                        Panels.model(),
                        asked -> cluster,
                        asked -> null,
                        new OneView(options.view()),
                        clock,
                        workers,
                        (delay, task) -> () -> {},
                        name -> null,
                        null);
        var window =
                new MainWindow(surroundings, () -> List.of(profile), (open, exports, before) -> new Pane());
        var scene = new Scene(window.root(), options.width(), options.height());
        options.theme().apply(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        window.open(profile);
        var deadline = clock.instant().plus(profile.timeout()).plus(GRACE);
        new AnimationTimer() {
            private boolean modelOpened;
            private int pulses;

            @Override
            public void handle(long now) {
                var screens = window.screens();
                if (screens == null) return;
                if (options.model() != null && !modelOpened) {
                    modelOpened = true;
                    screens.openModel(options.model());
                }
                var board = screens.board();
                if (board == null) return;
                var late = clock.instant().isAfter(deadline);
                if (!late && !answered(board)) return;
                if (++pulses < PULSES_AFTER_THE_LAST_ANSWER) return;
                stop();
                drawn.complete(new Picture(scene.snapshot(null), failure(board)));
                stage.hide();
                window.close();
            }
        }.start();
    }

    private static boolean answered(PanelBoard board) {
        return board.frames().stream()
                .map(PanelFrame::state)
                .noneMatch(PanelState.Loading.class::isInstance);
    }

    private static @Nullable ClusterException failure(PanelBoard board) {
        for (var frame : board.frames()) {
            if (frame.state() instanceof PanelState.Failed<?>(var why)) return why;
        }
        return null;
    }

    private record OneView(ViewPreferences view) implements Surroundings.Memory {
        @Override
        public ViewPreferences recall(ClusterProfile profile) {
            return view;
        }

        @Override
        public void keep(ClusterProfile profile, ViewPreferences changed) {}
    }
}
