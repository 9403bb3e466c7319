package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.prediction;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.GroupCount;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.functional.FaultProxy.Fault;
import dev.sextant.model.Filter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three predictions of one model on a real server, behind a proxy. */
final class FaultBed implements AutoCloseable {

    static final String SEARCH = "/_msearch";
    static final Question.GroupCounts FAILURES =
            new Question.GroupCounts(
                    HOUR,
                    Filter.ALL,
                    Matching.FAILED_PREDICTIONS,
                    List.of(Dimension.MODEL),
                    Set.of());
    static final List<GroupCount> TWO = List.of(new GroupCount(Map.of(Dimension.MODEL, "a"), 2));

    final TestLog log;
    final FaultProxy proxy;

    FaultBed() throws Exception {
        log = TestLog.on(RealServer.es9());
        log.add(
                List.of(
                        prediction("a", "error", 5),
                        prediction("a", "failed", 5),
                        prediction("a", "success", 5)));
        proxy = new FaultProxy(log.server.url());
    }

    Cluster cluster(URI... urls) throws ClusterException {
        return cluster(Duration.ofSeconds(20), urls);
    }

    Cluster cluster(Duration timeout, URI... urls) throws ClusterException {
        var nodes = urls.length == 0 ? new URI[] {proxy.url()} : urls;
        var secret = Credentials.of(new Secret("secret"));
        return ElasticCluster.open(
                profile(timeout, log.index, nodes), secret, InstantSource.system());
    }

    static ClusterProfile profile(Duration timeout, String pattern, URI... nodes) {
        return new ClusterProfile(
                "test",
                List.of(nodes),
                new Auth.Basic("reader"),
                new Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                timeout,
                false);
    }

    static Fault rewrite(String from, String to) {
        return new Fault.Rewrite(
                answer ->
                        answer.withText(
                                text -> {
                                    if (!text.contains(from)) throw new AssertionError(text);
                                    return text.replace(from, to);
                                }));
    }

    static Fault answer(int status, String type, String more) {
        return new Fault.Answer(
                HttpMessage.json(
                        status,
                        "{\"error\": {\"type\": \"%s\", \"reason\": \"no\"%s}, \"status\": %d}"
                                .formatted(type, more, status)));
    }

    static ClusterException fails(Cluster cluster) {
        return assertThrows(ClusterException.class, () -> ask(cluster, FAILURES));
    }

    @Override
    public void close() {
        proxy.close();
        log.close();
    }
}
