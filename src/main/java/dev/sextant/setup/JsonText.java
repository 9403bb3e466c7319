package dev.sextant.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** JSON as a person reads it and a diff compares it: what is short stays on one line. */
final class JsonText {

    private static final int WIDTH = 100;

    /** Of one line: deeper ones hide what differs. */
    private static final int DEPTH = 2;

    private JsonText() {}

    static String of(JsonNode node) {
        var text = new StringBuilder();
        write(node, 0, text, true);
        return text.toString();
    }

    private static void write(JsonNode node, int indent, StringBuilder text, boolean outermost) {
        var line = line(node);
        if (!node.isContainerNode() || node.isEmpty()) {
            text.append(line);
            return;
        }
        if (!outermost && indent + line.length() <= WIDTH && depth(node) <= DEPTH) {
            text.append(line);
            return;
        }
        text.append(node.isObject() ? "{" : "[");
        var first = true;
        if (node.isObject()) {
            for (var field : node.properties()) {
                begin(text, indent, first);
                first = false;
                text.append(quoted(field.getKey())).append(": ");
                write(field.getValue(), indent + 2, text, false);
            }
        } else {
            for (var element : node) {
                begin(text, indent, first);
                first = false;
                write(element, indent + 2, text, false);
            }
        }
        text.append('\n').append(" ".repeat(indent)).append(node.isObject() ? "}" : "]");
    }

    private static void begin(StringBuilder text, int indent, boolean first) {
        text.append(first ? "\n" : ",\n").append(" ".repeat(indent + 2));
    }

    private static int depth(JsonNode node) {
        var deepest = 0;
        for (var child : node) deepest = Math.max(deepest, depth(child));
        return node.isContainerNode() ? deepest + 1 : 0;
    }

    private static String line(JsonNode node) {
        if (node.isObject()) {
            var text = new StringBuilder("{");
            for (var field : node.properties()) {
                if (text.length() > 1) text.append(", ");
                text.append(quoted(field.getKey())).append(": ").append(line(field.getValue()));
            }
            return text.append('}').toString();
        }
        if (node.isArray()) {
            var text = new StringBuilder("[");
            for (var element : node) {
                if (text.length() > 1) text.append(", ");
                text.append(line(element));
            }
            return text.append(']').toString();
        }
        return node.toString();
    }

    private static String quoted(String name) {
        return TextNode.valueOf(name).toString();
    }
}
