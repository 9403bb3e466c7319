package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailMessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "=?UTF-8?Q?fake?=", "ä", "a\r\nb", "\u760D\u760A"})
    void aHeaderIsPlainAsciiAndReadsAsWritten(String text) throws Exception {
        var encoded = EmailMessage.encoded(text);
        assertTrue(encoded.replace("\r\n ", "").chars().allMatch(c -> c >= ' ' && c <= '~'));
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setHeader("Subject", encoded);
        assertEquals(text.replace("\r\n", "\\r\\n"), message.getSubject());
        assertNull(message.getHeader("Bcc"));
    }
}
