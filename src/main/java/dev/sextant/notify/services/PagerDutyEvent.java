package dev.sextant.notify.services;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Alert;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.model.Severity;
import dev.sextant.model.VisibleText;
import dev.sextant.notify.Notification;
import dev.sextant.text.Language;
import java.util.Locale;

/**
 * Events API v2, as its reference describes it: an incident is opened and closed by events with the
 * same deduplication key.
 *
 * <p>That key is the alert's own, without the episode. A storm has one of its rule and cluster. A
 * test has one of its own, so that it touches no incident.
 */
final class PagerDutyEvent {

    /** The largest event that is taken. */
    static final int MOST_BYTES = 500_000;

    private static final int LONGEST_SUMMARY = 1_000;
    private static final int LONGEST_DETAIL = 2_000;
    private static final int LONGEST_ITEM = 400;
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_LINK = 2_000;

    enum Action {
        TRIGGER,
        ACKNOWLEDGE,
        RESOLVE
    }

    private PagerDutyEvent() {}

    static ObjectNode of(Notification notification, Action action, Secret routingKey) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("routing_key", routingKey.value());
        event.put("event_action", action.name().toLowerCase(Locale.ROOT));
        event.put("dedup_key", dedupKey(notification));
        if (action == Action.TRIGGER) {
            event.put("client", "Sextant");
            event.set("payload", payload(notification));
            var runbook = notification.alert().annotations().runbook().strip();
            if (isLink(runbook)) {
                event.putArray("links").addObject().put("href", runbook).put("text", "Runbook");
            }
        }
        return event;
    }

    static String dedupKey(Notification notification) {
        var alert = notification.alert();
        return switch (notification.kind()) {
            case STORM, STORM_OVER ->
                    "storm-" + Digest.of(notification.source() + "\n" + alert.ruleId());
            case TEST -> "test-" + Digest.of(notification.id());
            case FIRED, REPEAT, RESOLVED, ACKNOWLEDGED, MISSED, DIGEST -> alert.key().value();
        };
    }

    private static ObjectNode payload(Notification notification) {
        var alert = notification.alert();
        var payload = JsonNodeFactory.instance.objectNode();
        payload.put("summary", summary(notification));
        payload.put("source", VisibleText.line(notification.source(), LONGEST_DETAIL));
        payload.put("severity", severity(alert.severity()));
        payload.put("timestamp", notification.at().toString());
        var model = alert.labels().model();
        if (model != null) payload.put("component", VisibleText.line(model, LONGEST_DETAIL));
        payload.put("group", VisibleText.line(alert.ruleName(), LONGEST_DETAIL));
        payload.put("class", VisibleText.line(alert.ruleId(), LONGEST_DETAIL));
        payload.set("custom_details", details(notification, alert));
        return payload;
    }

    private static String summary(Notification notification) {
        var alert = notification.alert();
        var test = notification.kind() == Notification.Kind.TEST ? "TEST: " : "";
        var figure = notification.alerts().size() == 1 ? Wording.figure(alert) : "";
        var text = test + Wording.title(notification) + (figure.isEmpty() ? "" : ": " + figure);
        return VisibleText.cut(text, LONGEST_SUMMARY);
    }

    private static ObjectNode details(Notification notification, Alert alert) {
        var details = JsonNodeFactory.instance.objectNode();
        var figure = Wording.figure(alert);
        if (!figure.isEmpty()) details.put("value", figure);
        for (var fact : Wording.facts(notification)) {
            var time = fact.time();
            details.put(
                    fact.name().toLowerCase(Locale.ROOT),
                    time == null ? fact.text() : time.toString());
        }
        var happened = Wording.happened(notification);
        if (!happened.isEmpty()) details.put("remark", happened);
        var annotations = alert.annotations();
        var language = Language.spoken();
        put(details, "summary", language.known(annotations.summary()));
        put(details, "explanation", language.known(annotations.explanation()));
        put(details, "what to do", language.known(annotations.whatToDo()));
        var count = notification.alerts().size();
        if (count > 1) {
            var items = details.putArray("alerts");
            for (var each : notification.alerts().subList(0, Math.min(count, MOST_ITEMS))) {
                items.add(VisibleText.cut(Wording.item(notification, each), LONGEST_ITEM));
            }
            if (count > MOST_ITEMS)
                items.add(Language.spoken().text("notice.items", count - MOST_ITEMS));
        }
        return details;
    }

    private static void put(ObjectNode details, String name, String text) {
        if (!text.isBlank()) details.put(name, VisibleText.lines(text, LONGEST_DETAIL));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    private static boolean isLink(String address) {
        return address.startsWith("https://") && address.length() <= LONGEST_LINK;
    }
}
