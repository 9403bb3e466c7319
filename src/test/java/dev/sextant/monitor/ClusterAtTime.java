package dev.sextant.monitor;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.Expiry;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.WireRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another cluster, at a time that the test sets; it can be made to fail. */
public final class ClusterAtTime implements Cluster {

    private final SimulatedTime time;
    private Cluster cluster;
    private @Nullable ClusterException failure;
    private @Nullable String uuid;
    public int asked;

    /** Null when the cluster does not tell. */
    public @Nullable List<Expiry> expiries = List.of();

    public ClusterAtTime(SimulatedTime time, Cluster cluster) {
        this.time = time;
        this.cluster = cluster;
    }

    public void failWith(@Nullable ClusterException why) {
        failure = why;
    }

    public void become(Cluster other, String otherUuid) {
        cluster = other;
        uuid = otherUuid;
    }

    private void check() throws ClusterException {
        if (failure != null) throw failure;
    }

    @Override
    public ClusterInfo info() throws ClusterException, InterruptedException {
        check();
        var info = cluster.info();
        return uuid == null
                ? info
                : new ClusterInfo(info.name(), uuid, info.kind(), info.version());
    }

    @Override
    public Answers ask(List<? extends Question<?>> questions)
            throws ClusterException, InterruptedException {
        check();
        asked++;
        return cluster.ask(questions);
    }

    @Override
    public Page<LogEntry> entries(EntryQuery query, int size, Cursor after)
            throws ClusterException, InterruptedException {
        check();
        return cluster.entries(query, size, after);
    }

    @Override
    public String text(LogEntry entry) throws ClusterException, InterruptedException {
        check();
        return cluster.text(entry);
    }

    @Override
    public NodeDisks disks() throws ClusterException, InterruptedException {
        check();
        return cluster.disks();
    }

    @Override
    public ApiAnswer send(WireRequest request) throws ClusterException, InterruptedException {
        check();
        return cluster.send(request);
    }

    @Override
    public List<Expiry> expiries() throws ClusterException {
        check();
        if (expiries == null) throw new ClusterException(Reason.TIMED_OUT, "No answer.");
        return expiries;
    }

    @Override
    public Instant time() throws ClusterException {
        check();
        return time.cluster();
    }

    @Override
    public List<WireRequest> requests(List<? extends Question<?>> questions) {
        return cluster.requests(questions);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
