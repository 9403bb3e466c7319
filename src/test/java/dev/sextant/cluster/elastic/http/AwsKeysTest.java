package dev.sextant.cluster.elastic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.elastic.Profiles;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the keys of Amazon Web Services come from. */
class AwsKeysTest {

    private static final Auth.Aws OF_THE_ENVIRONMENT = new Auth.Aws("eu-west-1", "es", null);
    private static final Auth.Aws OF_THE_PROFILE =
            new Auth.Aws("eu-west-1", "es", "AKIAIOSFODNN7EXAMPLE");

    private static AwsKeys keys(Auth.Aws auth, Credentials secret, Map<String, String> variables)
            throws ClusterException {
        var profile = Profiles.of(URI.create("http://127.0.0.1:9200"));
        return AwsKeys.of(profile, auth, secret, variables);
    }

    @Test
    void takesAllFromTheEnvironmentWhereTheProfileNamesNoKey() throws Exception {
        var keys =
                keys(
                        OF_THE_ENVIRONMENT,
                        Credentials.NONE,
                        Map.of(
                                "AWS_ACCESS_KEY_ID", "AKIAFROMENVIRONMENT0",
                                "AWS_SECRET_ACCESS_KEY", "secret",
                                "AWS_SESSION_TOKEN", "token"));
        assertEquals(
                new AwsKeys("AKIAFROMENVIRONMENT0", new Secret("secret"), new Secret("token")),
                keys);
    }

    @Test
    void namesTheVariableThatIsMissing() {
        var failure =
                assertThrows(
                        ClusterException.class,
                        () ->
                                keys(
                                        OF_THE_ENVIRONMENT,
                                        Credentials.NONE,
                                        Map.of("AWS_ACCESS_KEY_ID", "AKIAFROMENVIRONMENT0")));
        assertEquals(Reason.UNAUTHORIZED, failure.reason());
        assertTrue(failure.sentence().contains("AWS_SECRET_ACCESS_KEY"), failure.sentence());
    }

    @Test
    void takesASessionsTokenFromBehindTheSecret() throws Exception {
        var other = Map.of("AWS_ACCESS_KEY_ID", "AKIAOTHER0000000000", "AWS_SESSION_TOKEN", "no");
        var lasting = keys(OF_THE_PROFILE, Credentials.of(new Secret("secret")), other);
        assertNull(lasting.session());
        assertEquals("AKIAIOSFODNN7EXAMPLE", lasting.accessKey());
        var session = keys(OF_THE_PROFILE, Credentials.of(new Secret("secret:token=")), other);
        assertEquals(new Secret("secret"), session.secretKey());
        assertEquals(new Secret("token="), session.session());
    }
}
