package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.cluster.Credentials;
import dev.sextant.cluster.WireRequest;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NStringEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP side of a cluster: one exchange at a time for each caller, many at once for all. A call
 * blocks its thread, keeps a deadline over the whole exchange, and ends the exchange on the server
 * too when its thread is interrupted. Credentials never follow a redirect, and go no further to a
 * server that turned out not to be Elasticsearch.
 */
final class ElasticConnection implements AutoCloseable {

    /** In which form the server is asked to answer. SMILE is JSON in binary, far faster to read. */
    enum Format {
        JSON("application/json"),
        SMILE("application/smile");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    /**
     * How long refused credentials are not sent again, so that a bad key cannot lock a user out.
     */
    private static final Duration REFUSED_FOR = Duration.ofSeconds(60);

    /** With which a proxy asks for a log-in. */
    private static final Set<Integer> PORTAL = Set.of(401, 403, 407, 511);

    private static final Pattern READS =
            Pattern.compile(".*/(_search|_msearch|_count|_field_caps|_has_privileges)(\\?.*)?");
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(200).build();
    private static final ObjectMapper JSON =
            new ObjectMapper(new JsonFactoryBuilder().streamReadConstraints(CONSTRAINTS).build());
    private static final ObjectMapper SMILE =
            new ObjectMapper(SmileFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    private record Refused(ClusterException failure, long untilNanos) {}

    private final ClusterProfile profile;
    private final String nodes;
    private final Wiring wiring;
    private final @Nullable String authorization;
    private volatile @Nullable ClusterException notElasticsearch;
    private volatile @Nullable Refused refused;

    private ElasticConnection(
            ClusterProfile profile, Wiring wiring, @Nullable String authorization) {
        this.profile = profile;
        this.nodes = profile.urls().stream().map(URI::toString).collect(Collectors.joining(", "));
        this.wiring = wiring;
        this.authorization = authorization;
    }

    /**
     * Prepares a connection; nothing is sent yet.
     *
     * @throws ClusterException when the profile cannot be used: a file that cannot be read, a
     *     missing secret, plain http beyond the loopback address
     */
    static ElasticConnection open(ClusterProfile profile, Credentials credentials)
            throws ClusterException {
        var authorization = Authorization.header(profile, credentials);
        return new ElasticConnection(profile, Wiring.of(profile, credentials), authorization);
    }

    ClusterProfile profile() {
        return profile;
    }

    /** Of the API key this connection uses; null when it uses none, or an unreadable one. */
    @Nullable String apiKeyId() {
        return Authorization.apiKeyId(authorization);
    }

    /** When the server's certificate ends; null when it is not known. */
    @Nullable Instant certificateExpiry() {
        var trust = wiring.trust();
        return trust == null ? null : trust.expiry();
    }

    /** As {@link #perform(WireRequest, Format, Duration)} with the profile's timeout. */
    Reply perform(WireRequest request, Format format)
            throws ClusterException, InterruptedException {
        return perform(request, format, profile.timeout());
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws ClusterException when there is no complete, successful answer in time
     * @throws InterruptedException when the thread was interrupted; the exchange is ended then
     */
    Reply perform(WireRequest request, Format format, Duration deadline)
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
    ApiAnswer answer(WireRequest request, Duration deadline)
            throws ClusterException, InterruptedException {
        var answered = answered(request, Format.JSON, deadline);
        if (answered.status() == 401) throw Refusal.of(answered.status(), answered.body());
        var body = answered.body();
        return new ApiAnswer(answered.status(), body.isMissingNode() ? "" : body.toString());
    }

    private record Answered(Response response, int status, JsonNode body) {}

    private Answered answered(WireRequest request, Format format, Duration deadline)
            throws ClusterException, InterruptedException {
        var end = System.nanoTime() + deadline.toNanos();
        for (var repeat = 0; ; repeat++) {
            var known = refused;
            if (known != null && known.untilNanos() - System.nanoTime() > 0) throw known.failure();
            if (notElasticsearch != null && authorization != null) confirm(end);
            var response = exchange(request, format, authorization, end);
            var status = response.getStatusLine().getStatusCode();
            if (status >= 300 && status < 400) throw redirected(response);
            if (isOfSomethingElse(response, status)) throw notElasticsearch(response);
            var body = body(response, status);
            if (status >= 300) {
                if (Refusal.isPassing(status, body) && Patience.pause(repeat, end)) continue;
                var failure = Refusal.of(status, body);
                if (failure.reason() == Reason.UNAUTHORIZED) {
                    refused = new Refused(failure, System.nanoTime() + REFUSED_FOR.toNanos());
                }
            }
            return new Answered(response, status, body);
        }
    }

    /** A success that is not the cluster's, or the page of something that wants a log-in. */
    private static boolean isOfSomethingElse(Response response, int status) {
        if (isElasticsearch(response)) return false;
        if (status < 300) return true;
        var entity = response.getEntity();
        var type = entity == null ? null : entity.getContentType();
        return PORTAL.contains(status) && type != null && type.getValue().startsWith("text/html");
    }

    private static boolean isElasticsearch(Response response) {
        var challenge = String.valueOf(response.getHeader("WWW-Authenticate"));
        return response.getHeader("X-Elastic-Product") != null
                || challenge.contains("ApiKey")
                || challenge.contains("realm=\"security\"");
    }

    /** Asks without credentials whether Elasticsearch is there by now. */
    private void confirm(long end) throws ClusterException, InterruptedException {
        var known = notElasticsearch;
        if (known == null) return;
        var response = exchange(new WireRequest("GET", "/", "", ""), Format.JSON, null, end);
        if (!isElasticsearch(response)) throw known;
        notElasticsearch = null;
    }

    private Response exchange(
            WireRequest wire, Format format, @Nullable String authorization, long end)
            throws ClusterException, InterruptedException {
        var request = new Request(wire.method(), wire.path());
        if (!wire.body().isEmpty()) {
            request.setEntity(
                    new NStringEntity(
                            wire.body(),
                            ContentType.create(
                                    mediaType(wire.contentType()), StandardCharsets.UTF_8)));
        }
        var options = RequestOptions.DEFAULT.toBuilder();
        options.addHeader("Accept", format.mediaType);
        if (authorization != null) options.addHeader("Authorization", authorization);
        var last = new AtomicReference<@Nullable BoundedResponse>();
        options.setHttpAsyncResponseConsumerFactory(
                () -> {
                    var consumer = new BoundedResponse(LARGEST_ANSWER);
                    last.set(consumer);
                    return consumer;
                });
        request.setOptions(options);
        try {
            return send(request, end);
        } catch (ExecutionException e) {
            var failure = broken(e, last.get());
            if (!isRead(wire) || !Breakdown.wasDropped(failure)) throw Breakdown.of(failure, nodes);
        }
        // A kept connection that the other side closed meanwhile: a fresh one may work.
        wiring.forgetIdle();
        try {
            return send(request, end);
        } catch (ExecutionException e) {
            throw Breakdown.of(broken(e, last.get()), nodes);
        }
    }

    private static Throwable broken(ExecutionException e, @Nullable BoundedResponse last) {
        var failure = e.getCause() == null ? e : e.getCause();
        return last != null && last.began() && Breakdown.wasDropped(failure)
                ? new BoundedResponse.CutOffException(failure)
                : failure;
    }

    private Response send(Request request, long end)
            throws ClusterException, InterruptedException, ExecutionException {
        var answer = new CompletableFuture<Response>();
        var exchange = wiring.client().performRequestAsync(request, listener(answer));
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.cancel();
            wiring.forgetIdle();
            throw new ClusterException(
                    Reason.TIMED_OUT,
                    Sentence.of("cluster.slow", nodes, seconds(profile.timeout())),
                    e);
        } catch (CancellationException e) {
            throw new ClusterException(Reason.UNREACHABLE, Sentence.of("cluster.closed", nodes), e);
        } catch (InterruptedException e) {
            exchange.cancel();
            throw e;
        }
    }

    /** An answer of any status is an answer; what it means is judged by the caller. */
    private static ResponseListener listener(CompletableFuture<Response> answer) {
        return new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                answer.complete(response);
            }

            @Override
            public void onFailure(Exception failure) {
                if (failure instanceof ResponseException e) {
                    answer.complete(e.getResponse());
                } else {
                    answer.completeExceptionally(failure);
                }
            }
        };
    }

