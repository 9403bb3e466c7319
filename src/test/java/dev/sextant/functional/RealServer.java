package dev.sextant.functional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.demo.NodeException;
import dev.sextant.demo.NodeLaunch;
import dev.sextant.demo.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Real Elasticsearch and OpenSearch servers for tests, started on first use and shared by all tests
 * of this JVM; they end with it. Tests keep apart by their {@link #index} names.
 */
public final class RealServer {
    /** The user and password of {@link #es8Security}. */
    public static final String USER = "elastic";

    public static final String PASSWORD = "password";

    private static final Map<String, RealServer> STARTED = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeProcess node;
    private final @Nullable String authorization;

    private RealServer(NodeProcess node, @Nullable String authorization) {
        this.node = node;
        this.authorization = authorization;
    }

    public static RealServer es9() {
        return STARTED.computeIfAbsent("9", name -> new RealServer(start(launch(name)), null));
    }

    public static RealServer es8() {
        return STARTED.computeIfAbsent("8", name -> new RealServer(start(launch(name)), null));
    }

    /** Elasticsearch 8 with users, roles and API keys, over plain HTTP. */
    public static RealServer es8Security() {
        return STARTED.computeIfAbsent("8-security", RealServer::secured);
    }

    /**
     * OpenSearch 3 with its modules for ingest pipelines (grok, dissect, date, convert, script, …),
     * painless, reindex and update or delete by query, further field types and text analysis. Data
     * streams are in the server itself. Index state management and the security plugin are not
     * published as artifacts that can be had here: there is no {@code _plugins/_ism} and no user.
     */
    public static RealServer openSearch() {
        return STARTED.computeIfAbsent(
                "opensearch-3", name -> new RealServer(start(launch(name)), null));
    }

    /** OpenSearch 2 with the same modules as {@link #openSearch}. */
    public static RealServer openSearch2() {
        return STARTED.computeIfAbsent(
                "opensearch-2", name -> new RealServer(start(launch(name)), null));
    }

    /** One of the given kind for a test that lists whatever a server holds. */
    public static RealServer alone(String kind) {
        return STARTED.computeIfAbsent(
                "alone-" + kind, name -> new RealServer(start(launch(kind)), null));
    }

    /**
     * How to start a server of the given kind ("9", "8", "8-security", "opensearch-3",
     * "opensearch-2") in a new directory.
     */
    public static NodeLaunch launch(String kind) {
        var target = Path.of(System.getProperty("sextant.target", "target"));
        var jars = Path.of(System.getProperty("sextant.node", "target/node"), kind, "lib");
        try {
            var parent = Files.createDirectories(target.resolve("servers").toAbsolutePath());
            var home = Files.createTempDirectory(parent, kind + "-");
            return NodeLaunch.of(jars, home, home.resolve("node.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name and the first number of its version, for example {@code OpenSearch 3.}. */
    public String product() {
        var version = json("GET", "/", null).path("version");
        var opensearch = version.path("distribution").asText().equals("opensearch");
        var number = version.path("number").asText();
        var major = number.substring(0, number.indexOf('.') + 1);
        return (opensearch ? "OpenSearch " : "Elasticsearch ") + major;
    }

    @Override
    public String toString() {
        return product();
    }

    public URI url() {
        return node.url();
    }

    /** What the server's process has used of the processors since it started. */
    public Duration cpu() {
        return node.handle().info().totalCpuDuration().orElseThrow();
    }

    /** A name that no other test of this JVM gets. */
    public String index(String prefix) {
        return prefix + "-" + NUMBER.incrementAndGet();
    }

    /** Any request with a JSON body, or none; whatever the answer is. */
    public HttpResponse<String> call(String method, String path, @Nullable String body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(url().resolve(path)).method(method, publisher);
        request.header("Content-Type", "application/json");
        if (authorization != null) request.header("Authorization", authorization);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer's body, which must be a success. */
    public JsonNode json(String method, String path, @Nullable String body) {
        var answer = call(method, path, body);
        try {
            var json = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + json);
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    /** Indexes documents, one JSON text each, and makes them searchable; all must be taken. */
    public void bulk(String index, List<String> documents) {
        var body = new StringBuilder();
        for (var document : documents) {
            body.append("{\"create\":{}}\n").append(document.replace('\n', ' ')).append('\n');
        }
        var answer = json("POST", "/" + index + "/_bulk?refresh=true", body.toString());
        if (answer.path("errors").asBoolean()) throw new AssertionError(answer.toString());
    }

    private static RealServer secured(String name) {
        var launch =
                launch(name)
                        .with(
                                List.of(
                                        "plugin=dev.sextant.node.security.AnalysisStandIns",
                                        "plugin=org.elasticsearch.xpack.core.XPackPlugin",
                                        "plugin=org.elasticsearch.xpack.security.SecurityWithoutSaml",
                                        "secret:bootstrap.password=ELASTIC_PASSWORD",
                                        "xpack.security.enabled=true",
                                        "xpack.security.autoconfiguration.enabled=false"),
                                Map.of("ELASTIC_PASSWORD", PASSWORD));
        var pair = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return new RealServer(start(launch), "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static NodeProcess start(NodeLaunch launch) {
        try {
            var node = NodeProcess.start(launch, step -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(node::close, "close-server"));
            return node;
        } catch (NodeException e) {
            throw new IllegalStateException(e.sentence(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
