package dev.sextant.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.WireRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** What is asked of a cluster for setting it up, and what its refusals mean. */
record SetupApi(Cluster cluster) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int LONGEST_REASON = 300;

    /** Servers have no status of their own for an interface that they do not have. */
    private static final Pattern NO_SUCH_INTERFACE =
            Pattern.compile(
                    "no handler found|Incorrect HTTP method|unrecognized parameter|must not start"
                            + " with '_'|not available|not supported|unknown setting|is not allowed",
                    Pattern.CASE_INSENSITIVE);

    /**
     * @param body missing when there was none
     */
    record Answer(int status, JsonNode body) {

        boolean isFound() {
            return status < 300;
        }

        boolean isForbidden() {
            return status == 403;
        }

        /** The server has no such interface at all. */
        boolean isUnsupported() {
            return (status == 400
                            || status == 404
                            || status == 405
                            || status == 410
                            || status == 501)
                    && NO_SUCH_INTERFACE.matcher(body.path("error").toString()).find();
        }

        /** The server has the interface, and nothing of that name. */
        boolean isAbsent() {
            return status == 404 && !isUnsupported();
        }

        /** What the server says against it, in one line. */
        String reason() {
            var error = body.path("error");
            var said = error.isTextual() ? error.asText() : deepest(error);
            var line = said.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
            if (line.isEmpty()) return "HTTP " + status;
            if (line.endsWith(".") || line.endsWith(";"))
                line = line.substring(0, line.length() - 1);
            return line.codePointCount(0, line.length()) <= LONGEST_REASON
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, LONGEST_REASON)) + "…";
        }

        private static String deepest(JsonNode error) {
            var said = error.path("reason").asText("");
            for (var cause = error.path("caused_by");
                    cause.isObject();
                    cause = cause.path("caused_by")) {
                said = cause.path("reason").asText(said);
            }
            return said;
        }
    }

    Answer get(String path) throws ClusterException, InterruptedException {
        return send(new WireRequest("GET", path, "", ""));
    }

    Answer post(String path, JsonNode body) throws ClusterException, InterruptedException {
        return send(request("POST", path, body));
    }

    Answer send(WireRequest request) throws ClusterException, InterruptedException {
        var answer = cluster.send(request);
        return new Answer(answer.status(), tree(answer.body()));
    }

    static WireRequest request(String method, String path, JsonNode body) {
        return new WireRequest(method, path, "application/json", body.toString());
    }

    static WireRequest delete(String path) {
        return new WireRequest("DELETE", path, "", "");
    }

    private static JsonNode tree(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // An error page of something in between: its status says what is to be said.
            return MissingNode.getInstance();
        }
    }

    /** One of the files that come with the program, to be changed at will. */
    static ObjectNode file(String name) {
        try (var in = SetupApi.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("not packaged: " + name);
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
