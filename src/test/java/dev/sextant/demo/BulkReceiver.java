package dev.sextant.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what the demo sends, remembers it, and answers what it is told to. */
final class BulkReceiver implements AutoCloseable {
    static final String TAKEN = "{\"errors\":false}";

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, TAKEN);

    BulkReceiver() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(loopback, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answer(int status, String body) {
        answer = new Answer(status, body);
    }

    /** Every request's body, oldest first. */
    List<String> bodies() {
        return bodies;
    }

    /** Every document of every request, oldest first. */
    List<String> documents() {
        return bodies.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("{\"@timestamp\""))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
