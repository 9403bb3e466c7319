package dev.sextant.ui;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.panel.PanelState;
import dev.sextant.panel.Panels;
import dev.sextant.paper.Heading;
import dev.sextant.paper.PicturePaper;
import dev.sextant.store.ViewPreferences;
import dev.sextant.ui.frame.Browser;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.PanelFrame;
import dev.sextant.ui.frame.PaperHeading;
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
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The window as a picture, without a display: the same dashboard or model page that it shows. */
public final class Snapshot {

    /** Charts draw with the pulse after their data. */
    private static final int PULSES_AFTER_THE_LAST_ANSWER = 12;

    /** A sheet of A4 across has this form, and its text the size of a book's notes. */
    private static final int PAPER_WIDTH = 1_700;

    private static final int PAPER_HEIGHT = 980;
    private static final double PAPER_SCALE = 2;
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
     * What was drawn for paper.
     *
     * @param failure why a panel has no picture; null when all have one
     */
    public record Paper(WritableImage image, Heading heading, @Nullable ClusterException failure) {

        /** The picture as the PDF takes it. */
        public PicturePaper.Pixels pixels() {
            var width = (int) image.getWidth();
            var height = (int) image.getHeight();
            var pixels = new int[width * height];
            image.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            pixels,
                            0,
                            width);
            return new PicturePaper.Pixels(width, height, pixels);
        }
    }

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
        return render(
                new Source(cluster, profile, clock, workers, asked -> null),
                options,
                new WholeWindow());
    }

    /**
     * Asks once and draws the page without what is around it, in light colours and fine enough to
     * print. Blocks; not for the JavaFX thread.
     *
     * @param cluster closed afterwards
     * @param alerts finds what is known of the cluster's alerts
     * @param owner the window in front; null when there is none
     */
    public static Paper paper(
            Cluster cluster,
            ClusterProfile profile,
            @Nullable String model,
            ViewPreferences view,
            InstantSource clock,
            Executor workers,
            Surroundings.Alerts alerts,
            @Nullable Window owner)
            throws InterruptedException {
        var options = new Options(PAPER_WIDTH, PAPER_HEIGHT, Theme.LIGHT, model, view);
        var source = new Source(cluster, profile, clock, workers, alerts);
        return render(source, options, new OnPaper(owner));
    }

    private static <T> T render(Source source, Options options, Form<T> form)
            throws InterruptedException {
        var drawn = new CompletableFuture<T>();
        Fx.run(
                () -> {
                    try {
                        begin(source, options, form, drawn);
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

    /** Where the numbers come from. */
    private record Source(
            Cluster cluster,
            ClusterProfile profile,
            InstantSource clock,
            Executor workers,
            Surroundings.Alerts alerts) {}

    /** What becomes of the window once it is filled. */
    private sealed interface Form<T> {
        Scene dressed(Parent root, Options options);

        Stage stage();

        T drawn(Scene scene, Screens screens, PanelBoard board);
    }

    private record WholeWindow() implements Form<Picture> {
        @Override
        public Scene dressed(Parent root, Options options) {
            var scene = new Scene(root, options.width(), options.height());
            options.theme().apply(scene);
            return scene;
        }

        @Override
        public Stage stage() {
            return new Stage();
        }

        @Override
        public Picture drawn(Scene scene, Screens screens, PanelBoard board) {
            return new Picture(scene.snapshot(null), failure(board));
        }
    }

    private record OnPaper(@Nullable Window owner) implements Form<Paper> {
        @Override
        public Scene dressed(Parent root, Options options) {
            var sized = new StackPane(root);
            sized.getStyleClass().add("on-paper");
            sized.setMinSize(options.width(), options.height());
            sized.setMaxSize(options.width(), options.height());
            // charts draw as many pixels as they are enlarged
            var enlarged = new Group(sized);
            enlarged.getTransforms().add(new Scale(PAPER_SCALE, PAPER_SCALE));
            var scene = new Scene(new Group(enlarged), 32, 32);
            options.theme().applyOnlyTo(scene);
            return scene;
        }

        /** Some drawings measure themselves only in a window that shows: this one is not seen. */
        @Override
        public Stage stage() {
            var stage = new Stage(StageStyle.UNDECORATED);
            if (owner != null) stage.initOwner(owner);
            stage.setOpacity(0);
            stage.setX(-20_000);
            stage.setY(-20_000);
            return stage;
        }

        @Override
        public Paper drawn(Scene scene, Screens screens, PanelBoard board) {
            var how = new SnapshotParameters();
            how.setTransform(new Scale(PAPER_SCALE, PAPER_SCALE));
            how.setFill(Color.WHITE);
            var image = screens.current().node().snapshot(how, null);
            return new Paper(image, PaperHeading.of(board), failure(board));
        }
    }

    private static <T> void begin(
            Source source, Options options, Form<T> form, CompletableFuture<T> drawn) {
        var clock = source.clock();
        var profile = source.profile();
        var surroundings =
                new Surroundings(
                        Panels.dashboard(),
                        Panels.model(),
                        asked -> source.cluster(),
                        source.alerts(),
                        new OneView(options.view()),
                        clock,
                        source.workers(),
                        (delay, task) -> () -> {},
                        name -> null,
                        null,
                        Browser.NONE);
        var window =
                new MainWindow(
                        surroundings,
                        () -> List.of(profile),
                        (open, exports, before) -> new Pane(),
                        FirstRun.NONE);
        var scene = form.dressed(window.root(), options);
        var stage = form.stage();
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
                drawn.complete(form.drawn(scene, screens, board));
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
