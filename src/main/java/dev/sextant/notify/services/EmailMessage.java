package dev.sextant.notify.services;

import dev.sextant.model.VisibleText;
import dev.sextant.notify.Notification;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/**
 * A notification as mail: text and HTML, and a Message-ID that is the same whenever the same
 * notification is sent again.
 */
final class EmailMessage extends MimeMessage {

    /** Of a header's text before it is encoded. */
    static final int LONGEST_HEADER = 200;

    private static final int ENCODED_BYTES = 45;

    private final String messageId;

    private EmailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * @param to whom it is addressed to in its headers, whoever of them it is sent to
     */
    static EmailMessage of(Session session, Notification notification, String from, List<String> to)
            throws MessagingException {
        var domain = from.substring(from.lastIndexOf('@') + 1);
        var message =
                new EmailMessage(session, "<" + Digest.of(notification.id()) + "@" + domain + ">");
        message.setFrom(new InternetAddress(from, true));
        for (var one : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(one, true));
        }
        var subject = "[Sextant] " + Wording.headline(notification);
        message.setHeader("Subject", encoded(subject));
        message.setSentDate(Date.from(notification.at()));
        var alert = notification.alert();
        // what is about one episode of an alert is one thread
        var thread = Digest.of(alert.key() + ":" + alert.episode());
        message.setHeader("References", "<" + thread + "@" + domain + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        var body = new EmailText(notification);
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(body.plain(), "plain"));
        parts.addBodyPart(part(body.html(), "html"));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /**
     * A header's text: on one line, cut, and in RFC 2047's encoding unless it is plain ASCII. No
     * character is ever narrowed to a byte, so that none can turn into a line break.
     */
    static String encoded(String text) {
        var line = VisibleText.line(text, LONGEST_HEADER);
        if (line.chars().allMatch(c -> c >= ' ' && c <= '~') && !line.contains("=?")) return line;
        var words = new StringBuilder();
        var word = new StringBuilder();
        for (var at = 0; at < line.length(); ) {
            var point = Character.toString(line.codePointAt(at));
            if (bytes(word + point).length > ENCODED_BYTES) {
                words.append(encodedWord(word)).append("\r\n ");
                word.setLength(0);
            }
            word.append(point);
            at += point.length();
        }
        return words.append(encodedWord(word)).toString();
    }

    private static String encodedWord(CharSequence word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word.toString())) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
