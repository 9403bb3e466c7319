package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cluster's clock and disks, with no more privileges than a profile needs. */
class ClusterReadingsTest {

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void readsTheClockAndTheDisks(RealServer server) throws Exception {
        try (var cluster = open(server, new Auth.None(), Credentials.NONE)) {
            compare(cluster);
        }
    }

    /** A key without any privilege of the cluster. */
    private static final String ENDING =
            """
            {"name": "ending", "expiration": "3d", "role_descriptors": {"r": {"cluster": [],
             "indices": [{"names": ["x"], "privileges": ["read"]}]}}}""";

    @Test
    void monitorIsPrivilegeEnough() throws Exception {
        var server = RealServer.es8Security();
        var enough = Credentials.of(new Secret(key(server, "clock", "\"monitor\"")));
        try (var cluster = open(server, new Auth.ApiKey(), enough)) {
            compare(cluster);
        }
        var little = Credentials.of(new Secret(key(server, "no-clock", "")));
        try (var cluster = open(server, new Auth.ApiKey(), little)) {
            for (var failure :
                    List.of(
                            assertThrows(ClusterException.class, cluster::time),
                            assertThrows(ClusterException.class, cluster::disks))) {
                assertEquals(Reason.FORBIDDEN, failure.reason());
                assertTrue(failure.sentence().contains("monitor"), failure.sentence());
            }
        }
    }

    private static void compare(ElasticCluster cluster) throws Exception {
        var before = Instant.now();
        var time = cluster.time();
        var after = Instant.now();
        // Read somewhere in the exchange, believed to be its middle.
        var half = Duration.between(before, after).dividedBy(2).plusMillis(1);
        var read = before + " < " + time + " < " + after;
        assertTrue(time.isAfter(before.minus(half)) && time.isBefore(after.plus(half)), read);
        var disks = cluster.disks();
        assertEquals(List.of(), disks.unread());
        assertEquals(List.of(), disks.unusable());
        var disk = disks.disks().getFirst();
        assertTrue(disk.available() > 0 && disk.available() <= disk.total(), disk.toString());
    }

    @Test
    void aKeyTellsItsOwnEnd() throws Exception {
        var server = RealServer.es8Security();
        var before = Instant.now();
        var ending = server.json("POST", "/_security/api_key?refresh=true", ENDING).path("encoded");
        var after = Instant.now();
        try (var cluster = open(server, new Auth.ApiKey(), secret(ending.asText()))) {
            var found = cluster.expiries();
            assertEquals(1, found.size(), found.toString());
            var end = found.getFirst().at().minus(Duration.ofDays(3));
            assertTrue(
                    !end.isBefore(before.minusMillis(1)) && !end.isAfter(after), found::toString);
        }
        var endless = secret(key(server, "endless", ""));
        try (var cluster = open(server, new Auth.ApiKey(), endless)) {
            assertEquals(List.of(), cluster.expiries());
        }
    }

    private static Credentials secret(String key) {
        return Credentials.of(new Secret(key));
    }

    private static String key(RealServer server, String name, String privileges) {
        return server.json(
                        "POST",
                        "/_security/api_key?refresh=true",
                        """
                        {"name": "%s", "role_descriptors": {"r": {"cluster": [%s],
                         "indices": [{"names": ["x"], "privileges": ["read"]}]}}}"""
                                .formatted(name, privileges))
                .path("encoded")
                .asText();
    }

    private static ElasticCluster open(RealServer server, Auth auth, Credentials credentials)
            throws ClusterException {
        var profile =
                new ClusterProfile(
                        "test",
                        List.of(server.url()),
                        auth,
                        new Trust.Platform(),
                        null,
                        "x",
                        ZoneOffset.UTC,
                        null,
                        Duration.ofSeconds(30),
                        false);
        return ElasticCluster.open(profile, credentials, InstantSource.system());
    }
}
