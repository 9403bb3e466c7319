package dev.sextant.notify.services;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A service on this machine that messages are posted to. It judges every request by a contract,
 * misbehaves when it is told to, and keeps everything that it was sent.
 */
public class LocalReceiver implements AutoCloseable {

    /** What was posted. */
    public record Request(String path, Map<String, String> headers, String body) {}

    /** How one request is treated, instead of by the contract. */
    public sealed interface Reaction {
        record Answer(int status, Map<String, String> headers, String body) implements Reaction {}

        /** Takes the message, as the contract says, and hangs up without a word. */
        record TakenThenLost() implements Reaction {}

        /** Takes the message and never answers. */
        record TakenThenSilent() implements Reaction {}

        /** Begins to answer and never ends. */
        record StalledBody() implements Reaction {}

        /** Answers without an end, as fast as it goes. */
        record EndlessBody() implements Reaction {}
    }

    private final ServerSocket listening;
    private final Thread accepting;
    private final List<Request> received = new ArrayList<>();
    private final List<Request> taken = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final Deque<Reaction> reactions = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public LocalReceiver() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = Thread.ofVirtual().start(this::accept);
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
    }

    /** The next request without a reaction yet is treated so. */
    public synchronized void next(Reaction reaction) {
        reactions.add(reaction);
    }

    public void nextAnswer(int status, String body) {
        next(new Reaction.Answer(status, Map.of(), body));
    }

    public void nextAnswer(int status, Map<String, String> headers, String body) {
        next(new Reaction.Answer(status, headers, body));
    }

    /** Every request that came, in order. */
    public synchronized List<Request> received() {
        return List.copyOf(received);
    }

    /** The requests that were accepted, whatever the sender learned of it. */
    public synchronized List<Request> taken() {
        return List.copyOf(taken);
    }

    /** The answer that the contract gives; a status below 300 means that the request is taken. */
    protected Reaction.Answer judge(Request request) {
        return new Reaction.Answer(200, Map.of(), "ok");
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                var socket = listening.accept();
                synchronized (this) {
                    open.add(socket);
                }
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = read(socket.getInputStream());
            if (request == null) return;
            var out = socket.getOutputStream();
            switch (treat(request)) {
                case Reaction.Answer answer -> out.write(bytes(answer));
                case Reaction.TakenThenLost _ -> socket.setSoLinger(true, 0);
                case Reaction.TakenThenSilent _ -> closed.await();
                case Reaction.StalledBody _ -> {
                    out.write(head(200, Map.of("Content-Length", "100")));
                    out.write('o');
                    out.flush();
                    closed.await();
                }
                case Reaction.EndlessBody _ -> {
                    out.write(head(200, Map.of("Connection", "close")));
                    var much = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
                    while (closed.getCount() > 0) out.write(much);
                }
            }
        } catch (IOException | InterruptedException e) {
            // the other side is gone, or the test is over
        }
    }

    private synchronized Reaction treat(Request request) {
        received.add(request);
        var reaction = reactions.poll();
        if (reaction == null) reaction = judge(request);
        var accepts =
                switch (reaction) {
                    case Reaction.Answer answer -> answer.status() < 300;
                    default -> true;
                };
        if (accepts) taken.add(request);
        return reaction;
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) return null;
        var headers = new TreeMap<String, String>();
        for (var next = line(in); !next.isEmpty(); next = line(in)) {
            var colon = next.indexOf(':');
            headers.put(
                    next.substring(0, colon).toLowerCase(Locale.ROOT),
                    next.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(first.replaceFirst("^POST (\\S+) .*$", "$1"), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Reaction.Answer answer) {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        var headers = new TreeMap<>(answer.headers());
        headers.put("Content-Length", String.valueOf(body.length));
        headers.put("Connection", "close");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head(answer.status(), headers));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static byte[] head(int status, Map<String, String> headers) {
        var head = new StringBuilder("HTTP/1.1 " + status + " whatever\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        try {
            // only then does nobody listen any more
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            for (var socket : open) socket.close();
        }
    }
}