    private JsonNode body(Response response, int status) throws ClusterException {
        var entity = response.getEntity();
        if (entity == null) return MissingNode.getInstance();
        var type = entity.getContentType() == null ? "" : entity.getContentType().getValue();
        var mapper = mediaType(type).endsWith("smile") ? SMILE : JSON;
        try (var in = entity.getContent()) {
            var bytes = BoundedResponse.read(in, LARGEST_ANSWER);
            if (bytes.length == 0) return MissingNode.getInstance();
            return mapper.readTree(bytes);
        } catch (IOException e) {
            if (e instanceof BoundedResponse.TooLargeException) throw Breakdown.of(e, nodes);
            // An error page of a proxy still tells by its status what happened.
            if (status >= 300) return MissingNode.getInstance();
            throw new ClusterException(
                    Reason.UNREADABLE,
                    Sentence.of("cluster.notjson", response.getHost().toURI()),
                    e);
        }
    }

    private ClusterException notElasticsearch(Response response) {
        var failure =
                new ClusterException(
                        Reason.UNREADABLE,
                        Sentence.of("cluster.notelasticsearch", response.getHost().toURI()));
        notElasticsearch = failure;
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

    private static boolean isRead(WireRequest request) {
        return request.method().equals("GET") || READS.matcher(request.path()).matches();
    }

    private static String mediaType(String contentType) {
        var end = contentType.indexOf(';');
        var type = end < 0 ? contentType : contentType.substring(0, end);
        return type.isBlank() ? "application/json" : type.strip().toLowerCase(Locale.ROOT);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }

    /** Ends all exchanges under way. */
    @Override
    public void close() {
        try {
            wiring.client().close();
        } catch (IOException e) {
            throw new IllegalStateException("the HTTP client did not close", e);
        }
    }
}
