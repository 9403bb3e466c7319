package dev.sextant.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The index of the demo cluster, written over plain HTTP.
 *
 * <p>Besides {@code notify}, the demo is the only place that uses {@code java.net.http}: it plays
 * the log shipper in front of the cluster, so it must not write through {@code Cluster}, which
 * reads only, and the Elasticsearch client belongs to {@code cluster.elastic} alone.
 */
final class DemoIndex implements AutoCloseable {
    static final String NAME = "model-logs-000001";

    /** Above this a request waits for a machine that is not coming back. */
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The types of the log contract. */
    static final String DEFINITION =
            """
            {
              "settings": {
                "number_of_shards": 1,
                "number_of_replicas": 0,
                "refresh_interval": "-1",
                "translog.durability": "async"
              },
              "mappings": {
                "dynamic": "strict",
                "properties": {
                  "@timestamp": {"type": "date"},
                  "event_type": {"type": "keyword"},
                  "model_name": {"type": "keyword"},
                  "model_version": {"type": "integer"},
                  "stage": {"type": "keyword"},
                  "status": {"type": "keyword"},
                  "latency_ms": {"type": "float"},
                  "request_id": {"type": "keyword"},
                  "user": {"type": "keyword"},
                  "environment": {"type": "keyword"},
                  "prediction": {
                    "properties": {
                      "label": {"type": "keyword"},
                      "score": {"type": "float"}
                    }
                  },
                  "text": {"type": "text"}
                }
              }
            }
            """;

    /**
     * What follows after loading is searchable a second later, whoever asks, and outlives a server
     * that is killed.
     */
    private static final String LIVE =
            """
            {"index": {"refresh_interval": "1s", "translog.durability": "request"}}
            """;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final URI cluster;
    private final String name;

    /**
     * @param cluster the root of the demo server, on the loopback address
     * @param name {@link #NAME}, but for tests that share a server
     */
    DemoIndex(URI cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** Creates it for loading: nothing is searchable before {@link #goLive}. */
    void create() throws IOException, InterruptedException {
        exchange("PUT", "/" + name, "application/json", DEFINITION);
    }

    /** A request on its way. */
    interface Pending {
        /**
         * Waits for the answer.
         *
         * @throws IOException when the server refuses a document or cannot be reached
         */
        void await() throws IOException, InterruptedException;
    }

    /**
     * Starts writing documents; the caller may prepare the next ones meanwhile.
     *
     * @param body actions and documents, each on its own line, the last one ended too
     */
    Pending bulk(String body) {
        var path = "/" + name + "/_bulk?filter_path=errors,items.*.error";
        var sent = send("POST", path, "application/x-ndjson", body);
        return () -> {
            var answer = answer(sent);
            if (answer.path("errors").asBoolean(true)) {
                var items = answer.path("items");
                var reason = items.path(0).findPath("reason").asText("no reason given");
                throw new IOException("The demo server refused a document: " + reason);
            }
        };
    }

    /** Keeps and shows what was loaded. */
    void goLive() throws IOException, InterruptedException {
        exchange("PUT", "/" + name + "/_settings", "application/json", LIVE);
        exchange("POST", "/" + name + "/_flush", "application/json", "");
        exchange("POST", "/" + name + "/_refresh", "application/json", "");
    }

    private void exchange(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        answer(send(method, path, type, body));
    }

    private CompletableFuture<HttpResponse<String>> send(
            String method, String path, String type, String body) {
        var request =
                HttpRequest.newBuilder(cluster.resolve(path))
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private static JsonNode answer(CompletableFuture<HttpResponse<String>> sent)
            throws IOException, InterruptedException {
        try {
            // The request's own timeout would not cover the body.
            var response = sent.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (response.statusCode() >= 300) {
                throw new IOException(
                        "The demo server answered %d: %s"
                                .formatted(response.statusCode(), beginning(response.body())));
            }
            return JSON.readTree(response.body());
        } catch (ExecutionException e) {
            throw new IOException("The demo server cannot be reached.", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The demo server did not answer in time.", e);
        } finally {
            sent.cancel(true);
        }
    }

    private static String beginning(String body) {
        return body.length() <= 300 ? body : body.substring(0, 300);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
