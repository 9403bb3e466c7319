package dev.sextant.store.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileStoreTest {

    @TempDir private Path directory;
    private Path file;
    private ProfileStore store;

    @BeforeEach
    void open() {
        file = directory.resolve("config/profiles.json");
        store = reopened();
    }

    @Test
    void findsEverythingAgainThatWasSaved() throws Exception {
        var basic = profile("basic", new Auth.Basic("ann"), new Trust.Platform(), null);
        var key =
                profile(
                        "key",
                        new Auth.ApiKey(),
                        new Trust.CaFile(Path.of("/etc/ca.pem")),
                        Path.of("/etc/me.p12"));
        var bearer =
                profile(
                        "bearer",
                        new Auth.Bearer(),
                        new Trust.CaFingerprint("ab".repeat(32)),
                        null);
        store.add(basic, secret("one"));
        store.add(key, new Credentials(new Secret("two"), new Secret("three")));
        store.add(bearer, secret("four"));
        assertEquals(List.of(basic, key, bearer), reopened().profiles());
        assertEquals(secret("one"), reopened().credentials(basic));
        assertEquals(
                new Credentials(new Secret("two"), new Secret("three")),
                reopened().credentials(key));
    }

    @Test
    void findsTheLinksAgainAndRefusesOneThatCannotBeUsed() throws Exception {
        var links =
                new Links(
                        Map.of(
                                Links.Target.MODEL,
                                "https://mlflow.example/#/models/{model}",
                                Links.Target.DISCOVER,
                                "https://kibana.example/?q={kql}&t={from}"));
        store.add(profile("p").withLinks(links), secret("s"));
        assertEquals(links, reopened().profiles().getFirst().links());
        var text = Files.readString(file);
        Files.writeString(file, text.replace("https://mlflow", "ftp://mlflow"));
        var refused = assertThrows(StoreException.class, () -> reopened().profiles());
        assertTrue(refused.sentence().contains("links.model"), refused.sentence());
    }

    @Test
    void writesNoSecretIntoTheProfiles() throws Exception {
        store.add(profile("a"), secret("hunter2-hunter2"));
        assertFalse(Files.readString(file).contains("hunter2"));
        assertFalse(
                new String(SharedProfile.of(profile("a")).bytes(), StandardCharsets.UTF_8)
                        .contains("hunter2"));
    }

    @Test
    void renamingMovesTheSecret() throws Exception {
        store.add(profile("old"), secret("s"));
        store.replace("old", profile("new"), Credentials.NONE);
        assertEquals(List.of(profile("new")), store.profiles());
        assertEquals(secret("s"), store.credentials(profile("new")));
        assertEquals(Credentials.NONE, store.credentials(profile("old")));
    }

    @Test
    void removingTakesTheSecretAlong() throws Exception {
        store.add(profile("a"), secret("s"));
        store.remove("a");
        assertEquals(List.of(), store.profiles());
        assertEquals(Credentials.NONE, store.credentials(profile("a")));
        assertThrows(StoreException.class, () -> store.remove("a"));
    }

    @Test
    void aProfileThatNeedsNoSecretKeepsNone() throws Exception {
        store.add(profile("a"), secret("s"));
        var open = profile("a", new Auth.None(), new Trust.Platform(), null);
        store.replace("a", open, Credentials.NONE);
        assertNull(store.credentials(open).secret());
    }

    @Test
    void copiesAProfileWithItsSecret() throws Exception {
        store.add(profile("a"), secret("s"));
        var copy = store.duplicate("a", "b");
        assertEquals(List.of("a", "b"), names());
        assertEquals(secret("s"), store.credentials(copy));
    }

    @Test
    void refusesANameThatIsTaken() throws Exception {
        store.add(profile("a"), secret("s"));
        store.add(profile("b"), secret("t"));
        assertThrows(StoreException.class, () -> store.add(profile("A"), secret("x")));
        assertThrows(
                StoreException.class, () -> store.replace("b", profile("a"), Credentials.NONE));
        assertEquals(List.of("a", "b"), names());
        assertEquals(secret("s"), store.credentials(profile("a")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schema\":1,\"profiles\":[|line 1",
                "[]|a JSON object",
                "{\"schema\":2,\"profiles\":[]}|newer Sextant",
                "{\"profiles\":[]}|schema: expected the number 1",
                "{\"schema\":1,\"profiles\":{}}|profiles: expected a list",
                "{\"schema\":1,\"profiles\":[],\"more\":1}|more: expected nothing",
                "{\"schema\":1,\"schema\":1,\"profiles\":[]}|Duplicate",
                "{\"schema\":1,\"profiles\":[{\"name\":\"a\"}]}|profiles[0].urls: expected a list",
                "{\"schema\":1,\"profiles\":[{\"urls\":[\"http://x.org\"]}]}|profiles[0].urls[0]: http://",
                "{\"schema\":1,\"profiles\":[]} {}|line 1",
            })
    void refusesABadFileWithItsPlaceAndNeverOverwritesIt(String text, String place)
            throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        var failure = assertThrows(StoreException.class, () -> store.profiles());
        assertTrue(failure.sentence().contains(file.toString()), failure.sentence());
        assertTrue(failure.sentence().contains(place), failure.sentence());
        assertThrows(StoreException.class, () -> store.add(profile("a"), secret("s")));
        assertEquals(text, Files.readString(file));
    }

    @Test
    void leavesNoHalfWrittenFileBehind() throws Exception {
        for (int i = 0; i < 5; i++) store.add(profile("p" + i), secret("s"));
        try (var files = Files.list(file.getParent())) {
            assertTrue(files.noneMatch(one -> one.toString().endsWith(".tmp")));
        }
    }

    @Test
    void severalAtOnceLoseNothing() throws Exception {
        var threads =
                List.of(1, 2, 3, 4).stream()
                        .map(i -> Thread.ofVirtual().unstarted(() -> add("p" + i)))
                        .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assertEquals(4, store.profiles().size());
    }

    private void add(String name) {
        try {
            store.add(profile(name), secret(name));
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names() throws StoreException {
        return store.profiles().stream().map(ClusterProfile::name).toList();
    }

    private ProfileStore reopened() {
        return new ProfileStore(file, EncryptedFileSecretStore.in(directory.resolve("data")));
    }

    private static Credentials secret(String value) {
        return Credentials.of(new Secret(value));
    }

    private static ClusterProfile profile(String name) {
        return profile(name, new Auth.ApiKey(), new Trust.Platform(), null);
    }

    private static ClusterProfile profile(
            String name, Auth auth, Trust trust, @org.jspecify.annotations.Nullable Path client) {
        return new ClusterProfile(
                name,
                List.of(
                        URI.create("https://a.example.org:9200"),
                        URI.create("https://b.example.org")),
                auth,
                trust,
                client,
                "model-logs-*",
                ZoneId.of("Asia/Bangkok"),
                "production",
                Duration.ofSeconds(20),
                true);
    }
}
