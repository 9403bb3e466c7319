package dev.sextant.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.sextant.store.UpdatePreferences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<UpdatePreferences> kept =
            new AtomicReference<>(UpdatePreferences.DEFAULT);
    private final List<UpdateCheck.Newer> found = new ArrayList<>();
    private final HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;
    private Instant now = NOON;

    UpdateCheckTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    requests.add(
                            "%s %s %s %s"
                                    .formatted(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestURI(),
                                            headers.get("User-Agent"),
                                            headers.containsKey("Cookie")));
                    var bytes = answer.getBytes(StandardCharsets.UTF_8);
                    if (status == 302) exchange.getResponseHeaders().add("Location", "/other");
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/latest.json";
    }

    private UpdateCheck.Newer asked() throws IOException, InterruptedException {
        var newer = new UpdateCheck(address()).ask();
        assertNotNull(newer);
        return newer;
    }

    @Test
    void asksOnceWithoutSayingWho() throws Exception {
        answer = "{\"version\":\"99.1.0\",\"url\":\"https://example.org/sextant\",\"more\":1}";
        var newer = asked();
        assertEquals("99.1.0", newer.version());
        assertEquals("https://example.org/sextant", newer.page().toString());
        assertEquals(List.of("GET /latest.json [Sextant] false"), requests);
    }

    @Test
    void theFeedOfAGitForgeIsReadToo() throws Exception {
        answer = "{\"tag_name\":\"v2.0\",\"html_url\":\"https://example.org/v2.0\"}";
        assertEquals("2.0", asked().version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.0.9", "0.1", "v0.1.0.0"})
    void whatIsNotNewerIsNotSaid(String version) throws Exception {
        answer = "{\"version\":\"" + version + "\",\"url\":\"https://example.org/\"}";
        assertNull(new UpdateCheck(address()).ask());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "{\"version\":7}",
                "{\"version\":\"9.9 <b>\",\"url\":\"https://example.org/\"}",
                "{\"version\":\"9.9.9\"}",
                "{\"version\":\"9.9.9\",\"url\":\"javascript:alert(1)\"}",
                "{\"version\":\"9.9.9\",\"url\":\"https://a:b@example.org/\"}"
            })
    void anAnswerThatIsNotAsExpectedIsNone(String body) {
        answer = body;
        assertThrows(IOException.class, () -> new UpdateCheck(address()).ask());
    }

    @Test
    void aHugeAnswerIsNotRead() {
        answer = "{\"version\":\"9.9.9\",\"url\":\"https://e.org/" + "a".repeat(70_000) + "\"}";
        assertThrows(IOException.class, () -> new UpdateCheck(address()).ask());
    }

    @Test
    void aRedirectIsNotFollowed() {
        status = 302;
        assertThrows(IOException.class, () -> new UpdateCheck(address()).ask());
        assertEquals(1, requests.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/x", "ftp://example.org", "no", "https://a@b.c/"})
    void anAddressThatIsNotHttpsIsRefused(String address) {
        assertNotNull(UpdateCheck.problem(address));
    }

    @Test
    void nothingIsAskedUnlessAPersonWantsIt() throws Exception {
        kept.set(new UpdatePreferences(false, address(), null));
        new Updates(kept::get, kept::set, () -> now).look(found::add);
        assertEquals(List.of(), requests);
        assertFalse(UpdatePreferences.DEFAULT.enabled());
    }

    @Test
    void isAskedAtMostOnceADayAlsoWhenThatFails() throws Exception {
        answer = "{\"version\":\"99.0\",\"url\":\"https://example.org/\"}";
        var updates = new Updates(kept::get, kept::set, () -> now);
        updates.choose(true, address());
        updates.look(found::add);
        updates.look(found::add);
        assertEquals(1, found.size());
        now = NOON.plus(Duration.ofHours(25));
        status = 500;
        updates.look(found::add);
        updates.look(found::add);
        assertEquals(2, requests.size());
        assertEquals(1, found.size(), "a failure is silent");
    }

    @Test
    void theVersionIsTheBuilds() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<artifactId>sextant</artifactId>\n  <version>" + Version.TEXT));
    }
}
