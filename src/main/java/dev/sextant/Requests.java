package dev.sextant;

import dev.sextant.cli.LinkWords;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.demo.Demo;
import dev.sextant.desktop.Request;
import dev.sextant.desktop.SingleInstance;
import dev.sextant.model.ConsoleLink;
import dev.sextant.model.LinkException;
import dev.sextant.model.VisibleText;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.WindowStore;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what this start of the program, or a later one, was asked for. What comes in is
 * doubted: it can bring a window to the front and choose what is looked at, and no more.
 */
final class Requests implements SingleInstance.Handler {

    private final Directories directories;
    private final ProfileStore profiles;
    private final WindowStore store;
    private final ConsoleWindows windows;

    Requests(
            Directories directories,
            ProfileStore profiles,
            WindowStore store,
            ConsoleWindows windows) {
        this.directories = directories;
        this.profiles = profiles;
        this.store = store;
        this.windows = windows;
    }

    /** Returns when a person sees what came of it; not for the JavaFX thread. */
    @Override
    public @Nullable String handle(Request request) throws InterruptedException {
        try {
            switch (request) {
                case Request.Show() -> show();
                case Request.Background() -> {
                    // it runs already: there is nothing to show
                }
                case Request.Link(var text) -> follow(ConsoleLink.parse(text));
                case Request.ProfileFile(var file) -> take(file);
            }
            return null;
        } catch (LinkException e) {
            return refuse(LinkWords.of(e));
        } catch (StoreException e) {
            return refuse(e.words());
        }
    }

    /** What is looked at first: the last profile, else the first one saved, else none. */
    private void show() throws StoreException, InterruptedException {
        var last = last();
        onScreen(
                () -> {
                    var window = windows.bringUp().inside();
                    if (last != null && window.session() == null) window.open(last);
                });
    }

    /** As {@link #show}, in the window that is there, wherever it is. */
    void fill() throws StoreException {
        var last = last();
        if (last == null) return;
        Fx.run(
                () -> {
                    var window = windows.front();
                    if (window != null && window.inside().session() == null) {
                        window.inside().open(last);
                    }
                });
    }

    private @Nullable ClusterProfile last() throws StoreException {
        var saved = profiles.profiles();
        var name = store.profile();
        return saved.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElse(saved.isEmpty() ? null : saved.getFirst());
    }

    private void follow(ConsoleLink link)
            throws LinkException, StoreException, InterruptedException {
        var profile = profile(link);
        onScreen(() -> windows.show(profile, link));
    }

    private ClusterProfile profile(ConsoleLink link) throws LinkException, StoreException {
        var name = link.profile();
        var found = name == null ? last() : profiles.find(name);
        if (found != null) return found;
        if (Demo.PROFILE_NAME.equals(name)) {
            var running = Demo.running(directories);
            if (running.isPresent()) return running.get();
        }
        if (name == null) throw new StoreException(Sentence.of("link.noprofiles"));
        var known =
                profiles.profiles().stream()
                        .map(ClusterProfile::name)
                        .collect(Collectors.joining(", "));
        throw new StoreException(
                known.isEmpty()
                        ? Sentence.of("link.noprofile.none", VisibleText.line(name, 80))
                        : Sentence.of("link.noprofile", VisibleText.line(name, 80), known));
    }

    /** Nothing is taken in without a person who says so: what is in it is shown. */
    private void take(Path file) throws InterruptedException {
        onScreen(() -> windows.bringUp().inside().importProfile(file));
    }

    /** The window says it in its language, who asked hears it in English. */
    private String refuse(Sentence words) throws InterruptedException {
        onScreen(
                () -> {
                    windows.bringUp();
                    windows.say(Messages.text(words));
                });
        return words.english();
    }

    private static void onScreen(Runnable action) throws InterruptedException {
        var done = new CompletableFuture<Boolean>();
        Fx.run(
                () -> {
                    try {
                        action.run();
                        done.complete(true);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request was not carried out", e.getCause());
        }
    }
}
