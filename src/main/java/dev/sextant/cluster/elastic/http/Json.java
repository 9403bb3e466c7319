package dev.sextant.cluster.elastic.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Request bodies in few words. */
public final class Json {

    private Json() {}

    /** An object from names and values in turn. Values: nodes, texts, numbers, booleans. */
    public static ObjectNode object(Object... namesAndValues) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
        }
        return object;
    }

    public static JsonNode array(Collection<?> values) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    private static JsonNode node(Object value) {
        var make = JsonNodeFactory.instance;
        return switch (value) {
            case JsonNode node -> node;
            case String text -> make.textNode(text);
            case Integer number -> make.numberNode(number);
            case Long number -> make.numberNode(number);
            case Double number -> make.numberNode(number);
            case BigDecimal number -> make.numberNode(number);
            case Boolean truth -> make.booleanNode(truth);
            case Collection<?> values -> array(values);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    /** The number at a name; null when there is none or it is not a finite number. */
    public static @Nullable Double number(JsonNode parent, String name) {
        var value = parent.path(name);
        if (value.isNumber()) {
            var number = value.asDouble();
            return Double.isFinite(number) ? number : null;
        }
        return null;
    }

    /** The text at a name, numbers and truths as text; null when there is none. */
    public static @Nullable String text(JsonNode parent, String name) {
        var value = parent.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /**
     * What stands at a path of a document, whether its parts are objects in each other or names
     * with dots in them; a missing node when there is nothing.
     */
    public static JsonNode at(JsonNode parent, String path) {
        var whole = parent.path(path);
        if (!whole.isMissingNode()) return whole;
        for (var dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            var inner = parent.path(path.substring(0, dot));
            if (!inner.isObject()) continue;
            var found = at(inner, path.substring(dot + 1));
            if (!found.isMissingNode()) return found;
        }
        return whole;
    }
}
