package dev.sextant.paper;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.Expiry;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.NodeDisks;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.StageChange;
import dev.sextant.cluster.WireRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cluster that knows stage changes only, made as they are asked for. */
final class StageChanges implements Cluster {

    private final int count;
    private final IntFunction<StageChange> change;
    private int pagesLeft = Integer.MAX_VALUE;
    private @Nullable ClusterException failure;

    private StageChanges(int count, IntFunction<StageChange> change) {
        this.count = count;
        this.change = change;
    }

    static StageChanges of(int count, IntFunction<StageChange> change) {
        return new StageChanges(count, change);
    }

    void failAfterPages(int pages, ClusterException why) {
        pagesLeft = pages;
        failure = why;
    }

    @Override
    public Answers ask(List<? extends Question<?>> questions) throws ClusterException {
        if (failure != null && pagesLeft-- <= 0) throw failure;
        var asked = (Question.StageChanges) questions.getFirst();
        var token = asked.after().token();
        var from = token.isEmpty() ? 0 : Integer.parseInt(token);
        var to = Math.min(count, from + asked.size());
        var items = IntStream.range(from, to).mapToObj(change).toList();
        var page = new Page<>(items, to < count ? new Cursor("" + to) : null);
        return new Answers() {
            @Override
            @SuppressWarnings("unchecked")
            public <A> A get(Question<A> question) {
                return (A) page;
            }
        };
    }

    @Override
    public List<WireRequest> requests(List<? extends Question<?>> questions) {
        var body =
                "{\"size\":1000,\"query\":{\"bool\":{\"filter\":["
                        + "{\"a\":1},".repeat(60)
                        + "]}}}";
        return List.of(new WireRequest("POST", "/model-logs-*/_search", "application/json", body));
    }

    @Override
    public ClusterInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<LogEntry> entries(EntryQuery query, int size, Cursor after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String text(LogEntry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public NodeDisks disks() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant time() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ApiAnswer send(WireRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Expiry> expiries() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
