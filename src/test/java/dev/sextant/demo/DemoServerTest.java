package dev.sextant.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.functional.RealServer;
import dev.sextant.store.Directories;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's server as a process: how it starts, lives beside others, dies and comes back. */
class DemoServerTest {
    @TempDir Path temporary;

    @Test
    void twoDemosRunBesideEachOtherAndLeaveNothingBehind() throws Exception {
        var steps = new CopyOnWriteArrayList<String>();
        try (var one = DemoServer.start(directories(), steps::add);
                var other = DemoServer.start(directories(), steps::add)) {
            assertTrue(get(one.url()).contains("\"number\" : \"9."), get(one.url()));
            assertTrue(get(other.url()).contains("You Know, for Search"));
            assertFalse(one.url().equals(other.url()));
            assertEquals(2, demos().size());
        }
        assertEquals(4, steps.size(), steps.toString());
        assertTrue(steps.getFirst().startsWith("Starting Elasticsearch 9."), steps.toString());
        assertEquals(List.of(), demos());
        assertEquals(List.of(), list(directories().logs()));
    }

    @Test
    void comesBackOnTheSamePortWithItsDataAfterACrash() throws Exception {
        try (var server = DemoServer.start(directories(), step -> {})) {
            var url = server.url();
            send("PUT", url.resolve("/kept/_doc/1?refresh=true"), "{\"answer\":42}");
            server.kill();
            assertThrows(IOException.class, () -> get(url));

            server.restart(step -> {});

            assertEquals(url, server.url());
            get(url.resolve("/_cluster/health/kept?wait_for_status=yellow&timeout=60s"));
            assertTrue(get(url.resolve("/kept/_doc/1")).contains("42"));
        }
    }

    @Test
    void endsWhenTheConsoleIsKilledAndTheNextOneClearsUp() throws Exception {
        var parent =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dsextant.node=" + System.getProperty("sextant.node"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DemoParent.class.getName(),
                                temporary.toString())
                        .redirectError(new File(temporary.toFile(), "parent.err"))
                        .start();
        long pid;
        try (var lines = parent.inputReader()) {
            pid = Long.parseLong(lines.lines().filter(DemoServerTest::isNumber).findFirst().get());
            assertTrue(isAlive(pid));

            parent.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(30)).until(() -> !isAlive(pid));
        }
        assertEquals(1, demos().size());

        try (var next = DemoServer.start(directories(), step -> {})) {
            assertEquals(1, demos().size());
            assertTrue(get(next.url()).contains("You Know, for Search"));
        }
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var launch = RealServer.launch("9").withPort(taken.getLocalPort());

            var failure =
                    assertThrows(NodeException.class, () -> NodeProcess.start(launch, step -> {}));

            assertTrue(failure.sentence().contains("in use"), failure.sentence());
            assertTrue(failure.sentence().contains(launch.log().toString()), failure.sentence());
            assertTrue(Files.size(launch.log()) > 0);
        }
    }

    @Test
    void saysThatItsJarsAreMissing() {
        var launch = NodeLaunch.of(temporary.resolve("nowhere"), temporary, temporary);

        var failure =
                assertThrows(NodeException.class, () -> NodeProcess.start(launch, step -> {}));

        assertTrue(failure.sentence().contains("is missing from"), failure.sentence());
    }

    private Directories directories() {
        return DemoParent.directories(temporary);
    }

    private List<Path> demos() throws IOException {
        return list(directories().data()).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static boolean isNumber(String line) {
        return !line.isEmpty() && line.chars().allMatch(Character::isDigit);
    }

    private static String get(URI url) throws Exception {
        return send("GET", url, "");
    }

    private static String send(String method, URI url, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
