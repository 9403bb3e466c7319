package dev.sextant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition;
import dev.sextant.monitor.AlertingLog;
import dev.sextant.notify.DeliveryEntry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code sextant watch} prints: one line for each thing that happens. */
final class WatchOutput implements AlertingLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._:/@+-]+");

    private final PrintWriter out;
    private final boolean json;
    private final InstantSource clock;

    /**
     * @param json one object a line; otherwise words of the form name=value
     */
    WatchOutput(PrintWriter out, boolean json, InstantSource clock) {
        this.out = out;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void evaluated(Rule rule, Instant windowEnd, Health health, long groups, Duration cost) {
        print(
                line("evaluation")
                        .put("rule", rule.id())
                        .put("window_end", AlertsJson.time(windowEnd))
                        .put("health", Output.word(health.status()))
                        .put("reason", health.reason())
                        .put("groups", groups)
                        .put("cost_ms", cost.toMillis()));
    }

    @Override
    public void transition(Transition transition) {
        var alert = transition.alert();
        print(
                line("transition")
                        .put("what", Output.word(transition.cause()))
                        .put("window_end", AlertsJson.time(alert.windowEnd()))
                        .setAll(AlertsJson.of(alert, null)));
    }

    @Override
    public void delivery(DeliveryEntry entry) {
        var kind = entry.kind();
        print(
                line("delivery")
                        .put("key", entry.alert().value())
                        .put("episode", entry.episode())
                        .put("receiver", entry.receiver())
                        .put("what", kind == null ? null : Output.word(kind))
                        .put("reason", Output.word(entry.reason()))
                        .put("outcome", Output.word(entry.state()))
                        .put("attempts", entry.attempts())
                        .put("detail", entry.detail()));
    }

    @Override
    public void problem(String sentence) {
        print(line("problem").put("problem", sentence));
    }

    private ObjectNode line(String type) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("time", AlertsJson.time(clock.instant()));
    }

    private synchronized void print(JsonNode line) {
        out.println(json ? line.toString() : text(line));
        out.flush();
    }

    private static String text(JsonNode line) {
        var words =
                line.properties().stream()
                        .filter(field -> !field.getKey().equals("time"))
                        .filter(field -> !field.getKey().equals("type"))
                        .filter(field -> !field.getValue().isNull())
                        .map(field -> field.getKey() + "=" + value(field.getValue()))
                        .collect(Collectors.joining(" "));
        return line.path("time").asText()
                + " "
                + line.path("type").asText().toUpperCase(Locale.ROOT)
                + " "
                + words;
    }

    private static String value(JsonNode value) {
        if (!value.isTextual()) return value.toString();
        var text = value.asText();
        return PLAIN.matcher(text).matches() ? text : value.toString();
    }
}
