package dev.sextant.cluster.elastic.http;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.text.Sentence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of Amazon Web Services that requests are signed with.
 *
 * @param session the token of a session; null for keys that last
 */
record AwsKeys(String accessKey, Secret secretKey, @Nullable Secret session) {

    private static final String ID = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
    private static final String SESSION = "AWS_SESSION_TOKEN";

    /**
     * @param variables the environment, for a profile that takes its keys from there
     * @throws ClusterException when they are not where the profile says
     */
    static AwsKeys of(
            ClusterProfile profile,
            Auth.Aws auth,
            Credentials credentials,
            Map<String, String> variables)
            throws ClusterException {
        var accessKey = auth.accessKey();
        if (accessKey == null) return ofEnvironment(profile, variables);
        var secret = Authorization.secret(profile, credentials);
        // Neither part can hold a colon.
        var colon = secret.indexOf(':');
        if (colon < 0) return new AwsKeys(accessKey, new Secret(secret), null);
        return new AwsKeys(
                accessKey,
                new Secret(secret.substring(0, colon).strip()),
                new Secret(secret.substring(colon + 1).strip()));
    }

    private static AwsKeys ofEnvironment(ClusterProfile profile, Map<String, String> variables)
            throws ClusterException {
        var session = variables.getOrDefault(SESSION, "");
        return new AwsKeys(
                variable(profile, variables, ID),
                new Secret(variable(profile, variables, SECRET)),
                session.isBlank() ? null : new Secret(session.strip()));
    }

    private static String variable(
            ClusterProfile profile, Map<String, String> variables, String name)
            throws ClusterException {
        var value = variables.getOrDefault(name, "");
        if (!value.isBlank()) return value.strip();
        throw new ClusterException(
                Reason.UNAUTHORIZED, Sentence.of("cluster.aws.environment", profile.name(), name));
    }
}
