package dev.sextant.demo;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How an event is written: as a document of the log contract, or as a line of a model's log. */
final class EventFormat {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private EventFormat() {}

    /** ISO 8601 in UTC, always with milliseconds, so that every time is equally long. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** One document without a line break; {@code @timestamp} comes first. */
    static String json(DemoEvent event) {
        var text = new StringWriter(256);
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("@timestamp", time(event.time()));
            json.writeStringField("event_type", event.type());
            json.writeStringField("model_name", event.model());
            json.writeNumberField("model_version", event.version());
            json.writeStringField("stage", event.stage());
            json.writeStringField("status", event.status());
            json.writeStringField("environment", event.environment());
            if (event.latencyMs() != null) {
                json.writeNumberField("latency_ms", event.latencyMs());
            }
            if (event.requestId() != null) {
                json.writeStringField("request_id", event.requestId());
            }
            if (event.user() != null) {
                json.writeStringField("user", event.user());
            }
            if (event.label() != null || event.score() != null) {
                json.writeObjectFieldStart("prediction");
                if (event.label() != null) {
                    json.writeStringField("label", event.label());
                }
                if (event.score() != null) {
                    json.writeNumberField("score", event.score());
                }
                json.writeEndObject();
            }
            if (event.text() != null) {
                json.writeStringField("text", event.text());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** One line of a log file without a line break. A latency that was not measured is a hyphen. */
    static String raw(DemoEvent event) {
        var version = " version=" + event.version() + " stage=" + event.stage();
        var status = " status=" + event.status();
        var environment = " environment=" + event.environment();
        if (event.isPrediction()) {
            var latency = event.latencyMs() == null ? "-" : event.latencyMs().toString();
            return time(event.time())
                    + (" PREDICT request_id=" + event.requestId() + " model=" + event.model())
                    + (" latency=" + latency + status + version + environment);
        }
        var level = event.failed() ? " ERROR " : " INFO ";
        return time(event.time())
                + (level + event.type() + " model=" + event.model() + version)
                + (" user=" + event.user() + status + environment);
    }
}
