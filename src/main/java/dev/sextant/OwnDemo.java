package dev.sextant;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.demo.Demo;
import dev.sextant.demo.DemoOptions;
import dev.sextant.demo.NodeException;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertDatabase;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The demo that this console started, if it did. Safe for use by many threads. */
final class OwnDemo implements AutoCloseable {

    private final Directories directories;
    private DemoOptions options = DemoOptions.DEFAULT;
    private @Nullable Demo demo;

    OwnDemo(Directories directories) {
        this.directories = directories;
    }

    /** What the demo shall be like when it is started. */
    synchronized void prepare(DemoOptions wanted) {
        options = wanted;
    }

    /** Null when none runs. */
    synchronized @Nullable ClusterProfile running() {
        return demo == null ? null : demo.profile();
    }

    /** The running demo's profile; starts the demo when there is none. */
    synchronized ClusterProfile start(Consumer<String> progress)
            throws ClusterException, InterruptedException {
        try {
            var running = demo;
            if (running == null) {
                AlertDatabase.forget(directories, Demo.PROFILE_NAME);
                running = Demo.start(directories, options, progress);
                demo = running;
            }
            return running.profile();
        } catch (StoreException e) {
            throw new ClusterException(ClusterException.Reason.REJECTED, e.words(), e);
        } catch (NodeException e) {
            throw new ClusterException(
                    ClusterException.Reason.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public synchronized void close() {
        if (demo != null) demo.close();
        demo = null;
    }
}
