package dev.sextant.demo;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.Directories;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running demo: its own Elasticsearch with a week of sample data, and events that keep coming
 * until it is closed. Safe for use by many threads.
 */
public final class Demo implements AutoCloseable {
    public static final String PROFILE_NAME = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoServer server;
    private final DemoIndex index;
    private final DemoFeed feed;
    private final Instant startedAt;
    private final InstantSource clock = InstantSource.system();
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        var thread = new Thread(work, "demo-feed");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Only the feed's thread touches it. */
    private boolean waiting;

    private Demo(DemoServer server, DemoIndex index, DemoStream stream, Instant startedAt) {
        this.server = server;
        this.index = index;
        this.feed = new DemoFeed(index, stream, startedAt);
        this.startedAt = startedAt;
    }

    /**
     * Starts the server, loads the sample data and sets the feed going; takes some ten seconds.
     *
     * @param progress gets sentences fit to show, on any thread
     * @throws NodeException when the server does not start or does not take the data; nothing of it
     *     is left running then
     */
    public static Demo start(
            Directories directories, DemoOptions options, Consumer<String> progress)
            throws NodeException, InterruptedException {
        var server = DemoServer.start(directories, progress);
        var index = new DemoIndex(server.url(), DemoIndex.NAME);
        var loaded = false;
        try {
            var start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var zone = ZoneId.systemDefault();
            var stream = DemoStream.startingAt(options.seed(), options.healthy(), start, zone);
            var recorded = options.seed() == SampleData.SEED;
            new DemoLoader(index, progress).load(stream, recorded, start);
            var demo = new Demo(server, index, stream, start);
            var _ = demo.ticks.scheduleWithFixedDelay(demo::tick, 0, 1, TimeUnit.SECONDS);
            server.announce();
            loaded = true;
            return demo;
        } catch (IOException e) {
            throw new NodeException(String.valueOf(e.getMessage()), e);
        } finally {
            if (!loaded) {
                index.close();
                server.close();
            }
        }
    }

    /** How the console connects to it. */
    public ClusterProfile profile() {
        return profile(server.url());
    }

    /** How to connect to the newest demo that another process of this user runs; empty without. */
    public static Optional<ClusterProfile> running(Directories directories) {
        try {
            return DemoServer.running(directories).map(Demo::profile);
        } catch (IOException e) {
            LOG.warn("Cannot look for a running demo: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static ClusterProfile profile(URI url) {
        return new ClusterProfile(
                PROFILE_NAME,
                List.of(url),
                new ClusterProfile.Auth.None(),
                new ClusterProfile.Trust.Platform(),
                null,
                ClusterProfile.DEFAULT_INDEX_PATTERN,
                ZoneId.systemDefault(),
                null,
                ClusterProfile.DEFAULT_TIMEOUT,
                true);
    }

    /** Where history ended and the feed began: the incident counts from here. */
    public Instant startedAt() {
        return startedAt;
    }

    /** Its Elasticsearch, to be stopped and started by those who want to see what happens then. */
    public DemoServer server() {
        return server;
    }

    /** A server that is away is told of once; what it missed is sent when it is back. */
    private void tick() {
        try {
            feed.tick(clock.instant());
            if (waiting) {
                LOG.info("The demo's events arrive again");
            }
            waiting = false;
        } catch (IOException e) {
            if (!waiting && !ticks.isShutdown()) {
                LOG.warn("The demo's events wait: {}", e.getMessage());
            }
            waiting = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The demo's feed failed", e);
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        index.close();
        server.close();
    }
}
