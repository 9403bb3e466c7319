package dev.sextant.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoFeedTest {
    private static final Instant START = Instant.parse("2026-11-22T09:17:23Z");
    private static final String TAKEN = "{\"errors\":false}";
    private static final String REFUSED =
            """
            {"errors":true,"items":[{"index":{"error":{"type":"x","reason":"disk is full"}}}]}
            """;

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final DemoStream stream =
            DemoStream.startingAt(SampleData.SEED, false, START, ZoneOffset.UTC);
    private volatile int status = 200;
    private volatile String answer = TAKEN;
    private HttpServer server;
    private DemoIndex index;
    private DemoFeed feed;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        index = new DemoIndex(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        feed = new DemoFeed(index, stream, START);
    }

    @AfterEach
    void stop() {
        index.close();
        server.stop(0);
    }

    @Test
    void sendsEveryEventOnceHoweverUnevenTheTicks() throws Exception {
        var now = START;
        var sent = 0;
        for (var step : List.of(1, 3, 0, 40, 1, 700)) {
            now = now.plusSeconds(step);
            sent += feed.tick(now);
        }
        var expected = stream.between(START, now);
        assertEquals(expected.size(), sent);
        assertEquals(expected.stream().map(EventFormat::json).toList(), documents());
    }

    @Test
    void fillsTheGapOfANightAsleepInSmallSteps() throws Exception {
        var morning = START.plus(Duration.ofHours(9));
        var sent = feed.tick(morning);
        assertEquals(stream.between(START, morning).size(), sent);
        assertEquals(sent, documents().size());
        assertEquals(18, bodies.size());
    }

    @Test
    void sendsAgainUnderTheSameIdsWhatTheServerDidNotTake() throws Exception {
        answer = REFUSED;
        var now = START.plusSeconds(60);
        var failure = assertThrows(IOException.class, () -> feed.tick(now));
        assertEquals("The demo server refused a document: disk is full", failure.getMessage());
        answer = TAKEN;
        feed.tick(now);
        assertEquals(2, bodies.size());
        assertEquals(bodies.get(0), bodies.get(1));
    }

    @Test
    void saysWhatTheServerAnswered() {
        status = 429;
        answer = "too busy";
        var failure = assertThrows(IOException.class, () -> feed.tick(START.plusSeconds(60)));
        assertEquals("The demo server answered 429: too busy", failure.getMessage());
    }

    @Test
    void noTwoEventsShareAnId() throws Exception {
        feed.tick(START.plus(Duration.ofHours(4)));
        var ids = new HashSet<String>();
        for (var body : bodies) {
            body.lines()
                    .filter(line -> line.startsWith("{\"index\""))
                    .forEach(line -> assertTrue(ids.add(line), line));
        }
        assertTrue(ids.size() > 4_000);
    }

    private List<String> documents() {
        return bodies.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("{\"@timestamp\""))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
