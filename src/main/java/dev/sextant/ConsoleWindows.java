package dev.sextant;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.ConsoleLink;
import dev.sextant.store.WindowStore;
import dev.sextant.ui.MainWindow;
import dev.sextant.ui.Outside;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Theme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The windows of the program; each looks at what it likes, and all share one alerting. Used on the
 * JavaFX thread only, but for {@link #say}.
 */
final class ConsoleWindows implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWindows.class);

    private final Supplier<MainWindow> maker;
    private final WindowStore store;
    private final Runnable lastClosed;
    private final Runnable quit;

    /** The one used last comes first. */
    private final Deque<ConsoleWindow> open = new ArrayDeque<>();

    private final ReadOnlyObjectProperty<Theme> theme;
    private List<Image> icons = List.of();

    /**
     * @param maker makes what a window shows
     * @param theme what windows wear
     * @param lastClosed hears that a person closes the only window, which is still there
     * @param quit ends the program
     */
    ConsoleWindows(
            Supplier<MainWindow> maker,
            WindowStore store,
            ReadOnlyObjectProperty<Theme> theme,
            Runnable lastClosed,
            Runnable quit) {
        this.maker = maker;
        this.store = store;
        this.theme = theme;
        this.lastClosed = lastClosed;
        this.quit = quit;
        theme.subscribe((before, now) -> open.forEach(window -> window.dress(now)));
    }

    /**
     * @param value the program's picture, in several sizes
     */
    void setIcons(List<Image> value) {
        icons = value;
        open.forEach(window -> window.stage().getIcons().setAll(value));
    }

    List<ConsoleWindow> all() {
        return List.copyOf(open);
    }

    /** The one used last; null while there is none. */
    @Nullable ConsoleWindow front() {
        return open.peekFirst();
    }

    /** A new window that shows nothing yet. */
    ConsoleWindow add() {
        var before = front();
        var place =
                before == null ? store.place(ConsoleWindow.monitors()) : before.place().beside();
        var made = new ConsoleWindow(maker.get(), place, theme.get(), new FromWindows());
        made.stage().getIcons().setAll(icons);
        made.inside().setOutside(new FromInside());
        open.addFirst(made);
        made.bringUp();
        return made;
    }

    /** Brings the window used last to the front, or a new one. */
    ConsoleWindow bringUp() {
        var last = front();
        if (last == null) return add();
        last.bringUp();
        return last;
    }

    /**
     * Shows where a link leads: in the window that looks at this cluster, else in one that looks at
     * none, else in a new one.
     */
    void show(ClusterProfile profile, @Nullable ConsoleLink link) {
        ConsoleWindow free = null;
        for (var window : open) {
            var shown = window.inside().session();
            if (shown != null && shown.profile().name().equals(profile.name())) {
                if (link != null) window.inside().open(profile, link);
                window.bringUp();
                return;
            }
            if (shown == null && free == null) free = window;
        }
        var chosen = free == null ? add() : free;
        chosen.inside().open(profile, link);
        chosen.bringUp();
    }

    /** Tells a sentence in the window used last; without one in the log. From any thread. */
    void say(String sentence) {
        Fx.run(
                () -> {
                    var window = front();
                    if (window == null) LOG.info("{}", sentence);
                    else window.inside().notices().say(sentence);
                });
    }

    void remove(ConsoleWindow window) {
        remember(window);
        open.remove(window);
        window.close();
    }

    private void remember(ConsoleWindow window) {
        store.setPlace(ConsoleWindow.monitors(), window.place());
        var session = window.inside().session();
        if (session != null) store.setProfile(session.profile().name());
    }

    @Override
    public void close() {
        // the one used last is remembered last
        for (var window : new ArrayList<>(open).reversed()) remove(window);
    }

    private final class FromInside implements Outside {
        @Override
        public void open(ClusterProfile profile, ConsoleLink link) {
            add().inside().open(profile, link);
        }

        /** Not only at the end: a machine may lose its power. */
        @Override
        public void opened(ClusterProfile profile) {
            store.setProfile(profile.name());
        }

        @Override
        public void quit() {
            quit.run();
        }
    }

    private final class FromWindows implements ConsoleWindow.Actions {
        @Override
        public void close(ConsoleWindow window) {
            if (open.size() > 1) remove(window);
            else lastClosed.run();
        }

        @Override
        public void another(ConsoleWindow window) {
            if (window.inside().session() == null) add();
            else window.inside().openApart();
        }

        @Override
        public void quit() {
            quit.run();
        }

        @Override
        public void focused(ConsoleWindow window) {
            if (open.remove(window)) open.addFirst(window);
        }

        @Override
        public void moved(ConsoleWindow window) {
            store.setPlace(ConsoleWindow.monitors(), window.place());
        }
    }
}
