package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.LogSources.LogSource;
import dev.sextant.cluster.elastic.ElasticLogSources;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered to a new user, on real servers. */
class LogSourcesTest {

    @ParameterizedTest
    @ValueSource(strings = {"9", "opensearch-3"})
    void offersWhatHoldsEventsOfModelsFirst(String kind) throws Exception {
        // the others' indices would push out what is looked for
        var server = RealServer.alone(kind);
        fill(server);
        var found = new ElasticLogSources().find(open(server), Credentials.NONE);
        var log = of(found, "sources-log-*");
        assertEquals(3L, log.documents());
        assertEquals(2L, log.events());
        assertEquals(List.of("production", "staging"), log.environments());
        var other = of(found, "sources-web");
        assertEquals(1L, other.documents());
        assertEquals(0L, other.events());
        var renamed = of(found, "sources-cwl");
        assertEquals(0L, renamed.events());
        assertEquals(1L, renamed.alike(), "two of the contract's fields");
        assertEquals(2L, log.alike());
        assertEquals(0L, other.alike());
        assertTrue(found.indexOf(log) < found.indexOf(renamed), found.toString());
        assertTrue(found.indexOf(renamed) < found.indexOf(other), found.toString());
        assertFalse(found.stream().anyMatch(one -> one.pattern().startsWith(".")));
    }

    @Test
    void leavesOutWhatMayNotBeCountedAndSaysWhenNothingMayBeListed() throws Exception {
        var server = RealServer.es8Security();
        fill(server);
        server.json(
                "PUT",
                "/_security/role/sources",
                "{\"indices\":[{\"names\":[\"sources-log-*\"],"
                        + "\"privileges\":[\"read\",\"view_index_metadata\"]}]}");
        server.json(
                "PUT",
                "/_security/user/sources",
                "{\"password\":\"password\",\"roles\":[\"sources\"]}");
        var found =
                new ElasticLogSources()
                        .find(as(server, "sources"), Credentials.of(new Secret("password")));
        assertEquals(List.of("sources-log-*"), found.stream().map(LogSource::pattern).toList());
        assertEquals(2L, found.getFirst().events());
    }

    private static void fill(RealServer server) {
        server.call(
                "DELETE",
                "/sources-log-2026.11.22,sources-log-2026.11.23,sources-web,sources-cwl",
                null);
        var mapping =
                "{\"mappings\":{\"properties\":{\"event_type\":{\"type\":\"keyword\"},"
                        + "\"model_name\":{\"type\":\"keyword\"},"
                        + "\"environment\":{\"type\":\"keyword\"}}}}";
        server.json("PUT", "/sources-log-2026.11.22", mapping);
        server.json("PUT", "/sources-web", null);
        var event = "{\"event_type\":\"predict\",\"model_name\":\"m\",\"environment\":\"%s\"}";
        server.bulk("sources-log-2026.11.22", List.of(event.formatted("staging"), "{\"other\":1}"));
        // as text with a keyword beside it
        server.bulk("sources-log-2026.11.23", List.of(event.formatted("production")));
        server.bulk(
                "sources-cwl",
                List.of(
                        "{\"prediction\":{\"label\":\"a\",\"score\":0.5},\"text\":\"t\"}",
                        "{\"prediction\":{\"label\":\"a\"}}"));
        server.bulk("sources-web", List.of("{\"path\":\"/\"}"));
    }

    private static LogSource of(List<LogSource> found, String pattern) {
        return found.stream()
                .filter(one -> one.pattern().equals(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " is not in " + found));
    }

    private static ClusterProfile open(RealServer server) {
        return profile(server, new ClusterProfile.Auth.None());
    }

    private static ClusterProfile as(RealServer server, String user) {
        return profile(server, new ClusterProfile.Auth.Basic(user));
    }

    private static ClusterProfile profile(RealServer server, ClusterProfile.Auth auth) {
        return new ClusterProfile(
                "sources",
                List.of(server.url()),
                auth,
                new ClusterProfile.Trust.Platform(),
                null,
                ClusterProfile.DEFAULT_INDEX_PATTERN,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(30),
                false);
    }
}
