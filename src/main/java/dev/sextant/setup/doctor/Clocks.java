package dev.sextant.setup.doctor;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Compares the clocks of this machine and of the nodes. */
final class Clocks {

    /** The quickest exchange of a few tells the time best. */
    private static final int TRIES = 3;

    private static final String NODES = "/_nodes/stats/os?filter_path=nodes.*.timestamp";

    private final Cluster cluster;
    private final Api api;
    private final InstantSource clock;

    Clocks(Cluster cluster, Api api, InstantSource clock) {
        this.cluster = cluster;
        this.api = api;
        this.clock = clock;
    }

    Readings.Clock read() throws ClusterException, InterruptedException {
        Readings.Clock best = null;
        for (var i = 0; i < TRIES; i++) {
            var before = System.nanoTime();
            var told = Api.known(cluster::time);
            var took = Duration.ofNanos(System.nanoTime() - before);
            var here = clock.instant();
            if (!(told instanceof Known.Read<java.time.Instant>(var there))) break;
            if (best == null || took.compareTo(best.uncertain()) < 0) {
                best = new Readings.Clock(there, Duration.between(there, here), took, null);
            }
        }
        if (best == null) return new Readings.Clock(clock.instant(), null, Duration.ZERO, null);
        return new Readings.Clock(best.now(), best.ahead(), best.uncertain(), apart());
    }

    /** What their answers took is in it: less than the exchange, which is taken off. */
    private @Nullable Duration apart() throws ClusterException, InterruptedException {
        var before = System.nanoTime();
        var told = Api.known(() -> api.get(NODES));
        var took = Duration.ofNanos(System.nanoTime() - before);
        if (!(told instanceof Known.Read<com.fasterxml.jackson.databind.JsonNode>(var nodes))) {
            return null;
        }
        var times = new ArrayList<Long>();
        nodes.path("nodes").forEach(node -> times.add(node.path("timestamp").asLong()));
        if (times.isEmpty()) return null;
        var apart = Duration.ofMillis(Collections.max(times) - Collections.min(times)).minus(took);
        return apart.isNegative() ? Duration.ZERO : apart;
    }
}
