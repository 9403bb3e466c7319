package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.cluster.state.ClusterHealth.Status;
import dev.sextant.cluster.state.ClusterOverview;
import dev.sextant.cluster.state.IndexState;
import dev.sextant.cluster.state.OverviewReader;
import dev.sextant.cluster.state.Part;
import dev.sextant.cluster.state.PatternReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers tell of themselves and of the indices of a pattern. */
class ClusterStateTest {

    private static final String ONE_SHARD =
            """
            {"settings": {"number_of_shards": 1, "number_of_replicas": %d},
             "mappings": {"properties": {"@timestamp": {"type": "date"},
               "event": {"properties": {"ingested": {"type": "date"}}},
               "model_version": {"type": "%s"}}}}
            """;

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void tellsHealthNodesWatermarksAndWhyShardsAreUnassigned(RealServer server) throws Exception {
        var name = server.index("state-yellow");
        server.json("PUT", "/" + name, ONE_SHARD.formatted(1, "integer"));
        try (var cluster = open(server, name, new Auth.None(), Credentials.NONE)) {
            var overview = new OverviewReader(cluster).read();
            var health = value(overview.health());
            assertEquals(Status.YELLOW, health.status());
            assertTrue(health.unassignedShards() >= 1, health.toString());
            var node = value(overview.nodes()).getFirst();
            assertTrue(node.holdsData(), node.toString());
            assertEquals(value(overview.info()).version(), node.version());
            assertEquals(true, node.elected());
            var heap = node.heapUsedPercent();
            assertTrue(heap != null && heap > 0 && heap <= 100, node.toString());
            assertNotNull(node.disk());
            var marks = value(overview.watermarks());
            assertEquals(500L << 20, marks.low().free());
            assertEquals(150L << 20, marks.flood().free());
            var unassigned = value(overview.unassigned());
            var own =
                    unassigned.shards().stream()
                            .filter(shard -> shard.index().equals(name))
                            .toList();
            assertEquals(1, own.size(), unassigned.toString());
            assertEquals("INDEX_CREATED", own.getFirst().reason());
            assertEquals(false, own.getFirst().primary());
            assertTrue(unassigned.reasons().getOrDefault("INDEX_CREATED", 0) >= 1);
        } finally {
            server.json("DELETE", "/" + name, null);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void whatIsSetWhileItRunsCounts(RealServer server) throws Exception {
        var shares =
                """
                {"persistent": {"cluster.routing.allocation.disk.watermark.low": "%s",
                  "cluster.routing.allocation.disk.watermark.high": "%s",
                  "cluster.routing.allocation.disk.watermark.flood_stage": "%s"}}
                """;
        server.json("PUT", "/_cluster/settings", shares.formatted("71%", "0.81", "98.5%"));
        try (var cluster = open(server, "x", new Auth.None(), Credentials.NONE)) {
            var marks = value(new OverviewReader(cluster).read().watermarks());
            assertEquals(0.71, marks.low().share());
            assertEquals(0.81, marks.high().share());
            assertEquals(0.985, marks.flood().share());
            assertEquals(true, marks.enabled());
        } finally {
            server.json("PUT", "/_cluster/settings", shares.replace("\"%s\"", "null"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void tellsTheIndicesTheirNewestTimesAndTheFieldsOfSeveralTypes(RealServer server)
            throws Exception {
        var prefix = server.index("state.logs");
        var first = prefix + "-a.1";
        var second = prefix + "-b";
        server.json("PUT", "/" + first, ONE_SHARD.formatted(0, "integer"));
        server.json("PUT", "/" + second, ONE_SHARD.formatted(0, "keyword"));
        var now = Instant.now();
        server.bulk(first, events(now.minusSeconds(90), 40));

        try (var cluster = open(server, prefix + "-*", new Auth.None(), Credentials.NONE)) {
            var reader = new PatternReader(cluster, profile(server, prefix + "-*"));
            var state = reader.read();
            assertEquals(
                    List.of(first, second),
                    value(state.indices()).stream().map(IndexState::name).toList());
            var index = value(state.indices()).getFirst();
            assertEquals(40L, index.docs());
            assertEquals(40L, index.indexed());
            assertEquals(1, index.shards());
            assertEquals(0, index.replicas());
            var bytes = index.primaryBytes();
            assertTrue(bytes != null && bytes > 1000, index.toString());
            // OpenSearch tells the health of a whole cluster only
            assertEquals(isOpenSearch(cluster) ? null : Status.GREEN, index.health());
            var created = Objects.requireNonNull(index.createdAt());
            assertTrue(Duration.between(created, now).abs().toMinutes() < 5, index.toString());
            assertEquals(
                    now.minusSeconds(90).toEpochMilli() + 39,
                    Objects.requireNonNull(index.newest()).toEpochMilli());
            assertNull(value(state.indices()).get(1).newest(), "nothing is in it");
            assertEquals(
                    isOpenSearch(cluster) ? "state.noism" : "state.noilm",
                    Objects.requireNonNull(state.lifecycleMissing()).key());
            assertNull(index.lifecycle());
            var conflict = value(state.conflicts()).getFirst();
            assertEquals("model_version", conflict.field());
            assertEquals(List.of(first), conflict.indices().get("integer"));
            assertEquals(List.of(second), conflict.indices().get("keyword"));
            // nineteen of twenty arrive within 2 s, one of twenty after 60
            assertEquals(2_000, value(state.ingestLag()).p95().toMillis());
            assertEquals(40, value(state.ingestLag()).documents());

            server.bulk(second, events(now.minusSeconds(10), 1));
            var later = value(reader.read().indices()).get(1);
            assertEquals(
                    now.minusSeconds(10).toEpochMilli(),
                    Objects.requireNonNull(later.newest()).toEpochMilli());
        } finally {
            server.json("DELETE", "/" + first, null);
            server.json("DELETE", "/" + second, null);
        }
    }

    @Test
    void aPatternWithoutIndicesSaysSo() throws Exception {
        var server = RealServer.es9();
        for (var pattern : List.of("state-nothing-*", "state-nothing")) {
            try (var cluster = open(server, pattern, new Auth.None(), Credentials.NONE)) {
                var state = new PatternReader(cluster, profile(server, pattern)).read();
                assertNull(state.indices().value());
                assertEquals(
                        "cluster.noindex", Objects.requireNonNull(state.indices().why()).key());
            }
        }
    }

    @Test
    void theLeastPrivilegesTellAllButSizesAndWhatIsForbiddenIsSaidPerBlock() throws Exception {
        var server = RealServer.es8Security();
        var name = server.index("state-private");
        server.json("PUT", "/" + name, ONE_SHARD.formatted(0, "integer"));
        server.bulk(name, events(Instant.now().minusSeconds(5), 3));
        var least = key(server, name, "\"monitor\"", "\"read\", \"view_index_metadata\"");
        try (var cluster = open(server, name, new Auth.ApiKey(), least)) {
            var overview = new OverviewReader(cluster).read();
            assertEquals(List.of(), whys(overview));
            var state = new PatternReader(cluster, profile(server, name)).read();
            var index = value(state.indices()).getFirst();
            assertEquals(1, index.shards());
            assertNull(index.docs());
            assertNotNull(index.newest());
            var why = Objects.requireNonNull(state.figuresMissing()).english();
            assertTrue(why.contains("monitor") && why.contains("Not permitted"), why);
        }
        var all = key(server, name, "", "\"read\", \"view_index_metadata\", \"monitor\"");
        try (var cluster = open(server, name, new Auth.ApiKey(), all)) {
            var overview = new OverviewReader(cluster).read();
            assertEquals(
                    List.of("state.forbidden", "state.forbidden", "state.forbidden"),
                    whys(overview).stream()
                            .filter(key -> key.startsWith("state"))
                            .toList()
                            .subList(0, 3));
            var index =
                    value(new PatternReader(cluster, profile(server, name)).read().indices())
                            .getFirst();
            assertEquals(3L, index.docs());
        } finally {
            server.json("DELETE", "/" + name, null);
        }
    }

    private static boolean isOpenSearch(ElasticCluster cluster) throws Exception {
        return cluster.info().kind() == ServerKind.OPENSEARCH;
    }

    private static List<String> whys(ClusterOverview overview) {
        var whys = new ArrayList<String>();
        for (Part<?> part :
                List.of(
                        overview.health(),
                        overview.nodes(),
                        overview.watermarks(),
                        overview.unassigned(),
                        overview.info())) {
            var why = part.why();
            if (why != null) whys.add(why.key());
        }
        return whys;
    }

    private static <T> T value(Part<T> part) {
        var value = part.value();
        if (value == null) throw new AssertionError(part.toString());
        return value;
    }

    /** A millisecond apart; each twentieth arrives a minute late. */
    private static List<String> events(Instant first, int count) {
        var events = new ArrayList<String>();
        for (var at = 0; at < count; at++) {
            var time = first.plusMillis(at);
            var late = at % 20 == 19 ? 60_000 : 2_000;
            events.add(
                    """
                    {"@timestamp": "%s", "event": {"ingested": "%s"}, "model_version": 3}"""
                            .formatted(time, time.plusMillis(late)));
        }
        return events;
    }

    private static Credentials key(RealServer server, String index, String own, String on) {
        return Credentials.of(
                new Secret(
                        server.json(
                                        "POST",
                                        "/_security/api_key?refresh=true",
                                        """
                                        {"name": "state", "role_descriptors": {"r": {"cluster": [%s],
                                         "indices": [{"names": ["%s"], "privileges": [%s]}]}}}"""
                                                .formatted(own, index, on))
                                .path("encoded")
                                .asText()));
    }

    private static ClusterProfile profile(RealServer server, String pattern) {
        return profile(server, pattern, new Auth.None());
    }

    private static ClusterProfile profile(RealServer server, String pattern, Auth auth) {
        return new ClusterProfile(
                "test",
                List.of(server.url()),
                auth,
                new Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(30),
                false);
    }

    private static ElasticCluster open(
            RealServer server, String pattern, Auth auth, Credentials credentials)
            throws ClusterException {
        return ElasticCluster.open(
                profile(server, pattern, auth), credentials, InstantSource.system());
    }
}
