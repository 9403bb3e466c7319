package dev.sextant.functional;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Stands between the program and a server, and does to their exchanges what networks, proxies and
 * ailing servers do. Speaks HTTP/1.1 without encryption; passes everything on until told otherwise.
 */
final class FaultProxy implements AutoCloseable {

    /** What happens to an exchange. */
    sealed interface Fault {
        /** Nothing. */
        record Pass() implements Fault {}

        /** The answer comes late. */
        record Latency(Duration by) implements Fault {}

        /** The answer comes slowly. */
        record Throttle(int bytesPerSecond) implements Fault {}

        /** After so many bytes of the answer nothing more comes, and nothing says so. */
        record BlackHole(int after) implements Fault {}

        /** After so many bytes of the answer the connection is reset. */
        record Reset(int after) implements Fault {}

        /** After so many bytes of the answer the connection is closed in good order. */
        record Cut(int after) implements Fault {}

        /** The request is taken and never passed on nor answered. */
        record Silence() implements Fault {}

        /** The request goes through; its answer is lost with the connection. */
        record DropAnswer() implements Fault {}

        /** The answer is another. */
        record Rewrite(UnaryOperator<HttpMessage> how) implements Fault {}

        /** The request is not passed on; this is the answer. */
        record Answer(HttpMessage instead) implements Fault {}
    }

    private record Rule(Predicate<HttpMessage> which, Fault fault, AtomicLong left) {}

    private final InetSocketAddress server;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> abandoned = ConcurrentHashMap.newKeySet();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);

    FaultProxy(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("fault-proxy").start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** From now on for every request. */
    void always(Fault fault) {
        when(request -> true, fault, Long.MAX_VALUE);
    }

    /** For requests whose path holds a text, so many times; the newest rule that fits holds. */
    void on(String path, int times, Fault fault) {
        when(request -> request.path().contains(path), fault, times);
    }

    /** As {@link #on(String, int, Fault)}, for requests of one method only. */
    void on(String method, String path, int times, Fault fault) {
        when(
                request ->
                        request.first().startsWith(method + " ") && request.path().contains(path),
                fault,
                times);
    }

    private void when(Predicate<HttpMessage> which, Fault fault, long times) {
        rules.addFirst(new Rule(which, fault, new AtomicLong(times)));
    }

    /** From now on nothing is amiss. */
    void heal() {
        rules.clear();
    }

    /** The connections of now lead nowhere any more, and nothing says so; new ones work. */
    void abandonConnections() {
        abandoned.addAll(open);
    }

    /** From now on connections are refused, and those of now are reset. */
    void refuse() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(FaultProxy::reset);
    }

    /** The first line of every request so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    long requestsTo(String path) {
        return requests.stream().filter(line -> line.contains(path)).count();
    }

    /** Bytes of all answers so far. */
    long bytesReceived() {
        return received.get();
    }

    /** Bytes of all requests so far. */
    long bytesSent() {
        return sent.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var upstream = new Socket()) {
            upstream.connect(server);
            var fromClient = new BufferedInputStream(client.getInputStream());
            var fromServer = new BufferedInputStream(upstream.getInputStream());
            for (var more = true; more; ) {
                var request = HttpMessage.request(fromClient);
                if (request == null) return;
                more = exchange(request, client, upstream, fromServer);
            }
        } catch (IOException e) {
            // One side went away: so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** Returns whether the connection goes on. */
    private boolean exchange(
            HttpMessage request, Socket client, Socket upstream, InputStream fromServer)
            throws IOException, InterruptedException {
        requests.add(request.first());
        var fault = fault(request);
        if (abandoned.contains(client) || fault instanceof Fault.Silence) {
            end.await();
            return false;
        }
        if (fault instanceof Fault.Answer(var instead)) {
            client.getOutputStream().write(instead.bytes());
            return true;
        }
        // A rewritten answer must be one that can be read here.
        var passed = fault instanceof Fault.Rewrite ? request.plain() : request;
        sent.addAndGet(passed.bytes().length);
        upstream.getOutputStream().write(passed.bytes());
        var answer = HttpMessage.answer(fromServer);
        if (fault instanceof Fault.Rewrite(var how)) answer = how.apply(answer);
        received.addAndGet(answer.bytes().length);
        return deliver(answer.bytes(), fault, client);
    }

    private Fault fault(HttpMessage request) {
        for (var rule : rules) {
            if (rule.which().test(request) && rule.left().getAndDecrement() > 0) {
                return rule.fault();
            }
        }
        return new Fault.Pass();
    }

    private boolean deliver(byte[] answer, Fault fault, Socket client)
            throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case Fault.Latency(var by) -> {
                if (end.await(by.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                out.write(answer);
            }
            case Fault.Throttle(var bytesPerSecond) -> {
                var step = Math.max(1, bytesPerSecond / 20);
                for (var at = 0; at < answer.length; at += step) {
                    out.write(answer, at, Math.min(step, answer.length - at));
                    if (end.await(50, TimeUnit.MILLISECONDS)) return false;
                }
            }
            case Fault.BlackHole(var after) -> {
                out.write(answer, 0, Math.min(after, answer.length));
                end.await();
                return false;
            }
            case Fault.Reset(var after) -> {
                out.write(answer, 0, Math.min(after, answer.length));
                reset(client);
                return false;
            }
            case Fault.Cut(var after) -> {
                out.write(answer, 0, Math.min(after, answer.length));
                return false;
            }
            case Fault.DropAnswer _ -> {
                return false;
            }
            case Fault.Pass _, Fault.Silence _, Fault.Rewrite _, Fault.Answer _ ->
                    out.write(answer);
        }
        return true;
    }

    private static void reset(Socket client) {
        try {
            client.setSoLinger(true, 0);
            client.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    @Override
    public void close() {
        end.countDown();
        refuse();
    }
}
