package dev.sextant.notify.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Alert;
import dev.sextant.model.VisibleText;
import dev.sextant.notify.Notification;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A notification for a program. Its shape is described in the README and changes only with its
 * schema number. Names stand as they are, in plain ASCII with JSON's escapes; only their length is
 * limited.
 */
final class WebhookMessage {

    static final int SCHEMA = 1;
    static final int MOST_ALERTS = 100;

    private static final int LONGEST_TEXT = 2_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private WebhookMessage() {}

    static String of(Notification notification) {
        var message = JSON.createObjectNode().put("schema", SCHEMA);
        message.put("id", cut(notification.id()));
        message.put("kind", word(notification.kind()));
        message.put("at", time(notification.at()));
        message.put("source", cut(notification.source()));
        message.put("may_be_repeat", notification.mayBeRepeat());
        var count = notification.alerts().size();
        message.put("count", count);
        var alerts = message.putArray("alerts");
        for (var alert : notification.alerts().subList(0, Math.min(count, MOST_ALERTS))) {
            describe(alerts.addObject(), alert);
        }
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always writable", e);
        }
    }

    private static void describe(ObjectNode node, Alert alert) {
        node.put("key", alert.key().value());
        node.put("episode", alert.episode());
        node.put("rule", cut(alert.ruleId()));
        node.put("rule_name", cut(alert.ruleName()));
        node.put("severity", alert.severity().code());
        node.put("state", word(alert.state()));
        var labels = node.putObject("labels");
        alert.labels().values().forEach((name, value) -> labels.put(cut(name), cut(value)));
        var version = alert.version();
        node.put("version", version == null ? null : cut(version));
        node.put("unit", word(alert.unit()));
        var reading = alert.reading();
        node.put("value", reading.value());
        node.put("threshold", reading.threshold());
        node.put("matching", reading.matching());
        node.put("sample", reading.sample());
        node.put("since", time(alert.since()));
        node.put("fired_at", time(alert.firedAt()));
        node.put("ended_at", time(alert.endedAt()));
        var end = alert.end();
        node.put("end", end == null ? null : word(end));
        node.put("window_end", time(alert.windowEnd()));
        node.put("late", alert.late());
        var taken = alert.acknowledged();
        if (taken == null) {
            node.putNull("acknowledged");
        } else {
            node.putObject("acknowledged")
                    .put("by", cut(taken.by()))
                    .put("at", time(taken.at()))
                    .put("note", cut(taken.note()));
        }
        node.put("summary", cut(alert.annotations().summary()));
        node.put("what_to_do", cut(alert.annotations().whatToDo()));
        node.put("runbook", cut(alert.annotations().runbook()));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static String cut(String text) {
        return VisibleText.cut(text, LONGEST_TEXT);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
