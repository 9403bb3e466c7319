package dev.sextant.cluster.elastic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.Profiles;
import dev.sextant.cluster.elastic.http.ElasticConnection.Format;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticConnectionHttpTest {

    private static final WireRequest SEARCH =
            new WireRequest("POST", "/model-logs-*/_search", "application/json", "{}");
    private static final String KEY = "bXkta2V5LWlkOm15LXNlY3JldA==";

    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile Answer answer = exchange -> json(exchange, 200, "{\"took\":3}");

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = serve();
        server.createContext(
                "/",
                exchange -> {
                    authorizations.add(
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                    exchange.getRequestBody().readAllBytes();
                    answer.to(exchange);
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsJsonAndSmileByTheContentTypeOfTheAnswer() throws Exception {
        try (var connection = open(address(server))) {
            assertEquals(3, connection.perform(SEARCH, Format.JSON).body().path("took").asInt());
            answer =
                    exchange ->
                            send(
                                    exchange,
                                    200,
                                    "application/smile",
                                    new ObjectMapper(new SmileFactory())
                                            .writeValueAsBytes(Map.of("took", 4)));
            assertEquals(4, connection.perform(SEARCH, Format.SMILE).body().path("took").asInt());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|security_exception|API key: api key is expired|UNAUTHORIZED|has expired",
                "401|security_exception|api key [x] has been invalidated|UNAUTHORIZED|invalidated",
                "401|security_exception|unable to authenticate|UNAUTHORIZED|does not accept",
                "403|security_exception|action [indices:data/read/search] is unauthorized for user [x] on indices [model-logs-1], this action is granted by the index privileges [read,all]|FORBIDDEN|the index privilege read on model-logs-1",
                "404|index_not_found_exception|no such index|NO_SOURCE|No index matches",
                "400|parsing_exception|unknown query [foo]|REJECTED|unknown query [foo]",
                "429|es_rejected_execution_exception|queue full|THROTTLED|overloaded",
                "429|cluster_block_exception|disk usage exceeded flood-stage watermark|REJECTED|nearly full",
                "503|search_phase_execution_exception|all shards failed|INCOMPLETE|all shards failed",
                "504|x|x|TIMED_OUT|in time",
                "503|master_not_discovered_exception|null|UNREACHABLE|not ready",
            })
    void saysWhatARefusalMeans(
            int status, String type, String reason, Reason expected, String words)
            throws Exception {
        answer =
                exchange ->
                        json(
                                exchange,
                                status,
                                new ObjectMapper()
                                        .writeValueAsString(
                                                Map.of(
                                                        "error",
                                                        Map.of("type", type, "reason", reason),
                                                        "status",
                                                        status)));
        try (var connection = open(address(server))) {
            var failure = fails(connection);
            assertEquals(expected, failure.reason());
            assertTrue(failure.sentence().contains(words), failure.sentence());
        }
    }

    @ParameterizedTest
    @CsvSource({"TRANSIENT,THROTTLED", "PERMANENT,REJECTED"})
    void tellsAPassingMemoryShortageFromALastingOne(String durability, Reason expected)
            throws Exception {
        answer =
                exchange ->
                        json(
                                exchange,
                                429,
                                """
                                {"error":{"type":"circuit_breaking_exception",
                                "reason":"[parent] Data too large","durability":"%s"}}"""
                                        .formatted(durability));
        try (var connection = open(address(server))) {
            assertEquals(expected, fails(connection).reason());
        }
    }

    @Test
    void boundsWhatAServerSays() throws Exception {
        answer =
                exchange ->
                        json(
                                exchange,
                                400,
                                "{\"error\":{\"type\":\"x\",\"reason\":\"a\\n\\u202e"
                                        + "b".repeat(5_000)
                                        + "\"}}");
        try (var connection = open(address(server))) {
            var sentence = fails(connection).sentence();
            assertTrue(sentence.length() < 400, sentence);
            assertFalse(sentence.contains("\n") || sentence.contains("\u202e"), sentence);
        }
    }

    @Test
    void stopsSendingCredentialsToWhatIsNotElasticsearchUntilItIsAgain() throws Exception {
        answer = exchange -> send(exchange, 200, "text/html", "<html>Log in".getBytes(UTF));
        try (var connection = openWithKey(address(server))) {
            assertEquals(Reason.UNREADABLE, fails(connection).reason());
            assertTrue(fails(connection).sentence().contains("neither Elasticsearch"));
            assertEquals(List.of("ApiKey " + KEY, "null"), authorizations);
            answer = exchange -> json(exchange, 200, "{\"took\":5}");
            assertEquals(5, connection.perform(SEARCH, Format.JSON).body().path("took").asInt());
        }
    }

    @Test
    void neverFollowsARedirect() throws Exception {
        var other = serve();
        var followed = new CopyOnWriteArrayList<String>();
        other.createContext("/", exchange -> followed.add(exchange.getRequestURI().toString()));
        other.start();
        answer =
                exchange -> {
                    exchange.getResponseHeaders().add("Location", address(other) + "/x");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                };
        try (var connection = openWithKey(address(server))) {
            var failure =
                    assertThrows(
                            ClusterException.class,
                            () ->
                                    connection.perform(
                                            new WireRequest("GET", "/_cluster/health", "", ""),
                                            Format.JSON));
            assertEquals(Reason.UNREADABLE, failure.reason());
            assertTrue(failure.sentence().contains("redirects"), failure.sentence());
            assertEquals(List.of(), followed);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void doesNotSendRefusedCredentialsAgainAtOnce() throws Exception {
        answer = exchange -> json(exchange, 401, "{\"error\":{\"type\":\"security_exception\"}}");
        try (var connection = openWithKey(address(server))) {
            assertEquals(Reason.UNAUTHORIZED, fails(connection).reason());
            assertEquals(Reason.UNAUTHORIZED, fails(connection).reason());
            assertEquals(1, authorizations.size());
        }
    }

    @Test
    void asksAnotherNodeWhenOneIsDown() throws Exception {
        var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var down = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        closed.close();
        try (var connection = open(down, address(server))) {
            assertEquals(3, connection.perform(SEARCH, Format.JSON).body().path("took").asInt());
        }
        try (var connection = open(down)) {
            var failure = fails(connection);
            assertEquals(Reason.UNREACHABLE, failure.reason());
            assertTrue(failure.sentence().contains(down.toString()), failure.sentence());
            assertTrue(failure.sentence().contains("refused"), failure.sentence());
        }
    }

    @Test
    void asksAnotherNodeWhenOneIsNotReady() throws Exception {
        var other = serve();
        other.createContext("/", exchange -> json(exchange, 503, "{}"));
        other.start();
        try (var connection = open(address(other), address(server))) {
            assertEquals(3, connection.perform(SEARCH, Format.JSON).body().path("took").asInt());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void saysThatAHostNameIsUnknown() throws Exception {
        try (var connection = open(URI.create("https://no-such-host.invalid:9200"))) {
            var failure = fails(connection);
            assertEquals(Reason.UNREACHABLE, failure.reason());
            assertTrue(failure.sentence().contains("host name is unknown"), failure.sentence());
        }
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() throws Exception {
        answer =
                exchange -> {
                    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                    exchange.sendResponseHeaders(200, 0);
                    var part = new byte[1024 * 1024];
                    try (var out = exchange.getResponseBody()) {
                        for (int i = 0; i < 40; i++) out.write(part);
                    }
                };
        try (var connection = open(address(server))) {
            var failure = fails(connection);
            assertEquals(Reason.UNREADABLE, failure.reason());
            assertTrue(failure.sentence().contains("32 MiB"), failure.sentence());
        }
    }

    @Test
    void refusesASmallAnswerThatUnfoldsToAHugeOne() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var part = new byte[1024 * 1024];
            for (int i = 0; i < 40; i++) gzip.write(part);
        }
        answer =
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                    send(exchange, 200, "application/json", packed.toByteArray());
                };
        try (var connection = open(address(server))) {
            assertTrue(fails(connection).sentence().contains("32 MiB"));
        }
    }

    @Test
    void saysThatAnAnswerIsCutOffOrNotJson() throws Exception {
        answer = exchange -> json(exchange, 200, "{\"took\":");
        try (var connection = open(address(server))) {
            assertEquals(Reason.UNREADABLE, fails(connection).reason());
            answer =
                    exchange -> {
                        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                        exchange.sendResponseHeaders(200, 1000);
                        exchange.getResponseBody().write("{\"took\":".getBytes(UTF));
                        exchange.getResponseBody().flush();
                        exchange.close();
                    };
            var failure = fails(connection);
            assertEquals(Reason.UNREADABLE, failure.reason());
            assertTrue(failure.sentence().contains("cut off"), failure.sentence());
        }
    }

    @Test
    void refusesPlainHttpBeyondThisMachine() {
        var failure =
                assertThrows(
                        ClusterException.class, () -> open(URI.create("http://example.org:9200")));
        assertTrue(failure.sentence().contains("use https://"), failure.sentence());
    }

    @Test
    void encodesAKeyThatIsGivenAsItsTwoParts() throws Exception {
        try (var connection =
                ElasticConnection.open(
                        Profiles.with(new Auth.ApiKey(), new Trust.Platform(), address(server)),
                        Credentials.of(new Secret("my-key-id:my-secret")))) {
            connection.perform(SEARCH, Format.JSON);
        }
        assertEquals(List.of("ApiKey " + KEY), authorizations);
    }

    @Test
    void asksForASecretThatIsMissing() {
        var profile = Profiles.with(new Auth.ApiKey(), new Trust.Platform(), address(server));
        var failure =
                assertThrows(
                        ClusterException.class,
                        () -> ElasticConnection.open(profile, Credentials.NONE));
        assertEquals(Reason.UNAUTHORIZED, failure.reason());
    }

    private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

    private static ClusterException fails(ElasticConnection connection) {
        return assertThrows(ClusterException.class, () -> connection.perform(SEARCH, Format.JSON));
    }

    private static ElasticConnection open(URI... urls) throws ClusterException {
        return ElasticConnection.open(Profiles.of(urls), Credentials.NONE);
    }

    private static ElasticConnection openWithKey(URI url) throws ClusterException {
        return ElasticConnection.open(
                Profiles.with(new Auth.ApiKey(), new Trust.Platform(), url),
                Credentials.of(new Secret(KEY)));
    }

    private static HttpServer serve() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        send(exchange, status, "application/json", body.getBytes(UTF));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        if (!type.startsWith("text/")) {
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        }
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
