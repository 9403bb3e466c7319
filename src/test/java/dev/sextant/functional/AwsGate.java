package dev.sextant.functional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a real server as the gate of Amazon OpenSearch Service does: it recomputes the
 * signature of each request, and answers 403 in Amazon's form when it is not right.
 */
final class AwsGate implements AutoCloseable {

    static final String REGION = "eu-west-1";
    static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static final Pattern PROOF =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, "
                            + "SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Duration TOO_OLD = Duration.ofMinutes(5);

    private final HttpServer listening;
    private final URI server;
    private final @Nullable String session;
    private final HttpClient onward = HttpClient.newHttpClient();

    /**
     * @param session the token that must come with the key; null for a key that lasts
     */
    AwsGate(RealServer server, @Nullable String session) throws IOException {
        this.server = server.url();
        this.session = session;
        listening =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", this::answer);
        listening.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("x-amzn-RequestId", "5a0fd7c2-8b2f-4c41-9d3c");
            var refusal = refusal(exchange, body);
            if (refusal != null) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                var json = refusal.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(403, json.length);
                exchange.getResponseBody().write(json);
                return;
            }
            pass(exchange, body);
        }
    }

    private @Nullable String refusal(HttpExchange exchange, byte[] body) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(lower(name), String.join(",", values)));
        var proof = headers.get("authorization");
        if (proof == null) {
            return "{\"Message\":\"User: anonymous is not authorized to perform: es:ESHttpGet\"}";
        }
        var parts = PROOF.matcher(proof);
        if (!parts.matches()) return said("Authorization header is not as it should be");
        var date = headers.getOrDefault("x-amz-date", "");
        var age = Duration.between(DATE.parse(date, Instant::from), Instant.now()).abs();
        var signed = List.of(parts.group(5).split(";", -1));
        if (!parts.group(1).equals(ACCESS_KEY)
                || (session != null && !session.equals(headers.get("x-amz-security-token")))) {
            return said("The security token included in the request is invalid.");
        }
        if (age.compareTo(TOO_OLD) > 0) return said("Signature expired: " + date);
        if (!parts.group(3).equals(REGION)) {
            return said("Credential should be scoped to a valid region.");
        }
        if (!parts.group(4).equals("es")) {
            return said("Credential should be scoped to correct service: 'es'.");
        }
        if (!signed.contains("host") || !signed.contains("x-amz-date")) {
            return said("Host and date must be signed");
        }
        var expected =
                new SignatureV4(SECRET_KEY, date, REGION, "es")
                        .of(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().toString(),
                                headers,
                                signed,
                                body);
        return expected.equals(parts.group(6))
                ? null
                : said(
                        "The request signature we calculated does not match the signature you"
                                + " provided.");
    }

    private static String said(String message) {
        return "{\"message\":\"" + message + "\"}";
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI().toString()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var name : List.of("Accept", "Content-Type")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) request.header(name, value);
        }
        try {
            var answer = onward.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        listening.stop(0);
    }
}
