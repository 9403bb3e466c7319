package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.model.Filter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real servers that cannot answer wholly, and keys that may not ask. */
class AilingServerTest {

    private static final Question.GroupCounts FAILURES = by(Dimension.MODEL);

    private static Question.GroupCounts by(Dimension dimension) {
        return new Question.GroupCounts(
                HOUR, Filter.ALL, Matching.FAILED_PREDICTIONS, List.of(dimension), Set.of());
    }

    private static ClusterException fails(Cluster cluster, Question<?> question) {
        return assertThrows(ClusterException.class, () -> ask(cluster, question));
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void whatTheServerWouldCountInPartIsNamed(RealServer server) throws Exception {
        try (var good = TestLog.on(server);
                var both = TestLog.of(server, good.index + "*")) {
            good.add(List.of(prediction("a", "error", 5)));
            var version =
                    TestLog.MAPPING.replace(
                            "\"model_version\": {\"type\": \"integer\"}",
                            "\"model_version\": {\"type\": \"keyword\"}");
            server.json("PUT", "/" + good.index + "-second", version);
            server.bulk(good.index + "-second", List.of(prediction("a", "error", 5)));
            // Asked for the versions, the server answers 200 and counts one of the two.
            var failure = fails(both.cluster(), by(Dimension.VERSION));
            assertEquals(Reason.FIELD_MISSING, failure.reason());
            assertTrue(failure.sentence().contains("keyword, integer"), failure.sentence());
            assertEquals(2, ask(both.cluster(), FAILURES).getFirst().count());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aTemplateThatCameLateDoesNotHideTheOlderIndices(RealServer server) throws Exception {
        try (var dynamic = TestLog.on(server, "{}")) {
            dynamic.add(List.of(prediction("a", "error", 5)));
            var mapped = dynamic.index + "-mapped";
            server.json("PUT", "/" + mapped, TestLog.MAPPING);
            server.bulk(mapped, List.of(prediction("a", "error", 5)));
            try (var both = TestLog.of(server, dynamic.index + "*")) {
                var failure = fails(both.cluster(), FAILURES);
                assertEquals(Reason.FIELD_MISSING, failure.reason());
                assertTrue(failure.sentence().contains("keyword, text"), failure.sentence());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aShardThatFailsFailsTheQuestion(RealServer server) throws Exception {
        var slow =
                new Question.GroupCounts(
                        HOUR,
                        Filter.ALL,
                        Matching.slowPredictions(1.0),
                        List.of(Dimension.MODEL),
                        Set.of());
        try (var good = TestLog.on(server);
                var both = TestLog.of(server, good.index + "*")) {
            good.add(List.of(prediction("a", "error", 5)));
            assertEquals(1, ask(both.cluster(), slow).getFirst().count());
            var truths =
                    TestLog.MAPPING.replace(
                            "\"latency_ms\": {\"type\": \"float\"}",
                            "\"latency_ms\": {\"type\": \"boolean\"}");
            server.json("PUT", "/" + good.index + "-second", truths);
            server.bulk(
                    good.index + "-second",
                    List.of(prediction("a", "error", 5).replace("_ms\": 5.0", "_ms\": true")));
            // The mapping read before is still believed, so the shard itself has to fail.
            var failure = fails(both.cluster(), slow);
            assertTrue(
                    Set.of(Reason.INCOMPLETE, Reason.REJECTED).contains(failure.reason()),
                    failure.sentence());
            assertTrue(failure.sentence().contains("boolean"), failure.sentence());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void unassignedShardsAreNamed(RealServer server) throws Exception {
        try (var good = TestLog.on(server);
                var both = TestLog.of(server, good.index + "*")) {
            good.add(List.of(prediction("a", "error", 5)));
            var nowhere =
                    TestLog.MAPPING.replace(
                            "\"number_of_replicas\": 0",
                            "\"number_of_replicas\": 0, \"index.routing.allocation.require._name\": \"no-such-node\"");
            server.json("PUT", "/" + good.index + "-red?wait_for_active_shards=0", nowhere);
            var failure = fails(both.cluster(), FAILURES);
            assertEquals(Reason.INCOMPLETE, failure.reason(), failure.sentence());
            assertTrue(failure.sentence().contains(good.index + "-red"), failure.sentence());
            server.json("DELETE", "/" + good.index + "-red", null);
            assertEquals(1, ask(both.cluster(), FAILURES).getFirst().count());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aServerShortOfMemoryIsAReason(RealServer server) throws Exception {
        var limit = "{\"transient\": {\"indices.breaker.request.limit\": %s}}";
        try (var log = TestLog.on(server)) {
            log.add(
                    IntStream.range(0, 3_000)
                            .mapToObj(model -> prediction("model-" + model, "error", 5))
                            .toList());
            assertEquals(3_000, ask(log.cluster(), FAILURES).size());
            server.json("PUT", "/_cluster/settings", limit.formatted("\"1kb\""));
            var failure = fails(log.cluster(), FAILURES);
            assertTrue(
                    Set.of(Reason.THROTTLED, Reason.REJECTED).contains(failure.reason()),
                    failure.sentence());
            assertTrue(failure.sentence().contains("memory"), failure.sentence());
        } finally {
            server.json("PUT", "/_cluster/settings", limit.formatted("null"));
        }
    }

    @Test
    void aLostPrivilegeIsNotAnEmptyLog() throws Exception {
        var server = RealServer.es8Security();
        var index = server.index("private");
        server.json("PUT", "/" + index, TestLog.MAPPING);
        server.bulk(index, List.of(prediction("a", "error", 5)));
        var pattern = index + "*";
        var role = "/_security/role/" + index;
        var user = "/_security/user/" + index;
        server.json("PUT", role, roleFor(pattern));
        server.json(
                "PUT",
                user,
                "{\"password\": \"long-enough\", \"roles\": [\"%s\"]}".formatted(index));
        try (var cluster = open(server, index, pattern);
                var elsewhere = open(server, index, "no-such-" + index + "*")) {
            assertEquals(1, ask(cluster, FAILURES).getFirst().count());
            server.json("PUT", role, roleFor("elsewhere-*"));
            var failure = fails(cluster, FAILURES);
            assertEquals(Reason.FORBIDDEN, failure.reason(), failure.sentence());
            assertTrue(failure.sentence().contains("read on " + pattern), failure.sentence());
            server.json("PUT", role, roleFor("*"));
            assertEquals(1, ask(cluster, FAILURES).getFirst().count());
            var none = fails(elsewhere, FAILURES);
            assertEquals(Reason.NO_SOURCE, none.reason(), none.sentence());
        }
    }

    private static String roleFor(String pattern) {
        return """
        {"cluster": ["monitor"], "indices": [
          {"names": ["%s"], "privileges": ["read", "view_index_metadata"]}]}"""
                .formatted(pattern);
    }

    private static Cluster open(RealServer server, String user, String pattern)
            throws ClusterException {
        var profile =
                new ClusterProfile(
                        "test",
                        List.of(server.url()),
                        new Auth.Basic(user),
                        new Trust.Platform(),
                        null,
                        pattern,
                        ZoneOffset.UTC,
                        null,
                        Duration.ofSeconds(30),
                        false);
        return ElasticCluster.open(
                profile, Credentials.of(new Secret("long-enough")), InstantSource.system());
    }
}
