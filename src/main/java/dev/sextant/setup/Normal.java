package dev.sextant.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a cluster as it was written there: without what servers add by themselves (dates,
 * versions, the defaults that they write out), with settings by their full names and as text.
 */
final class Normal {

    private static final ObjectNode NO_FIELDS = SetupApi.JSON.createObjectNode();

    private Normal() {}

    /** The {@code policy} of an answer of {@code _ilm}. */
    static ObjectNode lifecycle(JsonNode policy) {
        var tree = copy(policy);
        for (var phase : tree.path("phases")) {
            dropIf(phase.path("actions").path("delete"), "delete_searchable_snapshot", "true");
            dropIf(phase.path("actions").path("shrink"), "allow_write_after_shrink", "false");
        }
        var hot = tree.path("phases").path("hot");
        if (hot instanceof ObjectNode object && object.path("min_age").asText("0s").equals("0s")) {
            object.put("min_age", "0ms");
        }
        return tree;
    }

    /** The {@code policy} of an answer of {@code _ism}. */
    static ObjectNode ism(JsonNode policy) {
        var tree = copy(policy);
        tree.remove(List.of("policy_id", "last_updated_time", "schema_version", "user"));
        dropNulls(tree);
        tree.path("ism_template").forEach(one -> drop(one, "last_updated_time"));
        for (var state : tree.path("states")) {
            for (var action : state.path("actions")) {
                // Three times, exponentially from a minute: whoever changes that writes it.
                if (action.path("retry").path("count").asInt() == 3) drop(action, "retry");
                dropIf(action.path("rollover"), "copy_alias", "false");
                dropIf(action.path("rollover"), "prevent_empty_rollover", "false");
            }
        }
        return tree;
    }

    static ObjectNode pipeline(JsonNode pipeline) {
        var tree = copy(pipeline);
        dropDates(tree);
        return tree;
    }

    /** The {@code index_template} of an answer, or one of our files. */
    static ObjectNode template(JsonNode template) {
        var tree = copy(template);
        dropDates(tree);
        for (var name : List.of("composed_of", "ignore_missing_component_templates")) {
            if (tree.path(name).isEmpty()) tree.remove(name);
        }
        if (tree.path("allow_auto_create").isNull()) tree.remove("allow_auto_create");
        var stream = tree.path("data_stream");
        dropIf(stream, "hidden", "false");
        dropIf(stream, "allow_custom_routing", "false");
        if (stream.path("timestamp_field").path("name").asText().equals("@timestamp")) {
            drop(stream, "timestamp_field");
        }
        if (tree.path("template") instanceof ObjectNode inner) {
            if (inner.path("aliases").isEmpty()) inner.remove("aliases");
            if (inner.has("settings")) inner.set("settings", settings(inner.path("settings")));
        }
        return tree;
    }

    /** Flat, by their full names, every value as text. */
    static ObjectNode settings(JsonNode settings) {
        var flat = new TreeMap<String, JsonNode>();
        flatten("", settings, flat);
        var tree = SetupApi.JSON.createObjectNode();
        flat.forEach(tree::set);
        return tree;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> flat) {
        if (node.isObject()) {
            for (var field : node.properties()) {
                flatten(
                        path + (path.isEmpty() ? "" : ".") + field.getKey(),
                        field.getValue(),
                        flat);
            }
            return;
        }
        var name = path.startsWith("index.") ? path : "index." + path;
        flat.put(
                name,
                node.isValueNode() ? SetupApi.JSON.getNodeFactory().textNode(node.asText()) : node);
    }

    /** The same with its fields in the order in which another has them; further ones after. */
    static JsonNode inOrderOf(JsonNode other, JsonNode node) {
        if (node.isObject()) {
            var like = other.isObject() ? other : NO_FIELDS;
            var ordered = SetupApi.JSON.createObjectNode();
            for (var field : like.properties()) {
                var own = node.get(field.getKey());
                if (own != null) ordered.set(field.getKey(), inOrderOf(field.getValue(), own));
            }
            var rest = new ArrayList<String>();
            node.fieldNames().forEachRemaining(rest::add);
            rest.removeIf(ordered::has);
            rest.stream().sorted().forEach(name -> ordered.set(name, node.get(name)));
            return ordered;
        }
        if (node instanceof ArrayNode array && other.isArray()) {
            var ordered = SetupApi.JSON.createArrayNode();
            for (var at = 0; at < array.size(); at++) {
                ordered.add(inOrderOf(other.path(at), array.get(at)));
            }
            return ordered;
        }
        return node;
    }

    /** To be written again as it was: all but what servers do not take back. */
    static ObjectNode writable(JsonNode node) {
        var tree = copy(node);
        dropDates(tree);
        return tree;
    }

    private static ObjectNode copy(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : NO_FIELDS.deepCopy();
    }

    private static void dropDates(ObjectNode tree) {
        tree.remove(
                List.of(
                        "created_date",
                        "created_date_millis",
                        "modified_date",
                        "modified_date_millis"));
    }

    private static void dropNulls(ObjectNode tree) {
        var empty = new ArrayList<String>();
        for (var field : tree.properties()) {
            if (field.getValue().isNull()) empty.add(field.getKey());
        }
        tree.remove(empty);
    }

    private static void dropIf(JsonNode node, String field, String value) {
        if (node.path(field).asText().equals(value)) drop(node, field);
    }

    private static void drop(JsonNode node, String field) {
        if (node instanceof ObjectNode object) object.remove(field);
    }
}
