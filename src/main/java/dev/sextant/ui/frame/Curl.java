package dev.sextant.ui.frame;

import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import java.util.List;
import java.util.stream.Collectors;

/** A panel's requests as text to paste elsewhere. Credentials are named, never written. */
final class Curl {

    private Curl() {}

    /** The bodies alone, one request after the other. */
    static String json(List<WireRequest> requests) {
        return requests.stream()
                .map(request -> request.method() + " " + request.path() + "\n" + request.body())
                .collect(Collectors.joining("\n"));
    }

    /** Commands for a POSIX shell; the secret is expected in {@code SEXTANT_AUTH}. */
    static String commands(ClusterProfile profile, List<WireRequest> requests) {
        return requests.stream()
                .map(request -> command(profile, request))
                .collect(Collectors.joining("\n"));
    }

    private static String command(ClusterProfile profile, WireRequest request) {
        var base = profile.urls().getFirst().toString().replaceAll("/+$", "");
        return "curl -sS -X "
                + request.method()
                + " "
                + quoted(base + request.path())
                + authorization(profile.auth())
                + trust(profile.trust())
                + " \\\n  -H "
                + quoted("Content-Type: " + request.contentType())
                + " \\\n  --data-binary "
                + quoted(request.body())
                + "\n";
    }

    private static String authorization(Auth auth) {
        return switch (auth) {
            case Auth.None() -> "";
            case Auth.Basic(var user) -> " \\\n  -u " + quoted(user + ":") + "\"$SEXTANT_AUTH\"";
            case Auth.ApiKey() -> " \\\n  -H \"Authorization: ApiKey $SEXTANT_AUTH\"";
            case Auth.Bearer() -> " \\\n  -H \"Authorization: Bearer $SEXTANT_AUTH\"";
            case Auth.Aws(var region, var service, var accessKey) ->
                    " \\\n  --aws-sigv4 "
                            + quoted("aws:amz:" + region + ":" + service)
                            + " \\\n  -u "
                            + (accessKey == null
                                    ? "\"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\""
                                            + " ${AWS_SESSION_TOKEN:+-H \"X-Amz-Security-Token:"
                                            + " $AWS_SESSION_TOKEN\"}"
                                    : quoted(accessKey + ":") + "\"$SEXTANT_AUTH\"");
        };
    }

    private static String trust(ClusterProfile.Trust trust) {
        return trust instanceof ClusterProfile.Trust.CaFile(var file)
                ? " \\\n  --cacert " + quoted(file.toString())
                : "";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
