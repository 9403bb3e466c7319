package dev.sextant.notify.services;

import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.text.Sentence;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON once: no redirect is followed, nothing is repeated, the answer is read up to a limit,
 * and all of it ends by a deadline.
 */
final class HttpPost {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int TOO_MANY = 429;

    private final Executor executor;
    private final InstantSource clock;
    private final Duration deadline;

    /**
     * @param deadline over the whole exchange
     */
    HttpPost(Executor executor, InstantSource clock, Duration deadline) {
        this.executor = executor;
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * What a server answered, whatever it was.
     *
     * @param body at most 64 KiB of it
     * @param retryAfter how long it asks to wait, at most 10 minutes; for 429 always set
     */
    record Answer(int status, String body, @Nullable Duration retryAfter) {}

    /**
     * @throws DeliveryException when there was no answer, or one that means the same for every
     *     receiver: a redirect, a request to wait, a server's own failure
     */
    Answer send(URI address, String json, Map<String, String> headers, Redaction redaction)
            throws DeliveryException, InterruptedException {
        var answer = exchange(address, json, headers, redaction);
        var status = answer.status();
        var says = said(answer, redaction);
        if (status == 301 || status == 308) {
            throw new DeliveryException(Outcome.BROKEN, Sentence.of("sending.moved", status));
        }
        if (status >= 300 && status < 400) {
            throw retry(Sentence.of("sending.redirects", status), null);
        }
        if (status == TOO_MANY) {
            throw retry(Sentence.of("sending.wait", says), answer.retryAfter());
        }
        if (status == 408 || status >= 500) {
            throw retry(Sentence.of("sending.failed", says), answer.retryAfter());
        }
        return answer;
    }

    /** The class of a refusal that has no meaning of its own for the receiver. */
    static DeliveryException refusal(Answer answer, Redaction redaction) {
        return switch (answer.status()) {
            case 401, 403 ->
                    new DeliveryException(
                            Outcome.BROKEN,
                            Sentence.of("sending.unauthorized", said(answer, redaction)));
            case 404, 410 ->
                    new DeliveryException(
                            Outcome.BROKEN, Sentence.of("sending.none", said(answer, redaction)));
            default ->
                    new DeliveryException(
                            Outcome.REFUSED,
                            Sentence.of("sending.refused", said(answer, redaction)));
        };
    }

    /** {@code (HTTP 429): no more than one a second}, to end a sentence. */
    static String said(Answer answer, Redaction redaction) {
        var quote = redaction.quote(answer.body());
        var status = " (HTTP " + answer.status() + ")";
        return quote.isEmpty() ? status + "." : status + ": " + quote;
    }

    private Answer exchange(
            URI address, String json, Map<String, String> headers, Redaction redaction)
            throws DeliveryException, InterruptedException {
        var begun = new AtomicBoolean();
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Sextant")
                        .POST(new Watched(json, begun));
        headers.forEach(request::header);
        // A client of its own for each message: a kept connection that died meanwhile would leave
        // open whether the message arrived.
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .executor(executor)
                        .build();
        try {
            var response =
                    client.sendAsync(request.build(), _ -> new BoundedBody(LONGEST_ANSWER))
                            .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    retryAfter(response));
        } catch (TimeoutException e) {
            var late = deadline.toSeconds();
            if (begun.get()) {
                throw new DeliveryException(
                        Outcome.AMBIGUOUS, Sentence.of("sending.late.perhaps", late));
            }
            throw retry(Sentence.of("sending.late", late), null);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), begun.get(), redaction);
        } finally {
            client.shutdownNow();
        }
    }

    private @Nullable Duration retryAfter(HttpResponse<?> response) {
        var headers = response.headers();
        var wait =
                RetryAfter.of(
                        headers.firstValue("Retry-After").orElse(null),
                        headers.firstValue("Date").orElse(null),
                        clock.instant());
        return wait == null && response.statusCode() == TOO_MANY ? RetryAfter.DEFAULT : wait;
    }

    private static DeliveryException failure(Throwable cause, boolean begun, Redaction redaction) {
        for (var one = cause; one != null; one = one.getCause()) {
            switch (one) {
                case UnresolvedAddressException _, UnknownHostException _ -> {
                    return retry(Sentence.of("sending.host"), null);
                }
                case HttpConnectTimeoutException _ -> {
                    return retry(Sentence.of("sending.noconnection"), null);
                }
                case ConnectException _ -> {
                    return retry(Sentence.of("sending.connection.refused"), null);
                }
                case SSLHandshakeException e -> {
                    return retry(
                            Sentence.of("sending.untrusted", redaction.quote(e.getMessage())),
                            null);
                }
                default -> {}
            }
        }
        // The cause stays here: libraries put addresses, thus secrets, into their messages.
        var why = cause.getClass().getSimpleName() + " " + redaction.quote(cause.getMessage());
        return begun
                ? new DeliveryException(
                        Outcome.AMBIGUOUS, Sentence.of("sending.lost.perhaps", why.strip()))
                : retry(Sentence.of("sending.lost", why.strip()), null);
    }

    private static DeliveryException retry(Sentence words, @Nullable Duration wait) {
        return new DeliveryException(Outcome.RETRY, words, wait, "", null);
    }

    /** A body that remembers whether the client began to send it. */
    private record Watched(BodyPublisher body, AtomicBoolean begun) implements BodyPublisher {
        Watched(String json, AtomicBoolean begun) {
            this(BodyPublishers.ofString(json, StandardCharsets.UTF_8), begun);
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            begun.set(true);
            body.subscribe(subscriber);
        }
    }
}
