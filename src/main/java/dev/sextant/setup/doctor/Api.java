package dev.sextant.setup.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.WireRequest;
import dev.sextant.text.Sentence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the cluster's own interface. What it will not tell is unread, not an end of everything. */
final class Api {

    /** After these nothing else will be answered either. */
    private static final Set<Reason> FATAL =
            Set.of(Reason.UNREACHABLE, Reason.UNTRUSTED, Reason.UNAUTHORIZED);

    private final Cluster cluster;

    Api(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Something that waits for the cluster. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws UnreadException, ClusterException, InterruptedException;
    }

    /**
     * @throws ClusterException when there is no use in asking more
     */
    static <T> Known<T> known(Reading<T> reading) throws ClusterException, InterruptedException {
        try {
            return new Known.Read<>(reading.read());
        } catch (UnreadException e) {
            return new Known.Unread<>(e.why());
        } catch (ClusterException e) {
            if (FATAL.contains(e.reason())) throw e;
            return new Known.Unread<>(e.words());
        }
    }

    JsonNode get(String path) throws UnreadException, ClusterException, InterruptedException {
        return success(new WireRequest("GET", path, "", ""));
    }

    /** As {@link #get}; nothing when the index does not exist. */
    JsonNode getIfThere(String path)
            throws UnreadException, ClusterException, InterruptedException {
        var answer = cluster.send(new WireRequest("GET", path, "", ""));
        var body = parsed(answer.body());
        if (answer.status() == 404) return Tree.object();
        if (answer.succeeded()) return body;
        throw new UnreadException(refusal(answer.status(), body));
    }

    /** All searches in one request; one answer or failure for each, in their order. */
    List<JsonNode> searches(String pattern, List<? extends JsonNode> bodies)
            throws UnreadException, ClusterException, InterruptedException {
        var header =
                Tree.object(
                        "index",
                        List.of(pattern.split(",", -1)),
                        "ignore_unavailable",
                        true,
                        "allow_partial_search_results",
                        false);
        var lines =
                bodies.stream()
                        .map(body -> header + "\n" + body + "\n")
                        .collect(Collectors.joining());
        var answer = success(new WireRequest("POST", "/_msearch", "application/x-ndjson", lines));
        return Stream.iterate(0, i -> i < bodies.size(), i -> i + 1)
                .map(i -> answer.path("responses").path(i))
                .toList();
    }

    private JsonNode success(WireRequest request)
            throws UnreadException, ClusterException, InterruptedException {
        var answer = cluster.send(request);
        var body = parsed(answer.body());
        if (answer.succeeded()) return body;
        throw new UnreadException(refusal(answer.status(), body));
    }

    private static Sentence refusal(int status, JsonNode body) {
        var error = body.path("error");
        var reason =
                error.isTextual()
                        ? error.asText()
                        : error.path("reason").asText("status " + status);
        if (status == 403) return Sentence.of("doctor.unread.forbidden", beginning(reason));
        if (status == 405 || reason.contains("no handler found")) {
            return Sentence.of("doctor.unread.absent");
        }
        return Sentence.of("doctor.unread.refused", status, beginning(reason));
    }

    /**
     * @return the answer of one search when it is whole
     * @throws UnreadException when it is not: a count of some shards is no count
     */
    static JsonNode whole(JsonNode answer) throws UnreadException {
        if (answer.has("error") || answer.isMissingNode()) {
            throw new UnreadException(refusal(answer.path("status").asInt(0), answer));
        }
        var shards = answer.path("_shards");
        if (answer.path("timed_out").asBoolean() || shards.path("failed").asInt() > 0) {
            throw new UnreadException(
                    Sentence.of(
                            "doctor.unread.incomplete",
                            shards.path("successful").asInt(),
                            shards.path("total").asInt()));
        }
        return answer;
    }

    static JsonNode parsed(String body) {
        try {
            return Tree.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the port answers with JSON", e);
        }
    }

    private static String beginning(String reason) {
        return reason.length() <= 200 ? reason : reason.substring(0, 200) + "…";
    }

    /** The pattern as one step of a path. */
    static String path(String pattern) {
        return Stream.of(pattern.split(",", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }
}
