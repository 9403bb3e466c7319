package dev.sextant.cluster.elastic.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.elasticsearch.client.Response;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP side of a cluster: one exchange at a time for each caller, many at once for all. A call
 * blocks its thread, keeps a deadline over the whole exchange, and ends the exchange on the server
 * too when its thread is interrupted. Credentials never follow a redirect, and go no further to a
 * server that turned out to be neither Elasticsearch nor OpenSearch.
 */
public final class ElasticConnection implements AutoCloseable {

    /** In which form the server is asked to answer. SMILE is JSON in binary, far faster to read. */
    public enum Format {
        JSON("application/json"),
        SMILE("application/smile");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    /**
     * How long refused credentials are not sent again, so that a bad key cannot lock a user out.
     */
    private static final Duration REFUSED_FOR = Duration.ofSeconds(60);

    /** With which a proxy asks for a log-in. */
    private static final Set<Integer> PORTAL = Set.of(401, 403, 407, 511);

    /** Elasticsearch from 8 on puts its name on each answer. */
    private static final int FIRST_WITH_A_NAME = 8;

    private static final WireRequest ROOT = new WireRequest("GET", "/", "", "");

    private record Refused(ClusterException failure, long untilNanos) {}

    private final ClusterProfile profile;
    private final Exchanges http;
    private final @Nullable String authorization;
    private volatile @Nullable ClusterException foreign;
    private volatile @Nullable ServerKind kind;
    private volatile @Nullable Refused refused;

    private ElasticConnection(
            ClusterProfile profile, Wiring wiring, @Nullable String authorization) {
        this.profile = profile;
        this.http = new Exchanges(profile, wiring);
        this.authorization = authorization;
    }

    /**
     * Prepares a connection; nothing is sent yet.
     *
     * @throws ClusterException when the profile cannot be used: a file that cannot be read, a
     *     missing secret, plain http beyond the loopback address
     */
    public static ElasticConnection open(ClusterProfile profile, Credentials credentials)
            throws ClusterException {
        var authorization = Authorization.header(profile, credentials);
        return new ElasticConnection(profile, Wiring.of(profile, credentials), authorization);
    }

    public ClusterProfile profile() {
        return profile;
    }

    /** Who gave the last answer; Elasticsearch before there was one. */
    public ServerKind kind() {
        var known = kind;
        return known == null ? ServerKind.ELASTICSEARCH : known;
    }

    /** Of the API key this connection uses; null when it uses none, or an unreadable one. */
    public @Nullable String apiKeyId() {
        return Authorization.apiKeyId(authorization);
    }

    /** When the server's certificate ends; null when it is not known. */
    public @Nullable Instant certificateExpiry() {
        return http.certificateExpiry();
    }

