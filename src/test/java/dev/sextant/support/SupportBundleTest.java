package dev.sextant.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Standing;
import dev.sextant.store.Directories;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.rules.RuleStore;
import dev.sextant.store.secrets.SecretStore;
import dev.sextant.support.SupportBundle.Entry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets planted in every place: none is in what is saved. */
class SupportBundleTest {

    private static final String KEY = "kZp9AbCdEfGh77IjKlMn";
    private static final String HOOK =
            "https://hooks.slack.com/services/T0PLANT/B0PLANT/s3cretPath99";
    private static final String SIGNING = "signing-key-planted-42";
    private static final String IN_ADDRESS = "/hook/tokenInPath4711";
    private static final String IN_RULE = "pl4ntedInRuleFile";
    private static final String HOST = "es-prod-7.internal.example";

    private final SecretStore secrets = new InMemory();

    @TempDir private Path home = Path.of("");
    private Directories directories = new Directories(home, home, home, home);

    @BeforeEach
    void plant() throws Exception {
        directories =
                new Directories(
                        home.resolve("config"),
                        home.resolve("data"),
                        home.resolve("logs"),
                        home.resolve("cache"));
        ProfileStore.in(directories, secrets)
                .add(
                        new ClusterProfile(
                                "prod",
                                List.of(URI.create("https://" + HOST + ":9200")),
                                new ClusterProfile.Auth.Basic("somchai"),
                                new ClusterProfile.Trust.Platform(),
                                null,
                                "secret-project-*",
                                ZoneOffset.UTC,
                                null,
                                Duration.ofSeconds(30),
                                true),
                        Credentials.of(new Secret(KEY)));
        var receivers = ReceiverStore.in(directories, secrets);
        receivers.add(new Receiver.Slack("team", List.of(), null, null), new Secret(HOOK));
        receivers.add(
                new Receiver.Webhook(
                        "bot", List.of(), URI.create("https://bot.example" + IN_ADDRESS), null),
                new Secret(SIGNING));
        var rules = directories.configuration().resolve("rules");
        Files.createDirectories(rules);
        Files.writeString(rules.resolve("own.yaml"), "id: mine\nrunbook: " + IN_RULE + "\n");
        Files.createDirectories(directories.logs());
        var login =
                Base64.getEncoder()
                        .encodeToString(("somchai:" + KEY).getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                directories.logs().resolve("sextant.log"),
                String.join(
                        "\n",
                        "connecting to https://somchai:" + KEY + "@" + HOST + ":9200 failed",
                        "Authorization: Basic " + login,
                        "bare " + KEY + " in a line",
                        "posting to " + HOOK,
                        "path only /services/T0PLANT/B0PLANT/s3cretPath99",
                        "own.yaml: runbook: " + IN_RULE + " is not an address",
                        "webhook https://bot.example" + IN_ADDRESS + " said 500",
                        "password=unknownToAnyStore9",
                        "mail to ann@corp.example from 10.1.2.3 about secret-project-2026",
                        ""));
    }

    private SupportSources sources() throws Exception {
        return new SupportSources(
                directories,
                ProfileStore.in(directories, secrets),
                PreferencesStore.in(directories),
                ReceiverStore.in(directories, secrets),
                RuleStore.in(directories),
                () -> List.of(new Standing("bot", null, Instant.EPOCH, true, "said " + SIGNING, 2)),
                () -> Instant.EPOCH);
    }

    private static String saved(SupportBundle bundle, Path file) throws Exception {
        bundle.write(file, bundle.entries().stream().map(Entry::name).toList());
        var all = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                all.append(entry.getName()).append('\n');
                try (var stream = zip.getInputStream(entry)) {
                    all.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }

    @Test
    void noSecretOfAnyPlaceIsInTheArchive() throws Exception {
        for (var masked : List.of(true, false)) {
            var all = saved(SupportBundle.gather(sources(), masked), home.resolve("b.zip"));
            for (var secret :
                    List.of(
                            KEY,
                            "s3cretPath99",
                            SIGNING,
                            "tokenInPath4711",
                            IN_RULE,
                            "unknownToAnyStore9",
                            "T0PLANT")) {
                assertFalse(all.contains(secret), () -> secret + " in\n" + all);
            }
            assertFalse(all.contains("c29tY2hhaTp"), "the login as it is sent");
            for (var file :
                    List.of(
                            "about.txt",
                            "metrics.txt",
                            "profiles.json",
                            "settings.json",
                            "receivers.json",
                            "rules.json",
                            "health.json",
                            "threads.txt",
                            "logs/sextant.log")) {
                assertTrue(all.contains(file), file);
            }
            assertTrue(all.contains("bare ••• in a line"), all);
            assertTrue(all.contains("\"has_secret\" : true"), all);
        }
    }

    @Test
    void namesAreNumbersOnDemandTheSameEverywhere() throws Exception {
        var masked = saved(SupportBundle.gather(sources(), true), home.resolve("m.zip"));
        for (var name : List.of(HOST, "somchai", "secret-project-*", "ann@corp", "10.1.2.3")) {
            assertFalse(masked.contains(name), () -> name + " in\n" + masked);
        }
        assertTrue(masked.contains("https://host-1:9200"), masked);
        var named = saved(SupportBundle.gather(sources(), false), home.resolve("n.zip"));
        assertTrue(named.contains(HOST));
        assertTrue(named.contains("secret-project-*"));
    }

    @Test
    void whatIsUntickedStaysOut() throws Exception {
        var bundle = SupportBundle.gather(sources(), true);
        var file = home.resolve("one.zip");
        bundle.write(file, List.of("about.txt"));
        try (var zip = new ZipFile(file.toFile())) {
            assertEquals(1, zip.size());
        }
    }

    @Test
    void aBundleWithASecretIsRefusedAndLeavesNoFile() throws IOException {
        var known = new Secrets(List.of(KEY));
        assertEquals("a saved secret", known.foundIn("x" + KEY + "y"));
        assertEquals("what looks like a key", known.foundIn("-----BEGIN PRIVATE KEY-----"));
        // a name that takes a secret's place is put there after secrets were taken out
        var names = new Names(true);
        names.of(KEY, "harmless");
        var bundle = new SupportBundle(known, names, List.of(new Entry("a.txt", "harmless")));
        var file = home.resolve("no.zip");
        var refused =
                assertThrows(
                        SupportBundle.RefusedException.class,
                        () -> bundle.write(file, List.of("a.txt")));
        assertTrue(refused.coded().contains("a.txt"), refused.coded());
        assertTrue(refused.coded().endsWith("[SX-701]"), refused.coded());
        assertFalse(refused.coded().contains(KEY));
        assertFalse(Files.exists(file));
    }

    private static final class InMemory implements SecretStore {
        private final Map<String, Secret> kept = new HashMap<>();

        @Override
        public @Nullable Secret find(String key) {
            return kept.get(key);
        }

        @Override
        public void save(String key, Secret secret) {
            kept.put(key, secret);
        }

        @Override
        public void remove(String key) {
            kept.remove(key);
        }
    }
}
