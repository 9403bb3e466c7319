package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.Deployment;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.StageChange;
import dev.sextant.cluster.elastic.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One document as Elasticsearch returns it, read by the contract's names and values. */
record Hit(JsonNode json, Fields names) {

    String id() {
        return json.path("_id").asText();
    }

    /** What a field of the contract was written as; null when the document lacks it. */
    @Nullable String text(String contractName) {
        var constant = names.constant(contractName);
        if (constant != null) return constant;
        var written = written(contractName);
        if (!written.isValueNode() || written.isNull()) return null;
        return names.meanings(contractName).of(written.asText());
    }

    /** In the document; else as it is indexed, as an alias of a field is, or a constant one. */
    private JsonNode written(String contractName) {
        var written = Json.at(json.path("_source"), names.source(contractName));
        if (written.isMissingNode()) {
            return json.path("fields").path(names.of(contractName)).path(0);
        }
        return written.isArray() && written.size() == 1 ? written.path(0) : written;
    }

    /** The version as it was indexed; null when there is none, or none that the mapping accepts. */
    @Nullable String version() {
        var constant = names.constant(Fields.VERSION);
        if (constant != null) return constant;
        var value = json.path("fields").path(names.of(Fields.VERSION)).path(0);
        return value.isMissingNode() || value.isNull()
                ? null
                : names.meanings(Fields.VERSION).of(Readings.key(value));
    }

    /** Several as they were written. */
    private @Nullable String label() {
        var written = written(Fields.LABEL);
        return written.isContainerNode() ? written.toString() : text(Fields.LABEL);
    }

    private @Nullable Double latency() {
        var written = written(Fields.LATENCY);
        if (!written.isNumber() || !Double.isFinite(written.asDouble())) return null;
        return names.latencyUnit().toMillis(written.asDouble());
    }

    @Nullable Instant time() {
        var value = json.path("fields").path(names.of(Fields.TIME)).path(0);
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
                latency(),
                text(Fields.REQUEST),
                label(),
                number(text(Fields.SCORE)),
                fields);
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
