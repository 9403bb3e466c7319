package dev.sextant.notify.services;

import dev.sextant.alert.Alert;
import dev.sextant.model.VisibleText;
import dev.sextant.notify.Notification;
import dev.sextant.text.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** What a mail says, twice: as text, and as HTML in which nothing from outside is markup. */
final class EmailText {

    private static final int LONGEST_PARAGRAPH = 4_000;
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_LINK = 2_000;

    private final Notification notification;

    EmailText(Notification notification) {
        this.notification = notification;
    }

    String plain() {
        var text = new StringBuilder(Wording.headline(notification)).append("\n\n");
        for (var paragraph : paragraphs()) text.append(paragraph).append("\n\n");
        for (var fact : Wording.facts(notification)) {
            text.append(fact.name()).append(": ").append(value(fact)).append('\n');
        }
        text.append('\n');
        for (var item : items()) text.append("- ").append(item).append('\n');
        var runbook = runbook();
        if (!runbook.isEmpty()) text.append("\nRunbook: ").append(runbook).append('\n');
        return text.append("\n-- \n" + Language.spoken().text("notice.sent") + "\n").toString();
    }

    String html() {
        var html = new StringBuilder("<!DOCTYPE html><html><body><h2>");
        html.append(escaped(Wording.headline(notification))).append("</h2>\n");
        for (var paragraph : paragraphs()) {
            html.append("<p>").append(escaped(paragraph).replace("\n", "<br>")).append("</p>\n");
        }
        html.append("<table>\n");
        for (var fact : Wording.facts(notification)) {
            html.append("<tr><th align=\"left\">").append(escaped(fact.name()));
            html.append("</th><td>").append(escaped(value(fact))).append("</td></tr>\n");
        }
        html.append("</table>\n");
        var items = items();
        if (!items.isEmpty()) html.append("<ul>\n");
        for (var item : items) html.append("<li>").append(escaped(item)).append("</li>\n");
        if (!items.isEmpty()) html.append("</ul>\n");
        var runbook = runbook();
        if (!runbook.isEmpty()) {
            html.append("<p><a href=\"").append(escaped(runbook)).append("\">Runbook</a></p>\n");
        }
        return html.append(
                        "<p>"
                                + escaped(Language.spoken().text("notice.sent"))
                                + "</p></body></html>\n")
                .toString();
    }

    private List<String> paragraphs() {
        var alert = notification.alert();
        var one = notification.alerts().size() == 1;
        var paragraphs = new ArrayList<String>();
        if (one) add(paragraphs, Wording.figure(alert));
        add(paragraphs, Wording.happened(notification));
        add(paragraphs, Wording.remark(notification));
        if (one || notification.kind() == Notification.Kind.STORM) advice(paragraphs, alert);
        return paragraphs;
    }

    private void advice(List<String> paragraphs, Alert alert) {
        var annotations = alert.annotations();
        add(paragraphs, known(annotations.summary()));
        if (!SlackMessage.wantsAdvice(notification.kind())) return;
        add(paragraphs, known(annotations.explanation()));
        var todo = known(annotations.whatToDo());
        if (!todo.isBlank()) add(paragraphs, Language.spoken().text("notice.todo", todo));
    }

    private static String known(String written) {
        return Language.spoken().known(written);
    }

    private static void add(List<String> paragraphs, String text) {
        if (!text.isBlank()) paragraphs.add(VisibleText.lines(text, LONGEST_PARAGRAPH));
    }

    private List<String> items() {
        var alerts = notification.alerts();
        if (alerts.size() == 1) return List.of();
        var items = new ArrayList<String>();
        for (var alert : alerts.subList(0, Math.min(MOST_ITEMS, alerts.size()))) {
            items.add(Wording.item(notification, alert));
        }
        if (alerts.size() > MOST_ITEMS) {
            items.add(Language.spoken().text("notice.items", alerts.size() - MOST_ITEMS));
        }
        return items;
    }

    /** An https address; empty when there is none. */
    private String runbook() {
        if (!SlackMessage.wantsAdvice(notification.kind())) return "";
        try {
            var url = new URI(notification.alert().annotations().runbook().strip());
            var web = "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null;
            var text = url.toASCIIString();
            return web && text.length() <= LONGEST_LINK ? text : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String value(Wording.Fact fact) {
        var time = fact.time();
        return time == null ? fact.text() : Wording.time(time);
    }

    /** For text and for the values of attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
