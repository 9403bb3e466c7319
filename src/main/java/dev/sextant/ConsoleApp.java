package dev.sextant;

import dev.sextant.model.ErrorCode;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.demo.DemoOptions;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JavaFX application: makes the console, shows its window, closes both. */
public final class ConsoleApp extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApp.class);
    private static final AtomicReference<Start> START = new AtomicReference<>(new Start.Last());

    private final Set<String> told = Collections.synchronizedSet(new HashSet<>());
    private @Nullable Console console;

    /** What is opened first. */
    public sealed interface Start {
        /** The first saved profile, or the first step when there is none. */
        record Last() implements Start {}

        /**
         * This one.
         *
         * @param wall as a wall
         */
        record Profile(ClusterProfile profile, boolean wall) implements Start {}

        /**
         * The demo cluster, started by the window.
         *
         * @param length closes the window after it; null for never
         */
        record Demo(DemoOptions options, @Nullable Duration length) implements Start {}
    }

    /** Shows the window and returns when it is closed; once in the life of a process. */
    public static void show(Start start) {
        START.set(start);
        Application.launch(ConsoleApp.class);
    }

    @Override
    public void start(Stage stage) throws StoreException {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> tell(failure));
        var made = new Console(Directories.ofThisMachine(), theme -> theme.apply(stage.getScene()));
        console = made;
        var screen = Screen.getPrimary().getVisualBounds();
        var scene =
                new Scene(
                        made.window().root(),
                        Math.min(1_600, screen.getWidth()),
                        Math.min(1_000, screen.getHeight()));
        made.theme().apply(scene);
        stage.setScene(scene);
        stage.setTitle(Messages.text("nav.product"));
        stage.setMinWidth(760);
        stage.setMinHeight(480);
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    quit();
                });
        stage.show();
        open(made);
    }

    private static void open(Console console) {
        switch (START.get()) {
            case Start.Profile(var profile, var wall) -> {
                if (wall) console.window().openOnWall(profile);
                else console.window().open(profile);
            }
            case Start.Demo(var options, var length) -> {
                console.prepareDemo(options);
                console.window().openDemo();
                if (length != null) quitAfter(length);
            }
            case Start.Last() ->
                    console.saved().stream().findFirst().ifPresent(console.window()::open);
        }
    }

    private static void quitAfter(Duration length) {
        var pause = new PauseTransition(javafx.util.Duration.millis((double) length.toMillis()));
        pause.setOnFinished(event -> quit());
        pause.play();
    }

    /** On Linux the toolkit crashes when it exits while a popup shows. */
    private static void quit() {
        var windows = new ArrayList<>(Window.getWindows());
        Collections.reverse(windows);
        for (var window : windows) {
            if (window instanceof PopupWindow) window.hide();
        }
        Platform.exit();
    }

    @Override
    public void stop() {
        if (console != null) console.close();
    }

    /**
     * A defect is logged once and told with a code that finds it in the log; the window goes on.
     */
    private void tell(Throwable failure) {
        var code = code(failure);
        if (!told.add(code)) return;
        LOG.error("Something went wrong ({})", code, failure);
        Fx.run(
                () -> {
                    if (console != null) {
                        console.window().notices().say(ErrorCode.DEFECT.after(Messages.text("nav.defect", code)));
                    }
                });
    }

    private static String code(Throwable failure) {
        var frames = failure.getStackTrace();
        var place = frames.length == 0 ? "" : frames[0].toString();
        var hash = (failure.getClass().getName() + place).hashCode() & 0xFFFFF;
        return String.format(Locale.ROOT, "%05X", hash);
    }
}
