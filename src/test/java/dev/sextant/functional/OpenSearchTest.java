package dev.sextant.functional;

import static dev.sextant.functional.FaultBed.FAILURES;
import static dev.sextant.functional.FaultBed.TWO;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.elastic.ElasticConnectionTest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSearch 2, which never names itself in a header, and 3: how they are told from others. */
class OpenSearchTest {

    static Stream<RealServer> both() {
        return Stream.of(RealServer.openSearch2(), RealServer.openSearch());
    }

    private static TestLog filled(RealServer server) throws Exception {
        var log = TestLog.on(server);
        log.add(
                List.of(
                        prediction("a", "error", 5),
                        prediction("a", "failed", 5),
                        prediction("a", "success", 5)));
        return log;
    }

    @ParameterizedTest
    @MethodSource("both")
    void answersEveryPanelAndSaysWhoItIs(RealServer server) throws Exception {
        try (var log = filled(server)) {
            var cluster = log.cluster();
            assertEquals(TWO, ask(cluster, FAILURES));
            var info = cluster.info();
            assertEquals(ServerKind.OPENSEARCH, info.kind());
            assertTrue(server.product().contains(" " + info.major() + "."), info.toString());
            var scope = TestLog.scope(NoonEvents.HOUR, Filter.ALL, "5m", 10);
            var rates = log.rows("error-rate", scope);
            assertEquals(3L, rates.getFirst().get("predictions"));
            assertEquals(2L, rates.getFirst().get("errors"));
            assertEquals(3L, log.rows("versions", scope).getFirst().get("predictions"));
            for (var panel : List.of("latency", "throughput", "timeline", "audit")) {
                log.rows(panel, scope);
            }
            assertEquals(List.of(), cluster.expiries());
            assertTrue(cluster.disks().disks().getFirst().total() > 0);
        }
    }

    /** As Amazon's domains do that are to serve old clients. */
    @ParameterizedTest
    @MethodSource("compatible")
    void isRecognisedBehindTheVersionOfAnother(RealServer server) throws Exception {
        var mode = "{\"transient\": {\"compatibility.override_main_response_version\": %s}}";
        server.json("PUT", "/_cluster/settings", mode.formatted("true"));
        try (var log = filled(server)) {
            assertEquals("7.10.2", server.json("GET", "/", null).at("/version/number").asText());
            assertEquals(TWO, ask(log.cluster(), FAILURES));
            var info = log.cluster().info();
            assertEquals(ServerKind.OPENSEARCH, info.kind());
            assertTrue(info.version().startsWith("2.19."), info.version());
        } finally {
            server.json("PUT", "/_cluster/settings", mode.formatted("null"));
        }
    }

    static Stream<RealServer> compatible() {
        return Stream.of(RealServer.openSearch2());
    }

    @ParameterizedTest
    @MethodSource("both")
    void isAskedWhoItIsOnceAndWithoutCredentials(RealServer server) throws Exception {
        try (var log = filled(server);
                var proxy = new FaultProxy(server.url());
                var cluster = cluster(proxy, log)) {
            for (var i = 0; i < 3; i++) assertEquals(TWO, ask(cluster, FAILURES));
            // Version 3 says it with each answer.
            var expected = server.product().startsWith("OpenSearch 2") ? 1 : 0;
            assertEquals(expected, proxy.requestsTo("GET / HTTP"));
        }
    }

    /** What a login page of a hotel does to a connection that worked. */
    @ParameterizedTest
    @MethodSource("both")
    void isNotMistakenForAPageThatStandsInItsPlace(RealServer server) throws Exception {
        try (var log = filled(server);
                var proxy = new FaultProxy(server.url());
                var cluster = cluster(proxy, log)) {
            assertEquals(TWO, ask(cluster, FAILURES));
            proxy.always(new Fault.Answer(HttpMessage.html(200, "<html>Welcome")));
            var failure = assertThrows(ClusterException.class, () -> ask(cluster, FAILURES));
            assertEquals(Reason.UNREADABLE, failure.reason());
            assertTrue(
                    failure.sentence().contains("neither Elasticsearch nor OpenSearch"),
                    failure.sentence());
            var before = proxy.requestsTo("_msearch");
            assertThrows(ClusterException.class, () -> ask(cluster, FAILURES));
            assertEquals(before, proxy.requestsTo("_msearch"), "credentials went to a page");
            proxy.heal();
            assertEquals(TWO, ask(cluster, FAILURES));
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void saysThatAnElasticsearchBeforeItsProductHeaderIsTooOld(RealServer server) throws Exception {
        try (var log = filled(server);
                var proxy = new FaultProxy(server.url());
                var cluster = cluster(proxy, log)) {
            proxy.always(
                    new Fault.Answer(
                            HttpMessage.json(
                                            200,
                                            "{\"version\": {\"number\": \"7.10.2\"},"
                                                    + " \"tagline\": \"You Know, for Search\"}")
                                    .without("X-Elastic-Product")));
            var failure = assertThrows(ClusterException.class, () -> ask(cluster, FAILURES));
            assertTrue(
                    failure.sentence().contains("Elasticsearch 7.10.2, which is too old"),
                    failure.sentence());
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void warnsOfAnApiKeyThatNobodyLookedAt(RealServer server) throws Exception {
        try (var log = filled(server)) {
            var found = new ArrayList<Finding>();
            new ElasticConnectionTest()
                    .run(
                            profile(server.url(), log.index, new Auth.ApiKey()),
                            Credentials.of(new Secret("id:key")),
                            found::add);
            var key =
                    found.stream()
                            .filter(one -> one.step() == Step.CREDENTIALS)
                            .filter(one -> one.outcome() == Outcome.WARNING)
                            .findFirst()
                            .orElseThrow();
            assertTrue(key.message().english().contains("no API keys"), key.toString());
        }
    }

    /** The words of the security plugin, which is not among the modules of these nodes. */
    @ParameterizedTest
    @MethodSource("both")
    void saysThatAnApiKeyIsTheWrongProofWhereItIsRefused(RealServer server) throws Exception {
        try (var log = filled(server);
                var proxy = new FaultProxy(server.url());
                var cluster =
                        ElasticCluster.open(
                                profile(proxy.url(), log.index, new Auth.ApiKey()),
                                Credentials.of(new Secret("id:key")),
                                InstantSource.system())) {
            proxy.always(
                    new Fault.Answer(
                            HttpMessage.of(
                                    401,
                                    List.of(
                                            "WWW-Authenticate: Basic realm=\"OpenSearch Security\"",
                                            "Content-Type: text/plain"),
                                    "Unauthorized")));
            var failure = assertThrows(ClusterException.class, () -> ask(cluster, FAILURES));
            assertEquals(Reason.UNAUTHORIZED, failure.reason());
            assertTrue(failure.sentence().contains("knows no API keys"), failure.sentence());
        }
    }

    private static Cluster cluster(FaultProxy proxy, TestLog log) throws ClusterException {
        return ElasticCluster.open(
                profile(proxy.url(), log.index, new Auth.Basic("reader")),
                Credentials.of(new Secret("secret")),
                InstantSource.system());
    }

    private static ClusterProfile profile(URI url, String pattern, Auth auth) {
        return new ClusterProfile(
                "test",
                List.of(url),
                auth,
                new Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                false);
    }
}
