package dev.sextant.cluster.elastic.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.text.Sentence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server said when it refused: its status and the error object of its answer. */
public final class Refusal {

    private static final int LONGEST_REASON = 300;
    private static final Pattern PRIVILEGES =
            Pattern.compile("granted by the (index|cluster) privileges \\[([^\\]]+)\\]");
    private static final Pattern ACTION =
            Pattern.compile("(?:action|no permissions for) \\[([^\\]]+)\\]");
    private static final Pattern INDICES =
            Pattern.compile("on (?:indices|restricted indices) \\[([^\\]]+)\\]");

    private Refusal() {}

    /**
     * The failure that an error answer means. Serves whole answers and the items of a multi-search
     * alike.
     *
     * @param body the answer, with the {@code error} in it; missing when it had none
     */
    public static ClusterException of(int status, JsonNode body) {
        var error = body.path("error");
        var type = type(error);
        var reason = reason(error);
        var amazon = AmazonRefusal.of(status, body);
        if (amazon != null) return amazon;
        return switch (status) {
            case 401 -> unauthorized(body);
            case 403 -> forbidden(type, reason);
            case 404 ->
                    "index_not_found_exception".equals(type)
                            ? noIndex(error)
                            : rejected(status, type, reason);
            case 408, 504 ->
                    new ClusterException(Reason.TIMED_OUT, Sentence.of("cluster.timeout", status));
            case 429 -> tooMany(error, type, reason);
            case 502, 503 ->
                    hasTooManyBuckets(error)
                            ? rejected(status, type, reason)
                            : notReady(status, type, reason);
            case 500 ->
                    isShortOfMemory(error)
                            ? tooMany(error, type, reason)
                            : otherwise(status, error, type, reason);
            default -> otherwise(status, error, type, reason);
        };
    }

    private static ClusterException otherwise(
            int status, JsonNode error, String type, String reason) {
        return hasNoShards(error) ? shardsMissing(reason) : rejected(status, type, reason);
    }

    /** OpenSearch may say it in the words of a search that it cancelled for it. */
    private static boolean isShortOfMemory(JsonNode error) {
        var said = error.toString();
        return said.contains("circuit_breaking_exception") || said.contains("Data too large");
    }

    /** Whether one of these items failed only since it asked for too many buckets at once. */
    public static boolean isTooManyBuckets(List<JsonNode> responses) {
        return responses.stream()
                .map(response -> response.path("error"))
                .anyMatch(Refusal::hasTooManyBuckets);
    }

    /** OpenSearch says so with a status that means no server otherwise. */
    private static boolean hasTooManyBuckets(JsonNode error) {
        return error.toString().contains("Trying to create too many buckets");
    }

    /** Whether the server is short of memory only for the moment. */
    public static boolean isPassing(int status, JsonNode body) {
        var durability = body.path("error").findValuesAsText("durability");
        return status == 429
                && durability.contains("TRANSIENT")
                && !durability.contains("PERMANENT");
    }

    private static ClusterException unauthorized(JsonNode body) {
        var said = body.toString();
        if (said.contains("expired")) {
            return new ClusterException(Reason.UNAUTHORIZED, Sentence.of("cluster.key.expired"));
        }
        if (said.contains("invalidated")) {
            return new ClusterException(
                    Reason.UNAUTHORIZED, Sentence.of("cluster.key.invalidated"));
        }
        return new ClusterException(Reason.UNAUTHORIZED, Sentence.of("cluster.credentials"));
    }

    private static ClusterException forbidden(String type, String reason) {
        if (type.equals("cluster_block_exception")) {
            return new ClusterException(Reason.REJECTED, Sentence.of("cluster.blocked", reason));
        }
        var privileges = PRIVILEGES.matcher(reason);
        var need =
                privileges.find()
                        ? Sentence.of(
                                "cluster.need", privileges.group(1), first(privileges.group(2)))
                        : Sentence.of("cluster.need.more");
        var where = INDICES.matcher(reason);
        var action = ACTION.matcher(reason);
        return new ClusterException(
                Reason.FORBIDDEN,
                Sentence.of(
                        "cluster.forbidden",
                        found(action, "cluster.forbidden.action"),
                        need,
                        found(where, "cluster.forbidden.on")));
    }

    /** The server lists every privilege that would do, the narrowest first. */
    private static String first(String list) {
        var comma = list.indexOf(',');
        return comma < 0 ? list : list.substring(0, comma);
    }

    private static Sentence found(Matcher matcher, String key) {
        return matcher.find() ? Sentence.of(key, bounded(matcher.group(1))) : Sentence.verbatim("");
    }

    private static ClusterException noIndex(JsonNode error) {
        var named = error.path("index");
        var index =
                named.isTextual()
                        ? Sentence.verbatim(bounded(named.asText()))
                        : Sentence.of("cluster.thepattern");
        return new ClusterException(Reason.NO_SOURCE, Sentence.of("cluster.noindex", index));
    }

    private static ClusterException tooMany(JsonNode error, String type, String reason) {
        if (type.equals("cluster_block_exception")) {
            return new ClusterException(Reason.REJECTED, Sentence.of("cluster.full", reason));
        }
        if (isShortOfMemory(error)) {
            return error.findValuesAsText("durability").contains("PERMANENT")
                    ? new ClusterException(
                            Reason.REJECTED, Sentence.of("cluster.memory.never", reason))
                    : new ClusterException(
                            Reason.THROTTLED, Sentence.of("cluster.memory.now", reason));
        }
        return new ClusterException(Reason.THROTTLED, Sentence.of("cluster.overloaded"));
    }

    private static ClusterException notReady(int status, String type, String reason) {
        if (type.equals("search_phase_execution_exception")) return shardsMissing(reason);
        return new ClusterException(
                Reason.UNREACHABLE,
                reason.isEmpty()
                        ? Sentence.of("cluster.notready", status)
                        : Sentence.of("cluster.notready.why", status, reason));
    }

    private static boolean hasNoShards(JsonNode error) {
        return error.toString().contains("no_shard_available_action_exception");
    }

    private static ClusterException shardsMissing(String reason) {
        return new ClusterException(Reason.INCOMPLETE, Sentence.of("cluster.shards", reason));
    }

    private static ClusterException rejected(int status, String type, String reason) {
        var why = reason.isEmpty() ? type : reason;
        return new ClusterException(
                Reason.REJECTED,
                why.isEmpty()
                        ? Sentence.of("cluster.rejected", status)
                        : Sentence.of("cluster.rejected.why", status, why));
    }

    private static String type(JsonNode error) {
        return error.path("type").asText("");
    }

    /** The deepest cause says most: the outer ones only say that all shards failed. */
    private static String reason(JsonNode error) {
        if (error.isTextual()) return bounded(error.asText());
        var root = error.path("root_cause").path(0).path("reason").asText("");
        var cause = error.path("caused_by");
        var deepest = "";
        while (cause.isObject()) {
            deepest = cause.path("reason").asText(deepest);
            cause = cause.path("caused_by");
        }
        var own = error.path("reason").asText("");
        for (var reason : new String[] {root, deepest, own}) {
            if (!reason.isBlank()) return bounded(reason);
        }
        return "";
    }

    /** Fit for one line of a screen, whatever the server wrote. */
    public static String bounded(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.endsWith(".")) line = line.substring(0, line.length() - 1);
        if (line.codePointCount(0, line.length()) <= LONGEST_REASON) return line;
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_REASON)) + "…";
    }
}
