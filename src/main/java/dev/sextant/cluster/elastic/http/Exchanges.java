package dev.sextant.cluster.elastic.http;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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

/** Requests over HTTP and their answers, whoever gives them. */
final class Exchanges implements AutoCloseable {

    private static final Pattern READS =
            Pattern.compile(".*/(_search|_msearch|_count|_field_caps|_has_privileges)(\\?.*)?");
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(200).build();
    private static final ObjectMapper JSON =
            new ObjectMapper(new JsonFactoryBuilder().streamReadConstraints(CONSTRAINTS).build());
    private static final ObjectMapper SMILE =
            new ObjectMapper(SmileFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    private final ClusterProfile profile;
    private final String nodes;
    private final Wiring wiring;

    Exchanges(ClusterProfile profile, Wiring wiring) {
        this.profile = profile;
        this.nodes = profile.urls().stream().map(URI::toString).collect(Collectors.joining(", "));
        this.wiring = wiring;
    }

    /**
     * Sends one request and waits for its answer, of whatever status.
     *
     * @param authorization the value of that header; null for none
     * @param end when to give up, as {@link System#nanoTime} counts
     */
    Response exchange(
            WireRequest wire,
            ElasticConnection.Format format,
            @Nullable String authorization,
            long end)
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
        // Whether Amazon's gate lets SMILE through is not known.
        var amazon = profile.auth() instanceof ClusterProfile.Auth.Aws;
        var form = amazon ? ElasticConnection.Format.JSON : format;
        options.addHeader("Accept", form.mediaType());
        if (authorization != null) options.addHeader("Authorization", authorization);
        var last = new AtomicReference<@Nullable BoundedResponse>();
        options.setHttpAsyncResponseConsumerFactory(
                () -> {
                    var consumer = new BoundedResponse(ElasticConnection.LARGEST_ANSWER);
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

    /** The answer as data; missing when it has none, or an error page in its place. */
    JsonNode body(Response response, int status) throws ClusterException {
        var entity = response.getEntity();
        if (entity == null) return MissingNode.getInstance();
        var type = entity.getContentType() == null ? "" : entity.getContentType().getValue();
        var mapper = mediaType(type).endsWith("smile") ? SMILE : JSON;
        try (var in = entity.getContent()) {
            var bytes = BoundedResponse.read(in, ElasticConnection.LARGEST_ANSWER);
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

    /** When the server's certificate ends; null when it is not known. */
    @Nullable Instant certificateExpiry() {
        var trust = wiring.trust();
        return trust == null ? null : trust.expiry();
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
