package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.alert.Matcher;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.services.FakeDesktop;
import dev.sextant.notify.services.LocalPagerDuty;
import dev.sextant.notify.services.LocalSlack;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReceiversCommandTest {

    private static final String HOOK = "https://hooks.slack.com/services/T0/B0/from-environment";
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir private Path directory;
    private ReceiverStore store;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FakeDesktop desktop = new FakeDesktop();
    private final Map<String, String> variables =
            new HashMap<>(
                    Map.of(
                            "HOOK",
                            HOOK,
                            "KEY",
                            KEY,
                            "WORDS",
                            "two words",
                            "EVIL",
                            "https://x.org/"));

    @BeforeEach
    void open() {
        store =
                new ReceiverStore(
                        directory.resolve("config/receivers.json"),
                        EncryptedFileSecretStore.in(directory.resolve("data")));
    }

    @Test
    void savesEveryKindWithAllItsOptions() throws Exception {
        var file = Files.writeString(directory.resolve("key"), KEY + "\n").toString();
        run(0, "add s --kind slack --secret-env HOOK --match severity=P1 --match model=fraud*");
        run(
                0,
                "add p --kind pagerduty --secret-file "
                        + file
                        + " --endpoint "
                        + Receiver.PagerDuty.EU);
        run(
                0,
                "add m --kind email --smtp smtp.example.org:2525 --from s@example.org --to"
                        + " a@example.org,b@example.org --user ann --secret-env WORDS");
        run(0, "add w --kind webhook --endpoint https://x.org/in?a=b");
        run(0, "add signed --kind webhook --endpoint https://x.org/in --secret-env KEY");
        run(0, "add desktop --kind desktop --match severity=P1");
        var slack = saved("s");
        assertEquals(
                List.of(new Matcher("severity", "P1"), new Matcher("model", "fraud*")),
                slack.matchers());
        assertEquals(new Secret(HOOK), store.secret(slack));
        assertEquals(Receiver.PagerDuty.EU, ((Receiver.PagerDuty) saved("p")).endpoint());
        assertEquals(new Secret(KEY), store.secret(saved("p")));
        var email = (Receiver.Email) saved("m");
        assertEquals("smtp.example.org", email.host());
        assertEquals(2525, email.port());
        assertEquals(List.of("a@example.org", "b@example.org"), email.to());
        assertEquals(new Secret("two words"), store.secret(email));
        assertNull(store.secret(saved("w")));
        assertEquals(new Secret(KEY), store.secret(saved("signed")));
        assertEquals(1, saved("desktop").matchers().size());
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.example.org,smtp.example.org,587",
        "[::1]:25,::1,25",
        "[::1],::1,587",
        "127.0.0.1:25,127.0.0.1,25"
    })
    void anSmtpServerMayBeWrittenShortly(String text, String host, int port) throws Exception {
        run(0, "add m --kind email --from s@x.org --to a@x.org --smtp " + text);
        var email = (Receiver.Email) saved("m");
        assertEquals(host, email.host());
        assertEquals(port, email.port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2|add s",
                "2|add s --kind fax",
                "2|add s --kind webhook",
                "2|add s --kind webhook --endpoint http://x.org/",
                "2|add s --kind webhook --endpoint https://169.254.169.254/",
                "2|add s --kind webhook --endpoint file:///etc/passwd",
                "2|add s --kind webhook --endpoint https://u:p@x.org/",
                "2|add s --kind slack --endpoint https://hooks.slack.com/services/T/B/x",
                "2|add s --kind slack --secret-env HOOK --to a@x.org",
                "2|add s --kind slack --secret-env HOOK --match nonsense",
                "2|add email --kind slack --secret-env HOOK",
                "2|add a:b --kind slack --secret-env HOOK",
                "2|add s --kind slack --secret-env HOOK --secret-file x",
                "2|add s --kind email",
                "2|add s --kind email --smtp h:25 --from a@x.org",
                "2|add s --kind email --smtp h:x --from a@x.org --to b@x.org",
                "2|add s --kind email --smtp h:99999 --from a@x.org --to b@x.org",
                "2|add s --kind email --smtp h:25 --from nonsense --to b@x.org",
                "2|add s --kind email --smtp h:25 --from a@x.org --to b@x.org --secret-env KEY",
                "2|add s --kind email --smtp h:25 --from a@x.org --to b@x.org --endpoint https://x.org/",
                "2|add s --kind pagerduty",
                "78|add s --kind slack --secret-env ABSENT",
                "78|add s --kind slack --secret-env EVIL",
                "78|add s --kind slack --secret-file /no/such/file",
                "78|add s --kind pagerduty --secret-env WORDS",
                "78|add s --kind desktop --secret-env KEY",
                "78|test nobody",
                "78|remove nobody",
                "78|remove desktop",
                "2|",
                "2|frobnicate",
            })
    void refusesInOneSentence(int code, String line) throws Exception {
        run(code, line == null ? "" : line);
        assertFalse(err.toString().isBlank());
        assertEquals("", out.toString());
        assertEquals(List.of(new Receiver.Desktop("desktop", List.of())), store.receivers());
    }

    @Test
    void refusesANameThatIsTakenAndNamesThoseThereAre() throws Exception {
        run(0, "add s --kind slack --secret-env HOOK");
        run(78, "add S --kind slack --secret-env HOOK");
        run(78, "test x");
        assertTrue(err.toString().contains("there are desktop, s."), err.toString());
    }

    @Test
    void listsWithoutSecrets() throws Exception {
        run(0, "add s --kind slack --secret-env HOOK --match severity=P1");
        run(
                0,
                "add m --kind email --smtp h:25 --from s@x.org --to a@x.org --user ann --secret-env KEY");
        run(0, "list");
        assertTrue(out.toString().contains("a@x.org by h:25"), out.toString());
        out.getBuffer().setLength(0);
        run(0, "list --format json");
        var json = json();
        assertEquals(1, json.path("schema").asInt());
        assertEquals(3, json.path("receivers").size());
        assertEquals("desktop", json.path("receivers").path(0).path("name").asText());
        var slack = json.path("receivers").path(1);
        assertEquals("slack", slack.path("kind").asText());
        assertEquals("severity=P1", slack.path("match").path(0).asText());
        assertTrue(slack.path("endpoint").isNull());
        assertTrue(slack.path("secret_saved").asBoolean());
        assertEquals("h:25", json.path("receivers").path(2).path("smtp").asText());
        assertFalse((out.toString() + err).contains("from-environment"));
        assertFalse((out.toString() + err).contains(KEY));
    }

    @Test
    void removesAReceiver() throws Exception {
        run(0, "add s --kind slack --secret-env HOOK");
        run(0, "remove s");
        assertNull(store.find("s"));
    }

    /** D20. */
    @Test
    void aTestIsDeliveredAndSaysSo() throws Exception {
        try (var slack = new LocalSlack("/services/T0/B0/secret-part", false);
                var pagerDuty = new LocalPagerDuty(KEY)) {
            variables.put("LOCAL", slack.webhook());
            run(0, "add s --kind slack --secret-env LOCAL");
            run(0, "test s");
            assertTrue(out.toString().contains("delivered  ok"), out.toString());
            assertTrue(slack.taken().getFirst().body().contains("TEST · Test message"));
            run(0, "add p --kind pagerduty --secret-env KEY --endpoint " + pagerDuty.url(""));
            run(0, "test p");
            assertEquals(List.of("resolved"), List.copyOf(pagerDuty.incidents().values()));
            run(0, "test desktop");
            assertEquals(1, desktop.shown().size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500,oops,69,not delivered",
        "429,slow,69,not delivered",
        "403,invalid_token,77,broken",
        "404,no_service,77,broken",
        "400,invalid_payload,1,refused",
        "200,not_ok,1,refused"
    })
    void theExitCodeSaysWhatBecameOfIt(int status, String body, int code, String outcome)
            throws Exception {
        try (var slack = new LocalSlack("/services/T0/B0/secret-part", false)) {
            variables.put("LOCAL", slack.webhook());
            run(0, "add s --kind slack --secret-env LOCAL");
            slack.nextAnswer(status, body + " secret-part");
            slack.nextAnswer(status, body);
            run(code, "test s");
            assertFalse((out.toString() + err).contains("secret-part"));
            out.getBuffer().setLength(0);
            run(code, "test s --format json");
            assertEquals(outcome, json().path("outcome").asText());
            assertTrue(json().path("detail").asText().contains("HTTP " + status));
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        URI gone;
        try (var slack = new LocalSlack("/x", false)) {
            gone = slack.url("/x");
        }
        run(0, "add w --kind webhook --endpoint " + gone);
        run(69, "test w");
        desktop.goAway();
        run(69, "test desktop");
    }

    private Receiver saved(String name) throws Exception {
        var found = store.find(name);
        assertNotNull(found);
        return found;
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }

    private void run(int code, String line) {
        var command =
                new CommandLine(
                        new ReceiversCommand(
                                store, () -> desktop, InstantSource.system(), variables));
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
        assertEquals(code, SextantCommand.configured(command).execute(arguments), err::toString);
    }
}
