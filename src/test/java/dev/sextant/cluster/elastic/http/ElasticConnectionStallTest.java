package dev.sextant.cluster.elastic.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.Profiles;
import dev.sextant.cluster.elastic.http.ElasticConnection.Format;
import dev.sextant.cluster.profile.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Exchanges that would never end by themselves. */
class ElasticConnectionStallTest {

    private static final WireRequest SEARCH =
            new WireRequest("POST", "/model-logs-*/_search", "application/json", "{}");

    @Test
    void keepsTheDeadlineOverABodyThatStalls() throws Exception {
        try (var stalling = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var closed = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> stall(stalling, closed));
            var url = URI.create("http://127.0.0.1:" + stalling.getLocalPort());
            try (var connection = open(url)) {
                var failure =
                        assertThrows(
                                ClusterException.class,
                                () ->
                                        connection.perform(
                                                SEARCH, Format.JSON, Duration.ofMillis(300)));
                assertEquals(Reason.TIMED_OUT, failure.reason());
                closed.await();
            }
        }
    }

    @Test
    void endsTheExchangeOnTheServerWhenItsThreadIsInterrupted() throws Exception {
        try (var stalling = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var closed = new CountDownLatch(1);
            var url = URI.create("http://127.0.0.1:" + stalling.getLocalPort());
            try (var connection = open(url)) {
                var outcome = new AtomicReference<Exception>();
                var asking =
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            try {
                                                connection.perform(SEARCH, Format.JSON);
                                            } catch (ClusterException | InterruptedException e) {
                                                outcome.set(e);
                                            }
                                        });
                var accepted = stalling.accept();
                accepted.getInputStream().read();
                asking.interrupt();
                Thread.ofVirtual().start(() -> drain(accepted, closed));
                closed.await();
                await().until(() -> outcome.get() instanceof InterruptedException);
            }
        }
    }

    private static ElasticConnection open(URI url) throws ClusterException {
        return ElasticConnection.open(Profiles.of(url), Credentials.NONE);
    }

    private static void stall(ServerSocket listening, CountDownLatch closed) {
        try (var socket = listening.accept()) {
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"took\""
                                    .getBytes(StandardCharsets.UTF_8));
            drain(socket, closed);
        } catch (IOException e) {
            closed.countDown();
        }
    }

    private static void drain(Socket socket, CountDownLatch closed) {
        try (socket) {
            var in = socket.getInputStream();
            while (in.read() >= 0) {
                // what the client still sends is of no interest
            }
        } catch (IOException e) {
            // a reset ends the connection as well
        }
        closed.countDown();
    }
}
