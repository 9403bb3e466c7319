package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.setup.Setup;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Setting up a cluster whose users may not do everything. */
class SetupSecurityTest {

    private static final String READER =
            """
            {"cluster": ["monitor"], "index": [{"names": ["%1$s-*"],
             "privileges": ["read", "view_index_metadata"]}]}\
            """;

    private static final String ENOUGH =
            """
            {"cluster": ["monitor", "manage_index_templates", "manage_pipeline"],
             "index": [{"names": ["%1$s", "%1$s-*"],
             "privileges": ["view_index_metadata", "manage"]}]}\
            """;

    @Test
    void namesWhatAReaderLacksAndSendsNothing() throws Exception {
        var server = RealServer.es8Security();
        var base = server.index("setup");
        try (var proxy = new FaultProxy(server.url());
                var cluster = open(server, proxy, base, READER)) {
            var setup = new Setup(cluster, profile(proxy, base));

            var plan = setup.plan(null);
            var outcome = setup.apply(plan, () -> false, progress -> {});

            assertTrue(plan.isForbidden(), SetupBed.states(plan).toString());
            assertTrue(plan.missing().contains("manage_index_templates"), plan.toString());
            assertTrue(plan.missing().contains("manage on " + base + "-*"), plan.toString());
            assertTrue(plan.grant().startsWith("PUT /_security/role/sextant-setup {"));
            assertEquals("setup.blocked", Objects.requireNonNull(outcome.problem()).key());
            var writes = proxy.requests().stream().filter(line -> line.startsWith("PUT ")).toList();
            assertEquals(List.of(), writes);
        }
    }

    @Test
    void whatIsNamedIsEnough() throws Exception {
        var server = RealServer.es8Security();
        var base = server.index("setup");
        try (var proxy = new FaultProxy(server.url());
                var cluster = open(server, proxy, base, ENOUGH)) {
            var setup = new Setup(cluster, profile(proxy, base));

            var plan = setup.plan(null);
            assertEquals(List.of(), plan.missing());
            var outcome = setup.apply(plan, () -> false, progress -> {});

            assertTrue(outcome.succeeded(), String.valueOf(outcome.problem()));
            assertTrue(setup.plan(null).isDone());
        }
    }

    private static ElasticCluster open(
            RealServer server, FaultProxy proxy, String base, String role) throws Exception {
        var key =
                server.json(
                        "POST",
                        "/_security/api_key",
                        "{\"name\": \"%s\", \"role_descriptors\": {\"r\": %s}}"
                                .formatted(base, role.formatted(base)));
        return ElasticCluster.open(
                profile(proxy, base),
                Credentials.of(new Secret(key.path("encoded").asText())),
                InstantSource.system());
    }

    private static ClusterProfile profile(FaultProxy proxy, String base) {
        return new ClusterProfile(
                "test",
                List.of(proxy.url()),
                new Auth.ApiKey(),
                new Trust.Platform(),
                null,
                base + "-*",
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                false);
    }
}
