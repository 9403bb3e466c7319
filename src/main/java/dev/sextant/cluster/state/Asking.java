package dev.sextant.cluster.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.WireRequest;
import dev.sextant.text.Sentence;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a cluster's own interface one thing at a time, and tells what is refused from the rest. */
final class Asking {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a server says to an address that it does not know. */
    private static final String NO_HANDLER = "no handler found";

    private final Cluster cluster;

    Asking(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * @param needs the privilege for it, in the server's words
     * @param absent what is said when this server does not know the question; null when it must
     * @param read null for an answer without what was asked for
     * @throws ClusterException when nobody answers at all
     */
    <T> Part<T> get(
            String path,
            Sentence needs,
            @Nullable Sentence absent,
            Function<JsonNode, @Nullable T> read)
            throws ClusterException, InterruptedException {
        return send(new WireRequest("GET", path, "", ""), needs, absent, read);
    }

    <T> Part<T> send(
            WireRequest request,
            Sentence needs,
            @Nullable Sentence absent,
            Function<JsonNode, @Nullable T> read)
            throws ClusterException, InterruptedException {
        try {
            var answer = cluster.send(request);
            if (answer.succeeded()) {
                var value = read.apply(parsed(answer.body()));
                return value == null
                        ? Part.none(absent == null ? Sentence.of("state.unreadable") : absent)
                        : Part.of(value);
            }
            return Part.none(refusal(answer.status(), answer.body(), needs, absent));
        } catch (JsonProcessingException e) {
            return Part.none(Sentence.of("state.unreadable"));
        } catch (ClusterException e) {
            return switch (e.reason()) {
                case UNREACHABLE, UNTRUSTED, UNAUTHORIZED, THROTTLED -> throw e;
                case FORBIDDEN,
                        TIMED_OUT,
                        INCOMPLETE,
                        REJECTED,
                        UNREADABLE,
                        NO_SOURCE,
                        FIELD_MISSING ->
                        Part.none(e.words());
            };
        }
    }

    private static JsonNode parsed(String body) throws JsonProcessingException {
        return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    }

    private static Sentence refusal(
            int status, String body, Sentence needs, @Nullable Sentence absent) {
        if (status == 403) return Sentence.of("state.forbidden", needs);
        if (absent != null && isUnknown(status, body)) return absent;
        return Sentence.of("state.refused", status, type(body));
    }

    private static boolean isUnknown(int status, String body) {
        return status == 404 || status == 405 || (status == 400 && body.contains(NO_HANDLER));
    }

    private static String type(String body) {
        try {
            var type = parsed(body).path("error").path("type").asText("");
            return type.length() > 80 ? type.substring(0, 80) : type;
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
