package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Makes JSON for requests. */
final class Tree {

    static final ObjectMapper JSON = new ObjectMapper();

    private Tree() {}

    /** Names and values in turn. */
    static ObjectNode object(Object... pairs) {
        var object = JSON.createObjectNode();
        for (var i = 0; i < pairs.length; i += 2) {
            object.set((String) pairs[i], node(pairs[i + 1]));
        }
        return object;
    }

    static ArrayNode array(Collection<?> values) {
        var array = JSON.createArrayNode();
        for (var value : values) array.add(node(value));
        return array;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case JsonNode tree -> tree;
            case Collection<?> many -> array(many);
            default -> JSON.valueToTree(value);
        };
    }
}
