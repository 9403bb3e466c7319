package dev.sextant.cluster.elastic.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What the gate of Amazon's services says when it refuses: a status and one sentence, without the
 * error object of the server behind it.
 */
final class AmazonRefusal {

    private AmazonRefusal() {}

    /** Null when the answer is none of Amazon's gate. */
    static @Nullable ClusterException of(int status, JsonNode body) {
        if ((status != 401 && status != 403) || body.has("error")) return null;
        var said = Json.text(body, "message");
        if (said == null) said = Json.text(body, "Message");
        if (said == null) return null;
        var why = Refusal.bounded(said);
        if (why.contains("anonymous") || why.contains("Missing Authentication Token")) {
            return unauthorized("cluster.aws.unsigned", why);
        }
        if (why.contains("not authorized to perform")) {
            return new ClusterException(
                    Reason.FORBIDDEN, Sentence.of("cluster.aws.forbidden", why));
        }
        if (why.contains("Signature expired") || why.contains("Signature not yet current")) {
            return unauthorized("cluster.aws.clock", why);
        }
        if (why.contains("security token") && why.contains("expired")) {
            return unauthorized("cluster.aws.session", why);
        }
        return unauthorized("cluster.aws.signature", why);
    }

    private static ClusterException unauthorized(String key, String why) {
        return new ClusterException(Reason.UNAUTHORIZED, Sentence.of(key, why));
    }
}