    /** As {@link #perform(WireRequest, Format, Duration)} with the profile's timeout. */
    public Reply perform(WireRequest request, Format format)
            throws ClusterException, InterruptedException {
        return perform(request, format, profile.timeout());
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws ClusterException when there is no complete, successful answer in time
     * @throws InterruptedException when the thread was interrupted; the exchange is ended then
     */
    public Reply perform(WireRequest request, Format format, Duration deadline)
            throws ClusterException, InterruptedException {
        var answered = answered(request, format, deadline);
        if (answered.status() < 300) {
            return new Reply(answered.body(), answered.response().getHost().toURI());
        }
        throw Refusal.of(answered.status(), answered.body());
    }

    /**
     * Whatever the cluster answers to a request, also a refusal.
     *
     * @throws ClusterException when no cluster answered in time, or the credentials are refused
     */
    public ApiAnswer answer(WireRequest request, Duration deadline)
            throws ClusterException, InterruptedException {
        var answered = answered(request, Format.JSON, deadline);
        var body = answered.body();
        return new ApiAnswer(answered.status(), body.isMissingNode() ? "" : body.toString());
    }

    /** Who answers. */
    public ClusterInfo info() throws ClusterException, InterruptedException {
        var info = Recognition.info(perform(ROOT, Format.JSON).body());
        if (!Recognition.isDisguised(info)) return info;
        var nodes = new WireRequest("GET", "/_nodes/_local?filter_path=nodes.*.version", "", "");
        return Recognition.undisguised(info, perform(nodes, Format.JSON).body());
    }

    private record Answered(Response response, int status, JsonNode body) {}

    private Answered answered(WireRequest request, Format format, Duration deadline)
            throws ClusterException, InterruptedException {
        var end = System.nanoTime() + deadline.toNanos();
        for (var repeat = 0; ; repeat++) {
            var known = refused;
            if (known != null && known.untilNanos() - System.nanoTime() > 0) throw known.failure();
            if (foreign != null && authorization != null) confirm(end);
            var response = http.exchange(request, format, authorization, end);
            var status = response.getStatusLine().getStatusCode();
            if (status >= 300 && status < 400) throw redirected(response);
            if (!isOfCluster(response, status, end)) throw foreign(response);
            var body = http.body(response, status);
            if (status >= 300) {
                if (Refusal.isPassing(status, body) && Patience.pause(repeat, end)) continue;
                var failure = refusal(status, body);
                if (failure.reason() == Reason.UNAUTHORIZED) {
                    refused = new Refused(failure, System.nanoTime() + REFUSED_FOR.toNanos());
                    throw failure;
                }
            }
            return new Answered(response, status, body);
        }
    }

    private ClusterException refusal(int status, JsonNode body) {
        if (status == 401
                && kind == ServerKind.OPENSEARCH
                && profile.auth() instanceof ClusterProfile.Auth.ApiKey) {
            return new ClusterException(
                    Reason.UNAUTHORIZED, Sentence.of("cluster.opensearch.key", profile.name()));
        }
        return Refusal.of(status, body);
    }

    /** Whether an answer is the cluster's, and not that of something which stands in its place. */
    private boolean isOfCluster(Response response, int status, long end)
            throws ClusterException, InterruptedException {
        var said = Recognition.byHeaders(response);
        if (said != null) {
            kind = said;
            return true;
        }
        if (status >= 300) return !(PORTAL.contains(status) && Recognition.isPage(response));
        if (!Recognition.isData(response)) return false;
        // An answer of Elasticsearch would have said so.
        return kind == ServerKind.OPENSEARCH || identify(response, end) == ServerKind.OPENSEARCH;
    }

    /**
     * Asks who answered: without credentials, and with them only where they have just been taken
     * and nothing is told without.
     */
    private @Nullable ServerKind identify(Response answered, long end)
            throws ClusterException, InterruptedException {
        var response = http.exchange(ROOT, Format.JSON, null, end);
        var found = recognised(response);
        var status = response.getStatusLine().getStatusCode();
        if (found == null && (status == 401 || status == 403) && authorization != null) {
            response = http.exchange(ROOT, Format.JSON, authorization, end);
            found = recognised(response);
        }
        if (found == null && Recognition.isServerless(answered)) found = ServerKind.OPENSEARCH;
        if (found == ServerKind.OPENSEARCH) kind = found;
        return found;
    }

    /**
     * What the answer to {@code GET /} says of who gave it; null when it says nothing.
     *
     * @throws ClusterException when it is an Elasticsearch too old to put its name on its answers
     */
    private @Nullable ServerKind recognised(Response response) throws ClusterException {
        var said = Recognition.byHeaders(response);
        var status = response.getStatusLine().getStatusCode();
        if (said != null || status >= 300 || !Recognition.isData(response)) return said;
        var root = http.body(response, status);
        var found = Recognition.byRoot(root);
        if (found != ServerKind.ELASTICSEARCH) return found;
        // A newer one would have put its name on the answer: something on the way took it off.
        if (Recognition.info(root).major() >= FIRST_WITH_A_NAME) return null;
        var version = root.path("version").path("number").asText();
        var failure =
                new ClusterException(
                        Reason.UNREADABLE,
                        Sentence.of("cluster.old", response.getHost().toURI(), version));
        foreign = failure;
        throw failure;
    }

    /** Asks without credentials whether a cluster is there by now. */
    private void confirm(long end) throws ClusterException, InterruptedException {
        var known = foreign;
        if (known == null) return;
        var response = http.exchange(ROOT, Format.JSON, null, end);
        var status = response.getStatusLine().getStatusCode();
        if (recognised(response) == null && !Recognition.isAmazonsGate(response, status)) {
            throw known;
        }
        foreign = null;
    }

    private ClusterException foreign(Response response) {
        var failure =
                new ClusterException(
                        Reason.UNREADABLE,
                        Sentence.of("cluster.foreign", response.getHost().toURI()));
        foreign = failure;
        kind = null;
        return failure;
    }

    private static ClusterException redirected(Response response) {
        var to = response.getHeader("Location");
        return new ClusterException(
                Reason.UNREADABLE,
                to == null
                        ? Sentence.of("cluster.redirects", response.getHost().toURI())
                        : Sentence.of(
                                "cluster.redirects.to", response.getHost().toURI(), hostOf(to)));
    }

    private static Sentence hostOf(String location) {
        try {
            var host = URI.create(location).getHost();
            return host == null ? Sentence.of("cluster.redirects.path") : Sentence.verbatim(host);
        } catch (IllegalArgumentException e) {
            return Sentence.of("cluster.redirects.unreadable");
        }
    }

    /** Ends all exchanges under way. */
    @Override
    public void close() {
        http.close();
    }
}
