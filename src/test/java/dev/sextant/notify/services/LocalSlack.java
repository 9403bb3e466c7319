package dev.sextant.notify.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Slack's incoming webhook, as its reference describes it: the shape and the limits of blocks, one
 * message a second, and the body {@code ok}.
 */
public final class LocalSlack extends LocalReceiver {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> FIELDS =
            Set.of("text", "blocks", "link_names", "unfurl_links", "unfurl_media");

    private final String path;
    private final boolean paced;
    private long lastTaken;

    /**
     * @param path of the one webhook there is
     * @param paced whether more than one message a second is answered with 429
     */
    public LocalSlack(String path, boolean paced) throws IOException {
        this.path = path;
        this.paced = paced;
        this.lastTaken = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
    }

    public String webhook() {
        return url(path).toString();
    }

    @Override
    protected Reaction.Answer judge(Request request) {
        if (!request.path().equals(path)) return answer(404, "no_service");
        if (!request.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            return answer(400, "invalid_payload");
        }
        JsonNode message;
        try {
            message = JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            return answer(400, "invalid_payload");
        }
        var problems = problems(message);
        if (!problems.isEmpty()) return answer(400, "invalid_blocks: " + problems);
        var now = System.nanoTime();
        if (paced && now - lastTaken < TimeUnit.SECONDS.toNanos(1)) {
            return new Reaction.Answer(429, Map.of("Retry-After", "1"), "rate_limited");
        }
        lastTaken = now;
        return answer(200, "ok");
    }

    /** What Slack would not take, and what this program never wants to send. */
    static List<String> problems(JsonNode message) {
        var problems = new ArrayList<String>();
        message.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!FIELDS.contains(name)) problems.add("unknown " + name);
                        });
        if (message.path("text").asText().isBlank()) problems.add("no text");
        if (message.path("link_names").asInt(1) != 0) problems.add("links names");
        if (message.path("unfurl_links").asBoolean(true)) problems.add("unfurls links");
        if (message.path("unfurl_media").asBoolean(true)) problems.add("unfurls media");
        var blocks = message.path("blocks");
        if (!blocks.isArray() || blocks.isEmpty() || blocks.size() > 50) problems.add("blocks");
        var ids = 0;
        for (var block : blocks) {
            check(block, problems);
            ids++;
        }
        if (ids > 50) problems.add("more than 50 blocks");
        return problems;
    }

    private static void check(JsonNode block, List<String> problems) {
        switch (block.path("type").asText()) {
            case "header" -> {
                if (!block.path("text").path("type").asText().equals("plain_text")) {
                    problems.add("a header is plain text");
                }
                text(block.path("text"), 150, problems);
            }
            case "section" -> {
                if (block.has("text")) text(block.path("text"), 3000, problems);
                var fields = block.path("fields");
                if (!block.has("text") && fields.isEmpty()) problems.add("an empty section");
                if (fields.size() > 10) problems.add("more than 10 fields");
                for (var field : fields) text(field, 2000, problems);
            }
            case "context" -> {
                var elements = block.path("elements");
                if (elements.isEmpty() || elements.size() > 10) problems.add("context elements");
                for (var element : elements) text(element, 3000, problems);
            }
            default -> problems.add("unknown block " + block.path("type"));
        }
    }

    private static void text(@Nullable JsonNode node, int most, List<String> problems) {
        if (node == null) return;
        var text = node.path("text").asText();
        if (text.isEmpty()) problems.add("an empty text");
        if (text.length() > most) problems.add("a text of " + text.length());
        var plain = node.path("type").asText().equals("plain_text");
        if (!plain && !node.path("type").asText().equals("mrkdwn")) problems.add("type of text");
        if (!plain && node.has("emoji")) problems.add("emoji in markup");
        if (plain && node.has("verbatim")) problems.add("verbatim in plain text");
    }

    private static Reaction.Answer answer(int status, String body) {
        return new Reaction.Answer(status, Map.of(), body);
    }
}
