package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.SampleAlerts;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The good path, against a whole mail server. */
class EmailGreenMailTest {

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("ann@example.org", "ann", "pass word");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void eachRecipientHasTheMailOnce() throws Exception {
        send("pass word", SampleAlerts.fired("โมเดล <b>"));
        var mails = server.getReceivedMessages();
        assertEquals(
                List.of("ann@example.org", "bob@example.org"),
                Arrays.stream(mails[0].getAllRecipients()).map(Object::toString).toList());
        assertEquals(2, mails.length, "one for each");
        assertEquals(1, Arrays.stream(mails).map(EmailGreenMailTest::id).distinct().count());
        assertEquals(
                "[Sextant] ■ CRITICAL · High error rate · โมเดล <b> v12", mails[0].getSubject());
    }

    /** D20. */
    @Test
    void aTestSaysThatItIsOne() throws Exception {
        send("pass word", SampleAlerts.ofKind(Notification.Kind.TEST, "m"));
        assertTrue(server.getReceivedMessages()[0].getSubject().startsWith("[Sextant] TEST · "));
    }

    @Test
    void aWrongPasswordBreaksTheReceiver() {
        var failure =
                assertThrows(
                        DeliveryException.class, () -> send("wrong", SampleAlerts.fired("fraud")));
        assertEquals(Outcome.BROKEN, failure.outcome());
        assertEquals(0, server.getReceivedMessages().length);
    }

    private void send(String password, Notification notification) throws Exception {
        var receiver =
                new Receiver.Email(
                        "mail",
                        List.of(),
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        "sextant@example.org",
                        List.of("ann@example.org", "bob@example.org"),
                        "ann",
                        "receiver/1");
        new Notifiers(
                        NotifierContract.EXECUTOR,
                        InstantSource.system(),
                        new Notifiers.Desktop(new FakeDesktop(), _ -> {}))
                .of(receiver, new Secret(password))
                .send(notification, "");
    }

    private static String id(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
