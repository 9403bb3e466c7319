package dev.sextant.functional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sextant.functional.LogstashFile.Choice;
import dev.sextant.functional.LogstashFile.Plugin;
import dev.sextant.functional.LogstashFile.Step;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * An event on its way through the filters of a Logstash configuration, as Logstash documents those
 * that we use: grok (the real one), json, date and mutate. Anything else is refused.
 */
final class LogstashEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendOffset("+HH:mm", "Z")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private final ObjectNode event;
    private final Map<Plugin, RealGrok> groks;

    private LogstashEvent(ObjectNode event, Map<Plugin, RealGrok> groks) {
        this.event = event;
        this.groks = groks;
    }

    /** The filters of one configuration, with the grok of one server. */
    static final class Filters {
        private final List<Step> steps;
        private final Map<Plugin, RealGrok> groks = new HashMap<>();

        Filters(List<Step> steps, String server) {
            this.steps = steps;
            prepare(steps, server);
        }

        private void prepare(List<Step> of, String server) {
            for (var step : of) {
                switch (step) {
                    case Choice choice ->
                            choice.branches().forEach(branch -> prepare(branch.steps(), server));
                    case Plugin plugin when plugin.name().equals("grok") ->
                            groks.put(plugin, grok(plugin, server));
                    case Plugin plugin -> {}
                }
            }
        }

        /** What leaves the filters: the document that would be sent. */
        ObjectNode apply(JsonNode sent) {
            var event = event(sent);
            event.remove("@metadata");
            return event;
        }

        /** The pipeline of the cluster that the document would be sent through. */
        String pipeline(JsonNode sent) {
            return at(event(sent), "[@metadata][pipeline]").asText();
        }

        private ObjectNode event(JsonNode sent) {
            var event = new LogstashEvent(sent.deepCopy(), groks);
            event.run(steps);
            return event.event;
        }
    }

    private static RealGrok grok(Plugin plugin, String server) {
        var patterns = new ArrayList<String>();
        for (var of : plugin.map("match").values()) {
            ((List<?>) of).forEach(pattern -> patterns.add((String) pattern));
        }
        var definitions = new LinkedHashMap<String, String>();
        plugin.map("pattern_definitions")
                .forEach((name, pattern) -> definitions.put((String) name, (String) pattern));
        return new RealGrok(server, patterns, definitions);
    }

    /** The value of {@code [a][b]} or {@code a}; a missing node when there is none. */
    static JsonNode at(JsonNode event, String field) {
        var node = event;
        for (var name : path(field)) node = node.path(name);
        return node;
    }

    private static List<String> path(String field) {
        if (!field.startsWith("[")) return List.of(field);
        return List.of(field.substring(1, field.length() - 1).split("\\]\\[", -1));
    }

    private void run(List<Step> steps) {
        for (var step : steps) {
            switch (step) {
                case Plugin plugin -> apply(plugin);
                case Choice choice ->
                        choice.branches().stream()
                                .filter(branch -> branch.condition().test(event))
                                .findFirst()
                                .ifPresent(branch -> run(branch.steps()));
            }
        }
    }

    private void apply(Plugin plugin) {
        switch (plugin.name()) {
            case "mutate" -> mutate(plugin.settings());
            case "grok" -> grok(plugin);
            case "json" -> json(plugin);
            case "date" -> date(plugin);
            default -> throw new AssertionError(plugin.name());
        }
    }

    private void grok(Plugin plugin) {
        var line = at(event, (String) plugin.map("match").keySet().iterator().next());
        var captured = Objects.requireNonNull(groks.get(plugin)).match(line.asText());
        if (captured == null) {
            plugin.list("tag_on_failure").forEach(this::tag);
            return;
        }
        captured.forEach(
                (name, value) -> {
                    // Unless it may overwrite, grok makes a list of the old value and the new one.
                    if (event.has(name) && !plugin.list("overwrite").contains(name)) {
                        throw new AssertionError(name + " is there");
                    }
                    set(name, TextNode.valueOf(value));
                });
    }

    private void json(Plugin plugin) {
        try {
            var parsed = JSON.readTree(at(event, plugin.text("source")).asText());
            if (!parsed.isObject()) throw new AssertionError("not an object: " + parsed);
            for (var field : parsed.properties()) {
                var isTime = field.getKey().equals("@timestamp");
                var value = field.getValue();
                set(field.getKey(), isTime ? time(OffsetDateTime.parse(value.asText())) : value);
            }
        } catch (JsonProcessingException e) {
            plugin.list("tag_on_failure").forEach(this::tag);
        }
    }

    private void date(Plugin plugin) {
        var match = plugin.list("match");
        if (!match.subList(1, match.size()).equals(List.of("ISO8601", "UNIX_MS"))) {
            throw new AssertionError(match.toString());
        }
        var text = at(event, match.getFirst()).asText();
        try {
            var time =
                    text.contains("T")
                            ? OffsetDateTime.parse(text.replaceAll("([+-]\\d{2})$", "$1:00"), ISO)
                            : Instant.ofEpochMilli(Long.parseLong(text)).atOffset(ZoneOffset.UTC);
            set("@timestamp", time(time));
        } catch (DateTimeException e) {
            plugin.list("tag_on_failure").forEach(this::tag);
        }
    }

    private static JsonNode time(OffsetDateTime time) {
        return TextNode.valueOf(MILLISECONDS.format(time.withOffsetSameInstant(ZoneOffset.UTC)));
    }

    /** In the order in which one mutate does its parts, whatever the order they are written in. */
    @SuppressWarnings("unchecked")
    private void mutate(Map<String, Object> settings) {
        var rest = new HashMap<>(settings);
        var rename = (Map<String, String>) rest.remove("rename");
        if (rename != null) rename.forEach(this::rename);
        var convert = (Map<String, String>) rest.remove("convert");
        if (convert != null) convert.forEach(this::convert);
        var gsub = (List<String>) rest.remove("gsub");
        for (var i = 0; gsub != null && i < gsub.size(); i += 3) {
            var value = at(event, gsub.get(i));
            if (!value.isTextual()) continue;
            var replacement = gsub.get(i + 2).replaceAll("\\\\(\\d)", "\\$$1");
            set(
                    gsub.get(i),
                    TextNode.valueOf(value.asText().replaceAll(gsub.get(i + 1), replacement)));
        }
        var lowercase = (List<String>) rest.remove("lowercase");
        if (lowercase != null) {
            for (var field : lowercase) {
                set(field, TextNode.valueOf(at(event, field).asText().toLowerCase(Locale.ROOT)));
            }
        }
        var addTag = (List<String>) rest.remove("add_tag");
        if (addTag != null) addTag.forEach(this::tag);
        var addField = (Map<String, String>) rest.remove("add_field");
        if (addField != null) {
            addField.forEach((field, value) -> set(field, TextNode.valueOf(value)));
        }
        var removeField = (List<String>) rest.remove("remove_field");
        if (removeField != null) removeField.forEach(this::remove);
        if (!rest.isEmpty()) throw new AssertionError(rest.toString());
    }

    private void rename(String from, String to) {
        var value = at(event, from);
        if (value.isMissingNode()) return;
        remove(from);
        set(to, value);
    }

    private void convert(String field, String type) {
        var value = at(event, field);
        if (value.isMissingNode()) return;
        set(
                field,
                switch (type) {
                    case "string" -> TextNode.valueOf(value.asText());
                    case "integer" ->
                            JSON.getNodeFactory().numberNode(Long.parseLong(value.asText()));
                    case "float" ->
                            JSON.getNodeFactory().numberNode(Double.parseDouble(value.asText()));
                    default -> throw new AssertionError(type);
                });
    }

    private void set(String field, JsonNode value) {
        var path = path(field);
        var parent = event;
        for (var name : path.subList(0, path.size() - 1)) parent = parent.withObjectProperty(name);
        parent.set(path.getLast(), value);
    }

    private void remove(String field) {
        var path = path(field);
        JsonNode parent = event;
        for (var name : path.subList(0, path.size() - 1)) parent = parent.path(name);
        if (parent instanceof ObjectNode object) object.remove(path.getLast());
    }

    private void tag(String tag) {
        for (var each : event.withArrayProperty("tags")) {
            if (each.asText().equals(tag)) return;
        }
        event.withArrayProperty("tags").add(tag);
    }
}
