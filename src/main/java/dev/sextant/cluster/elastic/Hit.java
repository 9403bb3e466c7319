package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.Deployment;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.StageChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One document as Elasticsearch returns it.
 *
 * @param versionField the cluster's name of the version field
 */
record Hit(JsonNode json, String versionField) {

    String id() {
        return json.path("_id").asText();
    }

    /** The value of a field of the contract as it was written; null when the document lacks it. */
    @Nullable String text(String contractName) {
        return Json.text(json.path("_source"), contractName);
    }

    /** The version as it was indexed; null when there is none, or none that the mapping accepts. */
    @Nullable String version() {
        var value = json.path("fields").path(versionField).path(0);
        return value.isMissingNode() || value.isNull() ? null : Readings.key(value);
    }

    @Nullable Instant time() {
        var value = json.path("fields").path(Fields.TIME).path(0);
        if (value.isMissingNode()) return null;
        return Instant.ofEpochMilli(new BigDecimal(value.asText()).longValue());
    }

    @Nullable StageChange stageChange(@Nullable String fromStage) {
        var time = time();
        return time == null
                ? null
                : new StageChange(
                        time,
                        text(Fields.USER),
                        text(Fields.MODEL),
                        version(),
                        fromStage,
                        text(Fields.STAGE),
                        text(Fields.STATUS),
                        text(Fields.ENVIRONMENT));
    }

    /** Null for an event that does not say which model was deployed. */
    @Nullable Deployment deployment() {
        var model = text(Fields.MODEL);
        var time = time();
        return model == null || time == null
                ? null
                : new Deployment(
                        time,
                        model,
                        version(),
                        text(Fields.ENVIRONMENT),
                        text(Fields.USER),
                        text(Fields.STATUS));
    }

    LogEntry entry() {
        var fields = new TreeMap<String, String>();
        flatten("", json.path("_source"), fields);
        return new LogEntry(
                json.path("_index").asText(),
                id(),
                time(),
                text(Fields.MODEL),
                version(),
                text(Fields.ENVIRONMENT),
                text(Fields.STAGE),
                text(Fields.STATUS),
                Json.number(json.path("_source"), Fields.LATENCY),
                text(Fields.REQUEST),
                written(Fields.LABEL),
                number(written(Fields.SCORE)),
                fields);
    }

    /** The value of a field within another as it was written; null for none. */
    private @Nullable String written(String contractName) {
        var value = at(json.path("_source"), contractName);
        if (value.isArray() && value.size() == 1) value = value.path(0);
        if (value.isMissingNode() || value.isNull()) return null;
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** What stands under a dotted name, however much of it is nested. */
    private static JsonNode at(JsonNode object, String name) {
        var whole = object.path(name);
        if (!whole.isMissingNode()) return whole;
        for (var dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            var inner = object.path(name.substring(0, dot));
            if (inner.isObject()) return at(inner, name.substring(dot + 1));
        }
        return whole;
    }

    /** A number, also where it was written as text; null for none. */
    private static @Nullable Double number(@Nullable String written) {
        if (written == null) return null;
        try {
            var number = Double.parseDouble(written);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> fields) {
        for (var property : node.properties()) {
            var name = prefix + property.getKey();
            var value = property.getValue();
            if (value.isObject()) {
                flatten(name + ".", value, fields);
            } else {
                fields.put(name, value.isValueNode() ? value.asText() : value.toString());
            }
        }
    }
}
