package dev.sextant.cluster.elastic.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.ServerKind;
import java.util.Locale;
import org.elasticsearch.client.Response;
import org.jspecify.annotations.Nullable;

/**
 * By what a server shows what it is. Elasticsearch puts its name on every answer; OpenSearch does
 * so from version 3 on, and before that says it in its answer to {@code GET /} and in the way it
 * asks for credentials. Amazon's services stand behind a gate of their own.
 */
final class Recognition {

    private static final String OPENSEARCH_HOME = "opensearch.org";
    private static final String ELASTIC_TAGLINE = "You Know, for Search";

    /** What OpenSearch says when told to look like the last version that its old clients know. */
    private static final String DISGUISE = "7.10.2";

    private Recognition() {}

    /** What the headers of one answer say; null when they say nothing. */
    static @Nullable ServerKind byHeaders(Response response) {
        var challenge = String.valueOf(response.getHeader("WWW-Authenticate"));
        if (response.getHeader("X-Elastic-Product") != null
                || challenge.contains("ApiKey")
                || challenge.contains("realm=\"security\"")) {
            return ServerKind.ELASTICSEARCH;
        }
        if (response.getHeader("X-OpenSearch-Version") != null
                || challenge.contains("realm=\"OpenSearch Security\"")
                || challenge.contains("realm=\"Open Distro Security\"")) {
            return ServerKind.OPENSEARCH;
        }
        return null;
    }

    /** What an answer to {@code GET /} says in its body; null when it is no such answer. */
    static @Nullable ServerKind byRoot(JsonNode root) {
        var version = root.path("version");
        var tagline = root.path("tagline").asText("");
        if (!version.path("number").isTextual()) return null;
        if (version.path("distribution").asText("").equals("opensearch")
                || tagline.contains(OPENSEARCH_HOME)) {
            return ServerKind.OPENSEARCH;
        }
        return tagline.equals(ELASTIC_TAGLINE) ? ServerKind.ELASTICSEARCH : null;
    }

    /** Whether Amazon's gate refused to let a request through to the server behind it. */
    static boolean isAmazonsGate(Response response, int status) {
        return (status == 401 || status == 403) && response.getHeader("x-amzn-RequestId") != null;
    }

    /**
     * Whether this is OpenSearch Serverless, which has no answer to {@code GET /}: its name, proved
     * by its certificate, must do.
     */
    static boolean isServerless(Response response) {
        var host = response.getHost();
        return host.getSchemeName().equals("https")
                && host.getHostName()
                        .toLowerCase(Locale.ROOT)
                        .matches("[a-z0-9-]+\\.[a-z0-9-]+\\.aoss\\.amazonaws\\.com");
    }

    /** Whether an answer holds data rather than a page. */
    static boolean isData(Response response) {
        var entity = response.getEntity();
        if (entity == null) return true;
        var type = entity.getContentType();
        return type != null
                && (type.getValue().startsWith("application/json")
                        || type.getValue().startsWith("application/smile"));
    }

    /** Whether an answer is a page for people. */
    static boolean isPage(Response response) {
        var entity = response.getEntity();
        var type = entity == null ? null : entity.getContentType();
        return type != null && type.getValue().startsWith("text/html");
    }

    /**
     * @param root the answer to {@code GET /}
     */
    static ClusterInfo info(JsonNode root) {
        var kind = byRoot(root);
        return new ClusterInfo(
                root.path("cluster_name").asText(),
                root.path("cluster_uuid").asText(),
                kind == null ? ServerKind.ELASTICSEARCH : kind,
                root.path("version").path("number").asText());
    }

    /** Whether the version is one that OpenSearch shows in place of its own. */
    static boolean isDisguised(ClusterInfo info) {
        return info.kind() == ServerKind.OPENSEARCH && info.version().equals(DISGUISE);
    }

    /**
     * @param nodes the answer to {@code GET /_nodes/_local}
     */
    static ClusterInfo undisguised(ClusterInfo info, JsonNode nodes) {
        var node = nodes.path("nodes").elements();
        var version = node.hasNext() ? node.next().path("version").asText("") : "";
        if (version.isEmpty()) return info;
        return new ClusterInfo(info.name(), info.uuid(), info.kind(), version);
    }
}
