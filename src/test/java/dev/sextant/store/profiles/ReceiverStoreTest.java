package dev.sextant.store.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Matcher;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverStoreTest {

    private static final Receiver.Desktop DESKTOP = new Receiver.Desktop("desktop", List.of());
    private static final Secret HOOK = new Secret("https://hooks.slack.com/services/T0/B0/hunter2");
    private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");
    private static final Secret OTHER_KEY = new Secret("fedcba9876543210fedcba9876543210");

    @TempDir private Path directory;
    private Path file;
    private ReceiverStore store;

    @BeforeEach
    void open() {
        file = directory.resolve("config/receivers.json");
        store = reopened();
    }

    @Test
    void aDesktopIsAlwaysThere() throws Exception {
        assertEquals(List.of(DESKTOP), store.receivers());
        store.add(slack("ops"), HOOK);
        assertEquals(List.of("desktop", "ops"), names());
        assertThrows(StoreException.class, () -> store.remove("desktop"));
        var picky = new Receiver.Desktop("desktop", List.of(new Matcher("severity", "P1")));
        store.add(picky, null);
        assertEquals(picky, store.find("desktop"));
        store.remove("desktop");
        assertEquals(DESKTOP, store.find("desktop"));
    }

    @Test
    void findsEverythingAgainThatWasSaved() throws Exception {
        var matchers = List.of(new Matcher("severity", "P1"), new Matcher("model", "a=b c"));
        var saved =
                List.of(
                        store.add(new Receiver.Slack("s", matchers, null, null), HOOK),
                        store.add(
                                new Receiver.Slack(
                                        "local",
                                        List.of(),
                                        URI.create("http://127.0.0.1:9/x"),
                                        null),
                                null),
                        store.add(
                                new Receiver.PagerDuty("p", matchers, Receiver.PagerDuty.EU, null),
                                KEY),
                        store.add(
                                new Receiver.Email(
                                        "mail",
                                        List.of(),
                                        "smtp.example.org",
                                        587,
                                        "sextant@example.org",
                                        List.of("a@example.org", "b@example.org"),
                                        "ann",
                                        null),
                                new Secret("p w")),
                        store.add(
                                new Receiver.Webhook(
                                        "hook",
                                        List.of(),
                                        URI.create("https://x.org/in?a=b"),
                                        null),
                                null));
        assertEquals(saved, reopened().receivers().subList(1, 6));
        assertEquals(HOOK, reopened().secret(saved.getFirst()));
        assertEquals(new Secret("p w"), reopened().secret(saved.get(3)));
        assertNull(reopened().secret(saved.getLast()));
    }

    @Test
    void writesNoSecretIntoTheReceivers() throws Exception {
        store.add(slack("ops"), HOOK);
        assertFalse(Files.readString(file).contains("hunter2"));
        assertFalse(store.receivers().toString().contains("hunter2"));
    }

    /** D16: what was opened with a key can only be closed with it. */
    @Test
    void aSecretThatIsReplacedStaysUntilNobodyNeedsIt() throws Exception {
        var before = store.add(pagerDuty("p"), KEY);
        var after = store.replace("p", before, OTHER_KEY);
        var old = before.credential();
        assertNotNull(old);
        assertNotEquals(old, after.credential());
        assertEquals(OTHER_KEY, store.secret(after));
        assertEquals(KEY, store.secret(old));
        assertEquals(Set.of(), store.former(Instant.now().minusSeconds(60)));
        assertEquals(Set.of(old), store.former(Instant.now().plusSeconds(60)));
        store.forget(Set.of());
        assertEquals(KEY, reopened().secret(old));
        store.forget(Set.of(old, Objects.requireNonNull(after.credential())));
        assertNull(reopened().secret(old));
        assertEquals(OTHER_KEY, reopened().secret(after));
    }

    @Test
    void changingWithoutANewSecretKeepsTheOldOne() throws Exception {
        var before = store.add(slack("ops"), HOOK);
        var after =
                store.replace(
                        "ops",
                        new Receiver.Slack("team", List.of(new Matcher("model", "*")), null, null),
                        null);
        assertEquals(before.credential(), after.credential());
        assertEquals(HOOK, store.secret(after));
        assertEquals(List.of("desktop", "team"), names());
    }

    @Test
    void removingTakesTheSecretAlongExceptForOpenIncidents() throws Exception {
        var slack = store.add(slack("ops"), HOOK);
        var pagerDuty = store.add(pagerDuty("p"), KEY);
        store.remove("ops");
        store.remove("p");
        assertEquals(List.of("desktop"), names());
        assertNull(store.secret(slack));
        assertEquals(KEY, store.secret(pagerDuty));
        store.forget(Set.of(Objects.requireNonNull(pagerDuty.credential())));
        assertNull(store.secret(pagerDuty));
        assertThrows(StoreException.class, () -> store.remove("ops"));
    }

    @Test
    void refusesNamesThatAreTakenOrMeanAKind() throws Exception {
        store.add(slack("ops"), HOOK);
        for (var name : List.of("ops", "OPS", "email", "desktop", "", " x", "a:b", "a\nb")) {
            assertThrows(StoreException.class, () -> store.add(slack(name), HOOK), name);
        }
        store.add(slack("slack"), HOOK);
        assertEquals(List.of("desktop", "ops", "slack"), names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schema\":1,\"receivers\":[|line 1",
                "[]|a JSON object",
                "{\"schema\":2,\"receivers\":[]}|newer Sextant",
                "{\"receivers\":[]}|schema: expected the number 1",
                "{\"schema\":1,\"receivers\":{}}|receivers: expected a list",
                "{\"schema\":1,\"receivers\":[],\"more\":1}|more: expected nothing",
                "{\"schema\":1,\"receivers\":[],\"receivers\":[]}|Duplicate",
                "{\"schema\":1,\"receivers\":[{\"name\":\"a\"}]}|receivers[0].kind: expected a text",
                "{\"schema\":1,\"receivers\":[{\"name\":\"a\",\"kind\":\"fax\"}]}|one of desktop, slack",
                "{\"schema\":1,\"receivers\":[{\"name\":\"a\",\"kind\":\"desktop\",\"endpoint\":\"x\"}]}|receivers[0].endpoint: expected nothing",
                "{\"schema\":1,\"receivers\":[{\"name\":\"a\",\"kind\":\"desktop\",\"match\":[\"x\"]}]}|receivers[0].match[0]: A match is written",
                "{\"schema\":1,\"receivers\":[{\"name\":\"a\",\"kind\":\"slack\",\"match\":[]}]}|receivers[0]: A Slack receiver needs",
                "{\"schema\":1,\"receivers\":[{\"name\":\"a\",\"kind\":\"webhook\",\"match\":[],\"endpoint\":\"file:///etc/passwd\"}]}|receivers[0]: The endpoint begins with https",
                "{\"schema\":1,\"receivers\":[{\"name\":\"a\",\"kind\":\"email\",\"match\":[],\"host\":\"h\",\"port\":99999}]}|receivers[0].port: expected a port",
                "{\"schema\":1,\"receivers\":[]} {}|line 1",
            })
    void refusesABadFileWithItsPlaceAndNeverOverwritesIt(String text, String place)
            throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        var failure = assertThrows(StoreException.class, () -> store.receivers());
        assertTrue(failure.sentence().contains(file.toString()), failure.sentence());
        assertTrue(failure.sentence().contains(place), failure.sentence());
        assertThrows(StoreException.class, () -> store.add(slack("ops"), HOOK));
        assertEquals(text, Files.readString(file));
    }

    @Test
    void aReceiverThatCannotBeWrittenLeavesNoSecretBehind() throws Exception {
        store.add(slack("first"), HOOK);
        var secrets = directory.resolve("data/secrets.bin");
        var before = Files.readAllBytes(secrets).length;
        assertThrows(StoreException.class, () -> store.add(slack("first"), HOOK));
        assertThrows(
                StoreException.class,
                () -> store.add(slack("x"), new Secret("https://evil.example/x")));
        assertEquals(before, Files.readAllBytes(secrets).length);
    }

    @Test
    void severalAtOnceLoseNothing() throws Exception {
        var threads =
                List.of(1, 2, 3, 4).stream()
                        .map(i -> Thread.ofVirtual().unstarted(() -> add("p" + i)))
                        .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assertEquals(5, store.receivers().size());
    }

    private void add(String name) {
        try {
            store.add(slack(name), HOOK);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() throws StoreException {
        return store.receivers().stream().map(Receiver::name).toList();
    }

    private ReceiverStore reopened() {
        return new ReceiverStore(file, EncryptedFileSecretStore.in(directory.resolve("data")));
    }

    private static Receiver slack(String name) {
        return new Receiver.Slack(name, List.of(), null, null);
    }

    private static Receiver pagerDuty(String name) {
        return new Receiver.PagerDuty(name, List.of(), Receiver.PagerDuty.US, null);
    }
}
