package dev.sextant.notify.services;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.elastic.http.Certificates;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.SampleAlerts;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailNotifierTest extends RemoteNotifierContract {

    private static final List<String> ALL =
            List.of("a@example.org", "b@example.org", "c@example.org");

    private ScriptedSmtp smtp;

    @BeforeEach
    void open() throws Exception {
        smtp = new ScriptedSmtp();
    }

    @AfterEach
    void close() throws Exception {
        smtp.close();
    }

    @Override
    Notifier notifier(Duration deadline) {
        return notifiers(deadline).of(receiver("127.0.0.1", "ann"), secret());
    }

    private Receiver.Email receiver(String host, @Nullable String user) {
        return new Receiver.Email(
                "mail",
                List.of(),
                host,
                smtp.port(),
                "sextant@ml.example.org",
                ALL,
                user,
                "receiver/1");
    }

    @Override
    Receiver.Kind kind() {
        return Receiver.Kind.EMAIL;
    }

    @Override
    Secret secret() {
        return new Secret("correct-horse-battery");
    }

    @Override
    List<String> taken() throws Exception {
        var texts = new ArrayList<String>();
        for (var mail : smtp.mails()) {
            var message = message(mail);
            texts.add(message.getSubject() + "\n" + part(message, 0) + part(message, 1));
        }
        return texts;
    }

    @Override
    void fallSilent() {
        smtp.answer(ScriptedSmtp.DOT, ScriptedSmtp.SILENCE);
    }

    @Override
    boolean misbehave(int way) {
        smtp.mend();
        var secret = secret().value();
        var login =
                Base64.getEncoder()
                        .encodeToString(("\0ann\0" + secret).getBytes(StandardCharsets.UTF_8));
        switch (way) {
            case 0 -> smtp.answer("AUTH", "535 no: " + login);
            case 1 -> smtp.answer("AUTH", "454 not now: " + secret);
            case 2 -> smtp.answer("MAIL", "550 who is " + secret + "?\u0001");
            case 3 -> smtp.answer("RCPT", "550 " + login);
            case 4 -> smtp.answer("RCPT", "451 " + secret.repeat(50));
            case 5 -> smtp.answer("DATA", "554 " + secret);
            case 6 -> smtp.answer(ScriptedSmtp.DOT, "554 " + secret);
            case 7 -> smtp.answer(ScriptedSmtp.DOT, ScriptedSmtp.HANG_UP);
            case 8 -> smtp.answer("EHLO", ScriptedSmtp.SILENCE);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** G2, G3: one recipient list, headers of ASCII, no markup but our own. */
    @Override
    void assertInert(String name) throws Exception {
        for (var mail : smtp.mails()) {
            assertEquals(ALL, mail.recipients());
            var headers = mail.text().substring(0, mail.text().indexOf("\n\n"));
            assertTrue(
                    headers.chars().allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F)),
                    headers);
            assertFalse(Pattern.compile("(?im)^bcc:").matcher(headers).find(), headers);
            for (var line : headers.split("\n", -1)) {
                assertTrue(
                        line.startsWith(" ")
                                || line.startsWith("\t")
                                || line.matches("[A-Za-z-]+: .*"),
                        line);
            }
            var message = message(mail);
            assertTrue(message.getSubject().length() <= EmailMessage.LONGEST_HEADER);
            var html = part(message, 1);
            var own =
                    html.replaceAll(
                            "</?(html|body|h2|p|table|tr|td|ul|li|br|a|th)( align=\"left\"| href=\"https://runbooks[^\"<>]*\")?>|<!DOCTYPE html>",
                            "");
            assertFalse(own.contains("<") || own.contains(">") || own.contains("\""), own);
        }
        assertEquals(0, smtp.commands().stream().filter(one -> one.contains("evil")).count());
    }

    @Test
    void saysWhatIsWrongInTextAndHtml() throws Exception {
        assertEquals(
                "accepted for 3 recipients",
                notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("fraud"), ""));
        var message = message(smtp.mails().getFirst());
        assertEquals("[Sextant] ■ CRITICAL · High error rate · fraud v12", message.getSubject());
        assertEquals("sextant@ml.example.org", message.getFrom()[0].toString());
        assertEquals(SampleAlerts.NOW, message.getSentDate().toInstant());
        assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
        var text = part(message, 0);
        for (var words :
                List.of(
                        "24.1 % of 4,310 predictions failed · limit 5 %",
                        "What to do: Roll back the model, check the input data.",
                        "Model: fraud",
                        "Since: 2026-11-22 10:02 UTC",
                        "Cluster: prod cluster",
                        "Runbook: https://runbooks.example.org/error-rate?a=1&b=2")) {
            assertTrue(text.contains(words), text);
        }
        var html = part(message, 1);
        assertTrue(
                html.contains("<a href=\"https://runbooks.example.org/error-rate?a=1&amp;b=2\">"),
                html);
    }

    @Test
    void logsInBeforeItSends() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("m"), "");
        await().until(() -> commands(smtp).contains("QUIT"));
        assertEquals(
                List.of("EHLO", "AUTH", "MAIL", "RCPT", "RCPT", "RCPT", "DATA", "QUIT"),
                commands(smtp));
    }

    /** D5, D13: the same Message-ID, whoever sends it again. */
    @Test
    void aRepeatHasTheSameMessageId() throws Exception {
        smtp.answer(ScriptedSmtp.DOT, ScriptedSmtp.HANG_UP);
        var notification = SampleAlerts.fired("fraud");
        var failure = failure(Notifiers.DEADLINE, notification);
        assertEquals(Outcome.AMBIGUOUS, failure.outcome());
        smtp.mend();
        notifier(Notifiers.DEADLINE).send(notification.repeated(), failure.progress());
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("other"), "");
        var ids = new ArrayList<String>();
        for (var mail : smtp.mails()) ids.add(message(mail).getMessageID());
        assertEquals(ids.get(0), ids.get(1));
        assertFalse(ids.get(0).equals(ids.get(2)));
        assertTrue(ids.get(0).matches("<[0-9a-f]{32}@ml\\.example\\.org>"), ids.get(0));
        assertTrue(taken().get(1).contains("(may be a repeat)"));
    }

    /** D11. */
    @Test
    void whoIsRefusedIsLeftOutAndNamedAndTheOthersGetItOnce() throws Exception {
        smtp.answer("RCPT TO:<B@", "550 5.1.1 no such user");
        var told = notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("m"), "");
        assertTrue(told.startsWith("accepted for 2; refused: b@example.org (550"), told);
        assertEquals(
                List.of(List.of("a@example.org", "c@example.org")),
                smtp.mails().stream().map(ScriptedSmtp.Mail::recipients).toList());
    }

    /** D12: greylisting of one recipient: the others do not get it twice. */
    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.0 greylisted", "451 4.7.1 later", "452 4.2.2 full"})
    void whoCannotTakeItNowIsTriedAgainAlone(String answer) throws Exception {
        smtp.answer("RCPT TO:<B@", answer);
        var notification = SampleAlerts.fired("m");
        var failure = failure(Notifiers.DEADLINE, notification);
        assertEquals(Outcome.RETRY, failure.outcome());
        assertEquals("b@example.org", failure.progress());
        assertTrue(failure.sentence().contains("b@example.org"), failure.sentence());
        assertEquals(Duration.ofMinutes(1), failure.retryAfter());
        smtp.mend();
        notifier(Notifiers.DEADLINE).send(notification, failure.progress());
        assertEquals(
                List.of(List.of("a@example.org", "c@example.org"), List.of("b@example.org")),
                smtp.mails().stream().map(ScriptedSmtp.Mail::recipients).toList());
        assertEquals(
                message(smtp.mails().get(0)).getMessageID(),
                message(smtp.mails().get(1)).getMessageID());
    }

    /** D11, D12 together, and then the rest is refused for good: the others have it. */
    @Test
    void eachRecipientHasItsOwnOutcome() throws Exception {
        smtp.answer("RCPT TO:<A@", "550 gone").answer("RCPT TO:<B@", "451 later");
        var notification = SampleAlerts.fired("m");
        var failure = failure(Notifiers.DEADLINE, notification);
        assertEquals("b@example.org", failure.progress());
        assertTrue(failure.sentence().contains("1 have it"), failure.sentence());
        smtp.answer("RCPT TO:<B@", "550 gone as well");
        var told = notifier(Notifiers.DEADLINE).send(notification, failure.progress());
        assertTrue(told.contains("refused: b@example.org"), told);
        assertEquals(1, smtp.mails().size());
    }

    /** D12, D13: what was surely not handed over is sent again to all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "greeting|421 too busy|RETRY",
                "greeting|hang up|RETRY",
                "EHLO|421 going down|RETRY",
                "AUTH|454 not now|RETRY",
                "AUTH|535 wrong|BROKEN",
                "AUTH|hang up|RETRY",
                "MAIL|451 later|RETRY",
                "MAIL|421 later|RETRY",
                "MAIL|550 not you|REFUSED",
                "MAIL|530 log in first|BROKEN",
                "RCPT|550 nobody|REFUSED",
                "RCPT|450 later|RETRY",
                "RCPT|421 later|RETRY",
                "RCPT TO:<C@|421 later|RETRY",
                "RCPT TO:<B@|hang up|RETRY",
                "DATA|451 later|RETRY",
                "DATA|554 no|REFUSED",
                "DATA|hang up|RETRY",
                ".|451 later|RETRY",
                ".|554 spam|REFUSED",
                ".|hang up|AMBIGUOUS",
            })
    void eachAnswerHasItsMeaning(String command, String answer, Outcome outcome) throws Exception {
        smtp.answer(command, answer);
        var notification = SampleAlerts.fired("m");
        var failure = failure(Notifiers.DEADLINE, notification);
        assertEquals(outcome, failure.outcome(), failure.sentence());
        if (outcome == Outcome.RETRY) {
            assertEquals(Duration.ofMinutes(1), failure.retryAfter());
            assertEquals(0, smtp.mails().size());
            smtp.mend();
            notifier(Notifiers.DEADLINE).send(notification, failure.progress());
            assertEquals(ALL, smtp.mails().getFirst().recipients());
        }
    }

    /** D17: a server that answers a character now and then keeps no one. */
    @ParameterizedTest
    @ValueSource(strings = {"greeting", "EHLO", "RCPT"})
    void aTarpitIsLeftAtTheDeadline(String command) {
        smtp.answer(command, ScriptedSmtp.TARPIT);
        var failure =
                assertTimeoutPreemptively(AT_ONCE, () -> failure(SHORT, SampleAlerts.fired("m")));
        assertEquals(Outcome.RETRY, failure.outcome());
    }

    /** D14: off this machine there is no mail and no password without TLS. */
    @Test
    void withoutTlsNothingIsSaidOffThisMachine() throws Exception {
        // a name that is not written as loopback counts as another machine
        var elsewhere = receiver("127.1", "ann");
        var failure =
                assertThrows(
                        DeliveryException.class,
                        () ->
                                notifiers(Notifiers.DEADLINE)
                                        .of(elsewhere, secret())
                                        .send(SampleAlerts.fired("m"), ""));
        assertEquals(Outcome.RETRY, failure.outcome());
        assertTrue(failure.sentence().contains("STARTTLS"), failure.sentence());
        assertEquals(List.of("EHLO"), commands(smtp));
    }

    private static List<String> commands(ScriptedSmtp server) {
        return server.commands().stream().map(one -> one.substring(0, 4)).toList();
    }

    /** D14, the good way: the password goes over TLS, to a server that proves its name. */
    @Test
    void offThisMachineEverythingGoesOverTls(@TempDir Path directory) throws Exception {
        var certificates = new Certificates(directory);
        try (var good = new ScriptedSmtp(certificates.serving("good"));
                var elsewhere = new ScriptedSmtp(certificates.serving("elsewhere"))) {
            var trusted = certificates.trusting().getSocketFactory();
            trusting(good, trusted).send(SampleAlerts.fired("m"), "");
            assertEquals(1, good.mails().size());
            await().until(() -> commands(good).contains("QUIT"));
            assertEquals(
                    List.of(
                            "EHLO", "STAR", "EHLO", "AUTH", "MAIL", "RCPT", "RCPT", "RCPT", "DATA",
                            "QUIT"),
                    commands(good));
            for (var wrong : List.of(trusting(elsewhere, trusted), trusting(good, null))) {
                var failure =
                        assertThrows(
                                DeliveryException.class,
                                () -> wrong.send(SampleAlerts.fired("m"), ""));
                assertEquals(Outcome.RETRY, failure.outcome());
                assertTrue(failure.sentence().contains("certificate"), failure.sentence());
            }
            assertEquals(List.of("EHLO", "STAR"), commands(elsewhere));
            assertEquals(1, good.mails().size());
        }
    }

    private Notifier trusting(ScriptedSmtp server, @Nullable SSLSocketFactory trusted) {
        // a name that is not written as loopback counts as another machine
        var email =
                new Receiver.Email(
                        "mail",
                        List.of(),
                        "127.1",
                        server.port(),
                        "s@example.org",
                        ALL,
                        "ann",
                        "receiver/1");
        return new EmailNotifier(email, secret(), EXECUTOR, Notifiers.DEADLINE, trusted);
    }

    @Test
    void withoutAUserNobodyLogsIn() throws Exception {
        var open = receiver("localhost", null);
        notifiers(Notifiers.DEADLINE).of(open, null).send(SampleAlerts.fired("m"), "");
        assertFalse(smtp.commands().stream().anyMatch(one -> one.startsWith("AUTH")));
    }

    @Test
    void recipientsWhoWereTakenOutMeanwhileAreNotWrittenTo() throws Exception {
        var told = notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("m"), "gone@example.org");
        assertTrue(told.contains("no recipients any more"), told);
        assertEquals(List.of(), smtp.commands());
    }

    private static MimeMessage message(ScriptedSmtp.Mail mail) throws Exception {
        var bytes = mail.text().getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private static String part(MimeMessage message, int number) throws Exception {
        var part = ((MimeMultipart) message.getContent()).getBodyPart(number);
        assertEquals(number == 0, part.isMimeType("text/plain"));
        return ((String) part.getContent()).replace("\r\n", "\n");
    }
}
