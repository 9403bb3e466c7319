package dev.sextant.notify.services;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.text.Language;
import java.util.List;

/**
 * The blocks of a Slack message, kept within Slack's limits and a budget for all of them. What
 * comes from outside is plain text, and escaped as well: only our own markup has a meaning.
 *
 * <p>Limits: docs.slack.dev, reference/block-kit/blocks.
 */
final class SlackBlocks {

    static final int LONGEST_HEADER = 150;
    static final int LONGEST_SECTION = 2_900;
    static final int LONGEST_FIELD = 1_900;
    static final int MOST_FIELDS = 10;
    static final int MOST_BLOCKS = 45;
    static final int BUDGET = 12_000;

    /** What is kept for the last line, which says how much is missing. */
    private static final int RESERVE = 300;

    private final ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    private int left = BUDGET - RESERVE;

    /** A text within a block. */
    sealed interface Text {
        /** Shown as it is. */
        record Plain(String text) implements Text {}

        /** Of Slack's own markup; whatever came from outside is escaped in it. */
        record Marked(String text) implements Text {}
    }

    ArrayNode blocks() {
        return blocks;
    }

    void header(String text) {
        var cut = escaped(text, LONGEST_HEADER);
        take(cut.length());
        blocks.addObject().put("type", "header").set("text", plainNode(cut));
    }

    /** Lines of plain text; nothing when it is blank. */
    void plain(String text) {
        if (text.isBlank()) return;
        var cut = escaped(text, Math.min(LONGEST_SECTION, Math.max(1, left)));
        take(cut.length());
        section(plainNode(cut));
    }

    /** Slack's own markup, which must be short enough: it cannot be cut. */
    void marked(String markup) {
        if (markup.isBlank() || markup.length() > Math.min(LONGEST_SECTION, left)) return;
        take(markup.length());
        section(node(new Text.Marked(markup)));
    }

    /** Short texts side by side, the first ten. */
    void fields(List<Text> texts) {
        if (texts.isEmpty()) return;
        var fields = JsonNodeFactory.instance.arrayNode();
        for (var text : texts.subList(0, Math.min(MOST_FIELDS, texts.size()))) {
            var node = node(text);
            var length = node.path("text").asText().length();
            if (length > LONGEST_FIELD || length > left) continue;
            take(length);
            fields.add(node);
        }
        if (!fields.isEmpty()) blocks.addObject().put("type", "section").set("fields", fields);
    }

    /** One section for each line, as many as there is room for, and how many more there are. */
    void items(List<String> lines) {
        var room = MOST_BLOCKS - blocks.size() - 2;
        var shown = 0;
        for (var line : lines) {
            var cut = escaped(line, LONGEST_SECTION);
            if (shown == room || cut.length() > left) break;
            take(cut.length());
            section(plainNode(cut));
            shown++;
        }
        if (shown < lines.size()) {
            section(plainNode(Language.spoken().text("notice.items", lines.size() - shown)));
        }
    }

    /** Small print; the reserve is for it. */
    void context(String text) {
        var context = blocks.addObject().put("type", "context");
        context.putArray("elements").add(plainNode(escaped(text, RESERVE - 50)));
    }

    /**
     * Without what Slack takes for markup, and no longer than {@code most}; what is cut off is
     * neither half a character nor half an escape.
     */
    static String escaped(String text, int most) {
        var whole = escaped(text);
        if (whole.length() <= most) return whole;
        var begin = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            var next = escaped(Character.toString(point));
            if (begin.length() + next.length() > most - 1) break;
            begin.append(next);
            at += Character.charCount(point);
        }
        return begin.append('…').toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void section(ObjectNode text) {
        blocks.addObject().put("type", "section").set("text", text);
    }

    private void take(int length) {
        left -= length;
    }

    private static ObjectNode node(Text text) {
        return switch (text) {
            case Text.Plain(var plain) -> plainNode(escaped(plain, LONGEST_FIELD));
            case Text.Marked(var markup) ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("type", "mrkdwn")
                            .put("text", markup)
                            .put("verbatim", true);
        };
    }

    /** Without emoji: a name with {@code :smile:} in it stays a name. */
    private static ObjectNode plainNode(String escaped) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "plain_text")
                .put("text", escaped)
                .put("emoji", false);
    }
}
