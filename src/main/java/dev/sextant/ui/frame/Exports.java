package dev.sextant.ui.frame;

import dev.sextant.cluster.ClusterException;
import dev.sextant.store.StoreException;
import dev.sextant.store.WholeFile;
import dev.sextant.text.ErrorCode;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes things out of the window: files where the person wants them, text on the clipboard. */
public final class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private final Function<String, @Nullable Path> chooser;
    private final Executor workers;
    private final Notices notices;
    private final Browser browser;

    /** Writes one file. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws Exception;
    }

    /** Something that takes its time. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * @param chooser asks where, given a suggested file name; null when the person thought better
     */
    public Exports(
            Function<String, @Nullable Path> chooser,
            Executor workers,
            Notices notices,
            Browser browser) {
        this.browser = browser;
        this.chooser = chooser;
        this.workers = workers;
        this.notices = notices;
    }

    /** Asks for a place and writes there, off the JavaFX thread; says how it went. */
    public void save(String suggestedName, Writing writing) {
        var file = chooser.apply(suggestedName);
        if (file == null) return;
        run(
                () -> {
                    try {
                        WholeFile.write(file, writing::to);
                        notices.say(Messages.text("dashboard.saved", file));
                    } catch (IOException e) {
                        LOG.warn("Could not write {}", file, e);
                        notices.say(
                                ErrorCode.NOT_WRITTEN.after(
                                        Messages.text("dashboard.notsaved", file, Reasons.of(e))));
                    }
                });
    }

    /** Does something off the JavaFX thread and says why when it fails. */
    public void run(Work work) {
        workers.execute(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (ClusterException e) {
                        notices.say(Messages.text(e));
                    } catch (StoreException e) {
                        notices.say(Messages.text(e));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Opens an address in the browser; where there is none, copies it and says so. */
    public void open(URI address) {
        run(
                () -> {
                    if (browser.open(address)) {
                        notices.say(Messages.text("link.opened", address.getHost()));
                        return;
                    }
                    Fx.run(
                            () ->
                                    copy(
                                            address.toString(),
                                            Messages.text("link.address.copied", address)));
                });
    }

    public void copy(String text, String said) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        notices.say(said);
    }

    /** Says something by the way, from any thread. */
    public void say(String sentence) {
        notices.say(sentence);
    }
}
