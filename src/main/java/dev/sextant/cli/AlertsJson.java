package dev.sextant.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Alert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An alert as scripts read it. */
final class AlertsJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private AlertsJson() {}

    /** ISO 8601 in UTC with milliseconds. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /**
     * @param silencedUntil null when no silence is active for it
     */
    static ObjectNode of(Alert alert, @Nullable Instant silencedUntil) {
        var json = JSON.createObjectNode();
        json.put("key", alert.key().value());
        json.put("rule", alert.ruleId());
        json.put("severity", alert.severity().code());
        json.put("state", Output.word(alert.state()));
        var labels = json.putObject("labels");
        alert.labels().values().forEach(labels::put);
        json.put("value", alert.reading().value());
        json.put("threshold", alert.reading().threshold());
        json.put("since", time(alert.since()));
        json.put("window_end", time(alert.windowEnd()));
        json.put("late", alert.late());
        var acknowledged = alert.acknowledged();
        if (acknowledged == null) {
            json.putNull("acknowledged");
        } else {
            json.putObject("acknowledged")
                    .put("by", acknowledged.by())
                    .put("at", time(acknowledged.at()))
                    .put("note", acknowledged.note());
        }
        json.put("silenced_until", silencedUntil == null ? null : time(silencedUntil));
        json.put("health", Output.word(alert.health().status()));
        json.put("health_reason", alert.health().reason());
        json.put("episode", alert.episode());
        json.put("version", alert.version());
        var firedAt = alert.firedAt();
        json.put("fired_at", firedAt == null ? null : time(firedAt));
        var endedAt = alert.endedAt();
        json.put("ended_at", endedAt == null ? null : time(endedAt));
        var end = alert.end();
        json.put("end", end == null ? null : Output.word(end));
        return json;
    }
}
