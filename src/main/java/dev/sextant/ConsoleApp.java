package dev.sextant;

import dev.sextant.demo.DemoOptions;
import dev.sextant.desktop.Request;
import dev.sextant.desktop.SingleInstance;
import dev.sextant.model.ErrorCode;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JavaFX application: makes the console, shows its window, closes both. */
public final class ConsoleApp extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleApp.class);
    private static final AtomicReference<@Nullable Start> START = new AtomicReference<>();

    private final Set<String> told = Collections.synchronizedSet(new HashSet<>());
    private @Nullable Console console;

    /** What is opened first. */
    public sealed interface Start {
        /** What was asked for, now and by later starts. */
        record Asked(Request request, SingleInstance instance) implements Start {}

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
        Platform.setImplicitExit(false);
        var made = new Console(Directories.ofThisMachine(), null, ConsoleApp::quit);
        console = made;
        Motion.choose(made.motion());
        switch (START.get()) {
            case Start.Asked(var request, var instance) -> {
                if (!(request instanceof Request.Background)) made.windows().add();
                made.begin(request, instance);
            }
            case Start.Demo(var options, var length) -> {
                made.demo().prepare(options);
                made.windows().add().inside().openDemo();
                if (length != null) quitAfter(length);
            }
            case null -> throw new IllegalStateException("nobody said what to open");
        }
    }

    private static void quitAfter(Duration length) {
        Motion.after(javafx.util.Duration.millis((double) length.toMillis()), ConsoleApp::quit);
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
                        console.windows()
                                .say(ErrorCode.DEFECT.after(Messages.text("nav.defect", code)));
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
