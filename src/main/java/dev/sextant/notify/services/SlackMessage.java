package dev.sextant.notify.services;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Alert;
import dev.sextant.model.VisibleText;
import dev.sextant.notify.Notification;
import dev.sextant.notify.services.SlackBlocks.Text;
import dev.sextant.text.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notification as Slack shows it. */
final class SlackMessage {

    private static final int LONGEST_FALLBACK = 300;
    private static final int LONGEST_SUMMARY = 1_500;
    private static final int LONGEST_LINK = 1_000;

    private SlackMessage() {}

    static ObjectNode of(Notification notification) {
        var message = JsonNodeFactory.instance.objectNode();
        message.put("text", fallback(notification));
        message.set("blocks", blocks(notification).blocks());
        // no name becomes a mention, no address a preview
        message.put("link_names", 0);
        return message.put("unfurl_links", false).put("unfurl_media", false);
    }

    /** For notifications and screen readers, which do not read blocks; it knows markup. */
    private static String fallback(Notification notification) {
        var one = notification.alerts().size() == 1;
        var text =
                join(
                        " ",
                        Wording.headline(notification),
                        one ? Wording.figure(notification.alert()) : "",
                        Wording.remark(notification));
        return SlackBlocks.escaped(text, LONGEST_FALLBACK);
    }

    private static SlackBlocks blocks(Notification notification) {
        var blocks = new SlackBlocks();
        blocks.header(Wording.headline(notification));
        var alert = notification.alert();
        var one = notification.alerts().size() == 1;
        var told = one ? Wording.figure(alert) : "";
        blocks.plain(join("\n", told, Wording.happened(notification)));
        blocks.fields(fields(notification));
        if (one || notification.kind() == Notification.Kind.STORM)
            advice(blocks, notification, alert);
        if (!one) {
            blocks.items(
                    notification.alerts().stream()
                            .map(each -> Wording.item(notification, each))
                            .toList());
        }
        blocks.context(small(notification));
        return blocks;
    }

    private static List<Text> fields(Notification notification) {
        var fields = new ArrayList<Text>();
        for (var fact : Wording.facts(notification)) {
            var time = fact.time();
            if (time == null) {
                fields.add(new Text.Plain(fact.name() + "\n" + fact.text()));
            } else {
                fields.add(new Text.Marked(SlackBlocks.escaped(fact.name()) + "\n" + date(time)));
            }
        }
        return fields;
    }

    private static String known(String written) {
        return Language.spoken().known(written);
    }

    /** What is wrong and what to do about it; not for what is over or has somebody. */
    private static void advice(SlackBlocks blocks, Notification notification, Alert alert) {
        var annotations = alert.annotations();
        blocks.plain(VisibleText.lines(known(annotations.summary()), LONGEST_SUMMARY));
        if (!wantsAdvice(notification.kind())) return;
        if (!annotations.whatToDo().isBlank()) {
            var advice =
                    VisibleText.lines(known(annotations.whatToDo()), SlackBlocks.LONGEST_SECTION);
            blocks.plain(Language.spoken().text("notice.todo", advice));
        }
        var runbook = link(annotations.runbook());
        if (runbook != null) blocks.marked("<" + runbook + "|Runbook>");
    }

    static boolean wantsAdvice(Notification.Kind kind) {
        return switch (kind) {
            case FIRED, REPEAT, STORM, MISSED, TEST -> true;
            case RESOLVED, ACKNOWLEDGED, DIGEST, STORM_OVER -> false;
        };
    }

    private static String small(Notification notification) {
        var alert = notification.alert();
        var rule = VisibleText.line(alert.ruleId(), 80);
        return join(
                " · ",
                "Sextant",
                notification.alerts().size() == 1 ? "rule " + rule : "",
                "decided " + Wording.time(notification.at()),
                Wording.remark(notification));
    }

    /** In the reader's own zone; in UTC where the client does not know dates. */
    private static String date(Instant time) {
        return "<!date^"
                + time.getEpochSecond()
                + "^{date_short_pretty} {time}|"
                + Wording.time(time)
                + ">";
    }

    /** An address as it may stand in a link; null when it is none. */
    private static @Nullable String link(String address) {
        try {
            var url = new URI(address.strip());
            var web = "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null;
            // ASCII, with everything else percent-encoded: none of < > | can be in it
            var text = SlackBlocks.escaped(url.toASCIIString());
            return web && text.length() <= LONGEST_LINK && text.indexOf('|') < 0 ? text : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String join(String between, String... parts) {
        return String.join(between, List.of(parts).stream().filter(one -> !one.isBlank()).toList());
    }
}
