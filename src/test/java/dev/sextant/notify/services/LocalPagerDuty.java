package dev.sextant.notify.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * PagerDuty's Events API v2, as its reference describes it: required fields, severities, sizes, and
 * incidents that are opened and closed by their deduplication key.
 */
public final class LocalPagerDuty extends LocalReceiver {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 512 * 1024;

    private final String routingKey;
    private final Map<String, String> incidents = new TreeMap<>();

    public LocalPagerDuty(String routingKey) throws IOException {
        this.routingKey = routingKey;
    }

    /** State ({@code triggered}, {@code acknowledged}, {@code resolved}) by deduplication key. */
    public synchronized Map<String, String> incidents() {
        return Map.copyOf(incidents);
    }

    @Override
    protected Reaction.Answer judge(Request request) {
        if (!request.path().equals("/v2/enqueue")) return answer(404, "not found");
        if (request.body().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return answer(413, "too large");
        }
        JsonNode event;
        try {
            event = JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            return answer(400, "{\"status\":\"invalid event\",\"message\":\"not JSON\"}");
        }
        var problems = problems(event);
        if (!problems.isEmpty()) {
            return answer(400, "{\"status\":\"invalid event\",\"errors\":[\"" + problems + "\"]}");
        }
        if (!event.path("routing_key").asText().equals(routingKey)) {
            return answer(
                    400, "{\"status\":\"invalid event\",\"errors\":[\"Invalid routing key\"]}");
        }
        remember(event.path("dedup_key").asText(), event.path("event_action").asText());
        return answer(202, "{\"status\":\"success\",\"message\":\"Event processed\"}");
    }

    private synchronized void remember(String key, String action) {
        switch (action) {
            case "trigger" -> {
                if (!"acknowledged".equals(incidents.get(key))) incidents.put(key, "triggered");
            }
            case "acknowledge" -> incidents.computeIfPresent(key, (_, _) -> "acknowledged");
            default -> incidents.computeIfPresent(key, (_, _) -> "resolved");
        }
    }

    static List<String> problems(JsonNode event) {
        var problems = new ArrayList<String>();
        if (event.path("routing_key").asText().length() != 32) problems.add("length of the key");
        var action = event.path("event_action").asText();
        if (!Set.of("trigger", "acknowledge", "resolve").contains(action)) problems.add("action");
        var key = event.path("dedup_key").asText();
        if (key.isEmpty() || key.length() > 255) problems.add("dedup_key");
        if (!action.equals("trigger")) return problems;
        var payload = event.path("payload");
        var summary = payload.path("summary").asText();
        if (summary.isBlank() || summary.length() > 1024) problems.add("payload.summary");
        if (payload.path("source").asText().isBlank()) problems.add("payload.source");
        if (!Set.of("critical", "error", "warning", "info")
                .contains(payload.path("severity").asText())) {
            problems.add("payload.severity");
        }
        try {
            Instant.parse(payload.path("timestamp").asText());
        } catch (DateTimeException e) {
            problems.add("payload.timestamp");
        }
        for (var link : event.path("links")) {
            if (!link.path("href").asText().startsWith("https://")) problems.add("links.href");
        }
        return problems;
    }

    private static Reaction.Answer answer(int status, String body) {
        return new Reaction.Answer(status, Map.of(), body);
    }
}
