package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.elastic.ElasticConnectionTest;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The connection test against real servers, with and without security. */
class ConnectionRealTest {

    private static final String MAPPING =
            """
            {"mappings":{"properties":{
              "@timestamp":{"type":"date"},"event_type":{"type":"keyword"},
              "model_name":{"type":"%s"},"model_version":{"type":"integer"},
              "stage":{"type":"keyword"},"status":{"type":"keyword"},
              "latency_ms":{"type":"float"},"request_id":{"type":"keyword"},
              "user":{"type":"keyword"},"environment":{"type":"keyword"}}}}""";

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void findsNothingWrongWithAGoodPattern(RealServer server) throws Exception {
        var index = server.index("good");
        server.json("PUT", "/" + index, MAPPING.formatted("keyword"));
        var found = test(server, index + "*", new Auth.None(), Credentials.NONE);
        assertEquals(
                List.of(
                        "CONNECTION OK",
                        "CERTIFICATE SKIPPED",
                        "CREDENTIALS OK",
                        "SERVER OK",
                        "PRIVILEGES SKIPPED",
                        "INDICES OK",
                        "FIELDS OK"),
                outcomes(found));
        var named = server.product();
        assertTrue(found.get(3).message().english().startsWith(named), found.get(3).toString());
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void saysThatNoIndexMatches(RealServer server) throws Exception {
        var found = test(server, "no-such-*", new Auth.None(), Credentials.NONE);
        assertEquals("INDICES FAILED", outcomes(found).get(5));
        assertTrue(found.get(5).message().english().contains("No index matches no-such-*"));
    }

    @Test
    void saysWhichFieldsAreMissingOfTheWrongTypeOrMappedTwoWays() throws Exception {
        var server = RealServer.es9();
        var index = server.index("bad");
        server.json("PUT", "/" + index + "-a", MAPPING.formatted("text"));
        server.json(
                "PUT",
                "/" + index + "-b",
                """
                {"mappings":{"properties":{"@timestamp":{"type":"date"},
                "latency_ms":{"type":"keyword"},"model_name":{"type":"text"}}}}""");
        var found = test(server, index + "-*", new Auth.None(), Credentials.NONE);
        var fields = found.stream().filter(one -> one.step() == Step.FIELDS).toList();
        assertEquals(2, fields.size(), fields.toString());
        assertEquals(Outcome.FAILED, fields.getFirst().outcome());
        assertTrue(fields.getFirst().message().english().contains("model_name is mapped as text"));
        assertEquals(Outcome.WARNING, fields.getLast().outcome());
        assertTrue(
                fields.getLast()
                        .message()
                        .english()
                        .contains("float in " + index + "-a; keyword in " + index),
                fields.getLast().message().english());
        server.json("DELETE", "/" + index + "-a", null);
        var missing =
                test(server, index + "-*", new Auth.None(), Credentials.NONE).stream()
                        .filter(one -> one.message().english().contains("event_type is missing"))
                        .toList();
        assertEquals(Outcome.FAILED, missing.getFirst().outcome());
    }

    @Test
    void tellsWrongExpiredAndInvalidatedKeysApart() throws Exception {
        var server = RealServer.es8Security();
        var expired = key(server, "expired", "\"expiration\":\"1ms\",", "*");
        var gone = key(server, "gone", "", "*");
        server.json("DELETE", "/_security/api_key", "{\"name\":\"gone\"}");
        assertTrue(refusal(server, expired).contains("has expired"), refusal(server, expired));
        assertTrue(refusal(server, gone).contains("invalidated"), refusal(server, gone));
        assertTrue(refusal(server, "bm8tc3VjaDprZXk=").contains("does not accept"));
        var wrong =
                test(
                        server,
                        "x-*",
                        new Auth.Basic(RealServer.USER),
                        Credentials.of(new Secret("wrong")));
        assertEquals("CREDENTIALS FAILED", outcomes(wrong).get(1));
    }

    @Test
    void namesThePrivilegesThatAreMissing() throws Exception {
        var server = RealServer.es8Security();
        var index = server.index("secured");
        server.json("PUT", "/" + index, MAPPING.formatted("keyword"));
        var enough = Credentials.of(new Secret(key(server, "enough", "", index + "*")));
        var found = test(server, index + "*", new Auth.ApiKey(), enough);
        assertTrue(
                found.stream().noneMatch(one -> one.outcome() == Outcome.FAILED), found.toString());
        assertTrue(outcomes(found).contains("PRIVILEGES OK"));
        var other = Credentials.of(new Secret(key(server, "other", "", "elsewhere-*")));
        var blind = test(server, index + "*", new Auth.ApiKey(), other);
        var missing =
                blind.stream()
                        .filter(one -> one.step() == Step.PRIVILEGES)
                        .findFirst()
                        .orElseThrow();
        assertEquals(Outcome.FAILED, missing.outcome());
        assertTrue(
                missing.message().english().contains("read on " + index + "*"),
                missing.message().english());
        assertTrue(
                missing.message().english().contains("view_index_metadata on " + index),
                missing.message().english());
    }

    private static String key(RealServer server, String name, String expiry, String pattern) {
        return server.json(
                        "POST",
                        "/_security/api_key?refresh=true",
                        """
                        {"name":"%s",%s"role_descriptors":{"r":{"cluster":["monitor"],"indices":[
                        {"names":["%s"],"privileges":["read","view_index_metadata"]}]}}}"""
                                .formatted(name, expiry, pattern))
                .path("encoded")
                .asText();
    }

    private static String refusal(RealServer server, String key) throws Exception {
        var found = test(server, "x-*", new Auth.ApiKey(), Credentials.of(new Secret(key)));
        assertEquals("CREDENTIALS FAILED", outcomes(found).get(1));
        return found.get(1).message().english();
    }

    private static List<String> outcomes(List<Finding> found) {
        return found.stream().map(one -> one.step() + " " + one.outcome()).toList();
    }

    private static List<Finding> test(
            RealServer server, String pattern, Auth auth, Credentials credentials)
            throws InterruptedException {
        var profile =
                new ClusterProfile(
                        "real",
                        List.of(server.url()),
                        auth,
                        new Trust.Platform(),
                        null,
                        pattern,
                        ZoneOffset.UTC,
                        null,
                        Duration.ofSeconds(30),
                        false);
        var found = new ArrayList<Finding>();
        new ElasticConnectionTest().run(profile, credentials, found::add);
        return found;
    }
}
