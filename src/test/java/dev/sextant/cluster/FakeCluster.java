package dev.sextant.cluster;

import dev.sextant.cluster.Question.Choices;
import dev.sextant.cluster.Question.Deployments;
import dev.sextant.cluster.Question.ErrorsOverTime;
import dev.sextant.cluster.Question.Inventory;
import dev.sextant.cluster.Question.LifecycleOverTime;
import dev.sextant.cluster.Question.ModelTotals;
import dev.sextant.cluster.Question.PredictionsOverTime;
import dev.sextant.cluster.Question.StageChanges;
import dev.sextant.cluster.Question.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of {@link InventedLog}s that can be told to fail, to hold its answer or to be empty.
 */
public final class FakeCluster implements Cluster {

    public final List<List<? extends Question<?>>> rounds = new ArrayList<>();
    public final List<EntryQuery> listed = new ArrayList<>();

    /** What its own interface answers. */
    public volatile Function<WireRequest, ApiAnswer> own =
            new InventedState(Instant.parse("2026-11-22T09:30:20Z"));

    private final InventedLog log;
    private final InventedPredictions predictions;
    private volatile @Nullable ClusterException failure;
    private volatile Function<Question<?>, @Nullable ClusterException> failureOf = question -> null;
    private volatile Before before = () -> {};

    /** Happens inside each {@link #ask}, before the answer. */
    @FunctionalInterface
    public interface Before {
        void run() throws InterruptedException;
    }

    public FakeCluster(InventedLog log) {
        this.log = log;
        predictions = new InventedPredictions(log);
    }

    public FakeCluster() {
        this(new InventedLog());
    }

    public void failWith(@Nullable ClusterException why) {
        failure = why;
    }

    public void failOneWith(Function<Question<?>, @Nullable ClusterException> why) {
        failureOf = why;
    }

    public void before(Before task) {
        before = task;
    }

    public static ClusterException unreachable() {
        return new ClusterException(
                ClusterException.Reason.UNREACHABLE,
                "The cluster at https://es.example:9200 does not answer; is it running?");
    }

    @Override
    public ClusterInfo info() throws ClusterException {
        throwIfFailing();
        return new ClusterInfo("prod-eu", "u", ServerKind.ELASTICSEARCH, "9.5.3");
    }

    @Override
    public synchronized Answers ask(List<? extends Question<?>> questions)
            throws ClusterException, InterruptedException {
        rounds.add(List.copyOf(questions));
        before.run();
        throwIfFailing();
        return new Answers() {
            @Override
            public <A> A get(Question<A> question) throws ClusterException {
                if (!questions.contains(question)) {
                    throw new IllegalArgumentException("not asked: " + question);
                }
                var why = failureOf.apply(question);
                if (why != null) throw why;
                return answer(question);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private <A> A answer(Question<A> question) {
        return (A)
                switch (question) {
                    case PredictionsOverTime asked -> log.traffic(asked);
                    case ModelTotals asked -> log.totals(asked);
                    case ErrorsOverTime asked -> log.errors(asked);
                    case Versions asked -> log.versions(asked);
                    case LifecycleOverTime asked -> log.lifecycle(asked);
                    case StageChanges asked -> log.stageChanges(asked);
                    case Deployments asked -> log.deployments(asked);
                    case Inventory asked -> log.inventory(asked);
                    case Choices asked ->
                            new FilterChoices(
                                    List.of("production", "staging", "dev"),
                                    List.of("Production", "Staging", "Archived"));
                    case Question.Names asked -> log.names(asked);
                    case Question.LabelsOverTime asked -> predictions.labels(asked);
                    case Question.LabelTotals asked -> predictions.labels(asked);
                    case Question.ScoreSpread asked -> predictions.scores(asked);
                    case Question.Predictions asked -> predictions.page(asked);
                    case Question.GroupCounts asked -> List.of();
                    case Question.GroupLatencies asked -> List.of();
                    case Question.Latencies asked -> new LatencyProfile(0, Map.of(), List.of());
                    case Question.ProductionVersions asked -> List.of();
                };
    }

    @Override
    public Page<LogEntry> entries(EntryQuery query, int size, Cursor after)
            throws ClusterException {
        throwIfFailing();
        listed.add(query);
        return log.entries(query, size, after);
    }

    @Override
    public String text(LogEntry entry) throws ClusterException {
        throwIfFailing();
        return "the text of " + entry.id();
    }

    @Override
    public NodeDisks disks() throws ClusterException {
        throwIfFailing();
        return new NodeDisks(
                List.of(
                        new NodeDisk("es-data-1", 1_000_000_000_000L, 520_000_000_000L),
                        new NodeDisk("es-data-2", 1_000_000_000_000L, 390_000_000_000L)),
                List.of(),
                List.of());
    }

    @Override
    public ApiAnswer send(WireRequest request) throws ClusterException {
        throwIfFailing();
        return own.apply(request);
    }

    @Override
    public List<Expiry> expiries() {
        return List.of();
    }

    @Override
    public Instant time() throws ClusterException {
        throwIfFailing();
        return InventedLog.INCIDENT;
    }

    @Override
    public List<WireRequest> requests(List<? extends Question<?>> questions) {
        return List.of(
                new WireRequest(
                        "POST",
                        "/model-logs-*/_msearch",
                        "application/x-ndjson",
                        "{\"ignore_unavailable\":false}\n{\"size\":0}\n"));
    }

    @Override
    public void close() {}

    private void throwIfFailing() throws ClusterException {
        var why = failure;
        if (why != null) throw why;
    }
}
