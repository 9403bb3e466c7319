package dev.sextant.cluster.elastic.http;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.text.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The header that proves who asks. */
final class Authorization {

    private static final String API_KEY = "ApiKey ";

    private Authorization() {}

    /**
     * The value of the {@code Authorization} header; null when the profile needs none.
     *
     * @throws ClusterException when the profile needs a secret that is not there
     */
    static @Nullable String header(ClusterProfile profile, Credentials credentials)
            throws ClusterException {
        return switch (profile.auth()) {
            case Auth.None() -> null;
            case Auth.Basic(var user) ->
                    "Basic " + base64(user + ":" + secret(profile, credentials));
            case Auth.ApiKey() -> API_KEY + encoded(secret(profile, credentials));
            case Auth.Bearer() -> "Bearer " + secret(profile, credentials);
            case Auth.Aws(var _, var _, var _) -> AwsSigner.TO_BE_SIGNED;
        };
    }

    /** The public part of an API key, from the header that carries it; null when there is none. */
    static @Nullable String apiKeyId(@Nullable String header) {
        if (header == null || !header.startsWith(API_KEY)) return null;
        try {
            var decoded = Base64.getDecoder().decode(header.substring(API_KEY.length()));
            var text = new String(decoded, StandardCharsets.UTF_8);
            var end = text.indexOf(':');
            return end < 1 ? null : text.substring(0, end);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String secret(ClusterProfile profile, Credentials credentials) throws ClusterException {
        var secret = credentials.secret();
        if (secret == null || secret.value().isBlank()) {
            throw new ClusterException(
                    Reason.UNAUTHORIZED, Sentence.of("cluster.nosecret", profile.name()));
        }
        var value = secret.value().strip();
        if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new ClusterException(
                    Reason.UNAUTHORIZED, Sentence.of("cluster.badsecret", profile.name()));
        }
        return value;
    }

    /** Keys are handed out as {@code id:key} or already encoded; both are taken. */
    private static String encoded(String key) {
        return key.indexOf(':') >= 0 ? base64(key) : key;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
