package dev.sextant.monitor.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sextant.cluster.FakeCluster;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {

    @Test
    void keepsTheDisksLastSeenWhileTheClusterIsAway() {
        var cluster = new FakeCluster();
        var due = new ArrayDeque<Runnable>();
        Beat beat =
                (delay, task) -> {
                    due.add(task);
                    return () -> due.remove(task);
                };
        try (var watch = new ClusterWatch(cluster, Runnable::run, beat)) {
            watch.start();
            var before = watch.seen().get();
            assertNotNull(before.disks());
            assertNull(before.diskFailure());
            cluster.failWith(FakeCluster.unreachable());
            due.remove().run();
            var away = watch.seen().get();
            assertEquals(before.disks(), away.disks());
            assertEquals(before.info(), away.info());
            assertNotNull(away.diskFailure());
            cluster.failWith(null);
            due.remove().run();
            assertEquals(before, watch.seen().get());
        }
    }
}
