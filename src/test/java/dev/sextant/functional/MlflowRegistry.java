package dev.sextant.functional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model registry that answers as MLflow's REST interface is documented: {@code
 * registered-models/search} and {@code model-versions/search} below {@code /api/2.0/mlflow}, in
 * pages. It holds what tests put into it, and can refuse from a page on.
 */
final class MlflowRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 2;

    private final HttpServer server;
    private final Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    private final List<ObjectNode> versions = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private int answersLeft = Integer.MAX_VALUE;

    MlflowRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized ObjectNode version(String model, int number, long created, String user) {
        of(model);
        var version = JSON.createObjectNode();
        version.put("name", model).put("version", Integer.toString(number));
        version.put("creation_timestamp", created).put("last_updated_timestamp", created);
        version.put("user_id", user).put("current_stage", "None").put("status", "READY");
        versions.add(version);
        return version;
    }

    synchronized void stage(ObjectNode version, String stage, long when) {
        version.put("current_stage", stage).put("last_updated_timestamp", when);
    }

    synchronized void tag(ObjectNode version, String key, String value) {
        version.putArray("tags").addObject().put("key", key).put("value", value);
    }

    synchronized void alias(String model, String alias, int number) {
        of(model).put(alias, Integer.toString(number));
    }

    synchronized void noAlias(String model, String alias) {
        of(model).remove(alias);
    }

    private Map<String, String> of(String model) {
        return aliases.computeIfAbsent(model, name -> new LinkedHashMap<>());
    }

    /** Answers so many questions more, and then 503. */
    synchronized void answers(int count) {
        answersLeft = count;
    }

    /** What the askers said of themselves. */
    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) authorizations.add(authorization);
        if (answersLeft-- <= 0) {
            send(
                    exchange,
                    503,
                    JSON.createObjectNode().put("error_code", "TEMPORARILY_UNAVAILABLE"));
            return;
        }
        var query = query(exchange.getRequestURI().getRawQuery());
        switch (exchange.getRequestURI().getPath()) {
            case "/api/2.0/mlflow/registered-models/search" ->
                    send(exchange, 200, page("registered_models", models(), query));
            case "/api/2.0/mlflow/model-versions/search" ->
                    send(exchange, 200, page("model_versions", versions, query));
            default ->
                    send(
                            exchange,
                            404,
                            JSON.createObjectNode().put("error_code", "ENDPOINT_NOT_FOUND"));
        }
    }

    private List<ObjectNode> models() {
        var models = new ArrayList<ObjectNode>();
        aliases.forEach(
                (name, held) -> {
                    var model = JSON.createObjectNode().put("name", name);
                    // As MLflow does, an empty list is left out.
                    if (!held.isEmpty()) {
                        ArrayNode list = model.putArray("aliases");
                        held.forEach(
                                (alias, version) ->
                                        list.addObject()
                                                .put("alias", alias)
                                                .put("version", version));
                    }
                    models.add(model);
                });
        return models;
    }

    /** Pages are small, whatever was asked for: a server may give fewer. */
    private static ObjectNode page(String key, List<ObjectNode> all, Map<String, String> query) {
        var from = Integer.parseInt(query.getOrDefault("page_token", "0"));
        var to = Math.min(all.size(), from + PAGE);
        var answer = JSON.createObjectNode();
        if (!all.isEmpty()) answer.putArray(key).addAll(all.subList(from, to));
        if (to < all.size()) answer.put("next_page_token", Integer.toString(to));
        return answer;
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw == null) return query;
        for (var part : raw.split("&", -1)) {
            var pair = part.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body)
            throws IOException {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
