package dev.sextant.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sextant.cluster.profile.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverRulesTest {

    /** G9. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "https://169.254.169.254/latest",
                "https://2852039166/",
                "https://0xA9FEA9FE/",
                "https://0251.0376.0251.0376/",
                "https://[fe80::1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://0.0.0.0/",
                "https://[::]/",
                "https://224.0.0.1/",
                "http://example.org/hook",
                "http://127.0.0.1.example.org/",
                "http://localhost.example.org/",
                "file:///etc/passwd",
                "ftp://example.org/",
                "javascript:alert(1)",
                "https://user:pw@example.org/",
                "https://user@example.org/",
                "https:///nohost",
                "https://example.org:0/",
                "https://example.org/#part",
                "//example.org/",
                "example.org",
                "",
                "https://exa mple.org/",
            })
    void refusesAddressesThatNoReceiverHas(String address) {
        for (var kind :
                List.of(Receiver.Kind.SLACK, Receiver.Kind.PAGERDUTY, Receiver.Kind.WEBHOOK)) {
            assertNotNull(ReceiverRules.endpoint(kind, address), address);
        }
        assertNotNull(
                ReceiverRules.secret(
                        new Receiver.Slack("s", List.of(), null, null), new Secret(address)),
                address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/hook",
                "https://example.org:8443/a/b",
                "http://127.0.0.1:9000/hook",
                "http://localhost:9000",
                "http://[::1]:9000/",
            })
    void takesHttpsAndThisMachine(String address) {
        for (var kind :
                List.of(Receiver.Kind.SLACK, Receiver.Kind.PAGERDUTY, Receiver.Kind.WEBHOOK)) {
            assertNull(ReceiverRules.endpoint(kind, address), address);
        }
    }

    /** G9: another host than the service's own only when it was named on purpose. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hooks.slack.com/services/T0/B0/x|true",
                "https://hooks.slack-gov.com/services/T0/B0/x|true",
                "http://127.0.0.1:9000/services/T0/B0/x|true",
                "https://hooks.slack.com.evil.example/services/T0/B0/x|false",
                "https://evil.example/hooks.slack.com|false",
                "http://hooks.slack.com/services/T0/B0/x|false",
                "T0/B0/x|false",
                "https://hooks.slack.com/services/T0/B0/x y|false",
            })
    void aWebhookOfSlackLeadsToSlack(String secret, boolean good) {
        var slack = new Receiver.Slack("s", List.of(), null, null);
        assertEquals(good, ReceiverRules.secret(slack, new Secret(secret)) == null);
    }

    @Test
    void aWebhookOfSlackIsNotGivenInTheOpen() {
        assertNotNull(
                ReceiverRules.endpoint(
                        Receiver.Kind.SLACK, "https://hooks.slack.com/services/T0/B0/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://events.pagerduty.com/v2/enqueue,short,false",
        "https://events.eu.pagerduty.com/v2/enqueue,0123456789abcdef0123456789abcdef,true",
        "http://127.0.0.1:9000/,anything,true",
        "http://127.0.0.1:9000/,'with space',false"
    })
    void aRoutingKeyHasItsLengthWherePagerDutyChecksIt(URI endpoint, String key, boolean good) {
        var receiver = new Receiver.PagerDuty("p", List.of(), endpoint, null);
        assertEquals(good, ReceiverRules.secret(receiver, new Secret(key)) == null);
    }

    /** G2: what is no plain address never comes near a header. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a@example.org|true",
                "a.b+c@mail.example.org|true",
                "root@localhost|true",
                "a@example.org, b@example.org|false",
                "Ann <a@example.org>|false",
                "a@example.org\u760DBcc: b@example.org|false",
                "a @example.org|false",
                "a@|false",
                "a@-example.org|false",
                "ä@example.org|false",
                "\"a b\"@example.org|false",
            })
    void aMailAddressIsPlain(String address, boolean good) {
        assertEquals(good, ReceiverRules.mailAddress(address) == null);
        assertNotNull(ReceiverRules.mailAddress(address + "\r\nBcc: x@y.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.example.org,587,true",
        "127.0.0.1,25,true",
        "::1,25,true",
        "smtp.example.org,0,false",
        "smtp.example.org,65536,false",
        "169.254.169.254,25,false",
        "a b,25,false",
        "a/b,25,false"
    })
    void anSmtpServerIsAHostAndAPort(String host, int port, boolean good) {
        assertEquals(good, ReceiverRules.smtp(host, port) == null);
    }

    @ParameterizedTest
    @CsvSource({
        "severity=P1,true",
        "model=a=b c,true",
        "model=*,true",
        "model=,false",
        "=x,false",
        "model,false",
        "'a b=c',false"
    })
    void aMatchIsALabelAndAValue(String text, boolean good) {
        assertEquals(good, ReceiverRules.matcher(text) == null);
    }
}
