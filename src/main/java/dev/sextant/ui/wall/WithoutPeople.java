package dev.sextant.ui.wall;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Deployment;
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
import org.jspecify.annotations.Nullable;

/**
 * A cluster that does not tell who did something: a wall hangs where everybody passes. Nobody's
 * name gets as far as a picture that could show it; that there is one is still told.
 */
public final class WithoutPeople implements Cluster {

    private final Cluster cluster;
    private final String somebody;

    /**
     * @param somebody what stands in place of a name
     */
    public WithoutPeople(Cluster cluster, String somebody) {
        this.cluster = cluster;
        this.somebody = somebody;
    }

    private @Nullable String hidden(@Nullable String user) {
        return user == null ? null : somebody;
    }

    @Override
    public Answers ask(List<? extends Question<?>> questions)
            throws ClusterException, InterruptedException {
        var answers = cluster.ask(questions);
        return new Answers() {
            @Override
            @SuppressWarnings("unchecked")
            public <A> A get(Question<A> question) throws ClusterException {
                return switch (question) {
                    case Question.StageChanges asked -> (A) changes(answers.get(asked));
                    case Question.Deployments asked -> (A) deployments(answers.get(asked));
                    default -> answers.get(question);
                };
            }
        };
    }

    private Page<StageChange> changes(Page<StageChange> page) {
        return new Page<>(
                page.items().stream()
                        .map(
                                change ->
                                        new StageChange(
                                                change.time(),
                                                hidden(change.user()),
                                                change.model(),
                                                change.version(),
                                                change.fromStage(),
                                                change.toStage(),
                                                change.status(),
                                                change.environment()))
                        .toList(),
                page.next());
    }

    private List<Deployment> deployments(List<Deployment> all) {
        return all.stream()
                .map(
                        one ->
                                new Deployment(
                                        one.time(),
                                        one.model(),
                                        one.version(),
                                        one.environment(),
                                        hidden(one.user()),
                                        one.status()))
                .toList();
    }

    @Override
    public ClusterInfo info() throws ClusterException, InterruptedException {
        return cluster.info();
    }

    @Override
    public Page<LogEntry> entries(EntryQuery query, int size, Cursor after)
            throws ClusterException, InterruptedException {
        return cluster.entries(query, size, after);
    }

    @Override
    public String text(LogEntry entry) throws ClusterException, InterruptedException {
        return cluster.text(entry);
    }

    @Override
    public NodeDisks disks() throws ClusterException, InterruptedException {
        return cluster.disks();
    }

    @Override
    public Instant time() throws ClusterException, InterruptedException {
        return cluster.time();
    }

    @Override
    public List<Expiry> expiries() throws ClusterException, InterruptedException {
        return cluster.expiries();
    }

    @Override
    public List<WireRequest> requests(List<? extends Question<?>> questions) {
        return cluster.requests(questions);
    }

    @Override
    public ApiAnswer send(WireRequest request) throws ClusterException, InterruptedException {
        return cluster.send(request);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
