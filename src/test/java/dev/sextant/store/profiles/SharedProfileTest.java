package dev.sextant.store.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import java.security.KeyStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedProfileTest {

    private static final String PRIVATE =
            "-----BEGIN PRIVATE KEY-----\nc2VjcmV0IGtleQ==\n-----END PRIVATE KEY-----\n";

    @TempDir private Path directory = Path.of("");

    @Test
    void whatIsHandedOverComesOutTheSame() throws Exception {
        for (var auth :
                List.of(
                        new Auth.None(),
                        new Auth.Basic("ann <ann@example.org> \"ฉ\""),
                        new Auth.ApiKey(),
                        new Auth.Bearer())) {
            for (var trust :
                    List.of(new Trust.Platform(), new Trust.CaFingerprint("ab".repeat(32)))) {
                var profile = profile("ทีม A-1", auth, trust);
                var shared = SharedProfile.of(profile);
                assertEquals(shared, SharedProfile.read(written(shared)));
                assertEquals(profile, shared.profile());
            }
        }
    }

    @Test
    void theLinksGoAlong() throws Exception {
        var links = new Links(Map.of(Links.Target.MODEL, "https://mlflow.example/{model}"));
        var profile = profile("p", new Auth.ApiKey(), new Trust.Platform()).withLinks(links);
        var read = SharedProfile.read(written(SharedProfile.of(profile)));
        assertEquals(links, read.profile().links());
    }

    @Test
    void theAuthoritysCertificatesGoAlongAndNothingElseOfTheirFile() throws Exception {
        var pem = authority();
        var file = Files.writeString(directory.resolve("ca.pem"), "a note\n" + PRIVATE + pem);
        var shared = SharedProfile.of(profile("p", new Auth.ApiKey(), new Trust.CaFile(file)));
        var text = new String(shared.bytes(), StandardCharsets.UTF_8);
        assertFalse(text.contains("PRIVATE") || text.contains(directory.toString()), text);
        Files.delete(file);
        var store = store();
        var taken = store.take(SharedProfile.read(written(shared)));
        assertTrue(taken.trust() instanceof Trust.CaFile);
        var kept = ((Trust.CaFile) taken.trust()).file();
        assertTrue(kept.startsWith(directory.resolve("config/ca")), kept.toString());
        assertEquals(pem, Files.readString(kept));
        assertEquals(List.of(taken), store.profiles());
        assertEquals(shared, SharedProfile.of(taken), "and can be handed on");
    }

    @Test
    void whatBelongsToAMachineStaysThere() throws Exception {
        var own =
                SharedProfile.changed(
                        profile("p", new Auth.ApiKey(), new Trust.Platform()),
                        "p",
                        new Trust.Platform(),
                        directory.resolve("my-client.p12"),
                        true);
        var shared = SharedProfile.of(own);
        assertTrue(shared.needsClientCertificate());
        var text = new String(shared.bytes(), StandardCharsets.UTF_8);
        assertFalse(text.contains("p12") || text.contains("watched"), text);
        var read = SharedProfile.read(written(shared));
        assertNull(read.profile().clientCertificate());
        assertFalse(read.profile().watched());
    }

    @Test
    void replacingKeepsSecretsOnlyForTheSameAddress() throws Exception {
        var store = store();
        var here = profile("p", new Auth.ApiKey(), new Trust.Platform());
        store.add(here, Credentials.of(new Secret("s")));
        assertThrows(StoreException.class, () -> store.take(SharedProfile.of(here)));
        store.takeInPlace(SharedProfile.of(here));
        assertNotNull(store.credentials(here).secret());
        var pinned = profile("p", new Auth.ApiKey(), new Trust.CaFingerprint("cd".repeat(32)));
        store.takeInPlace(SharedProfile.of(pinned));
        assertEquals(List.of(pinned), store.profiles());
        assertNull(store.credentials(pinned).secret(), "another authority may be another server");
    }

    /** Each is good but for one thing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schema\" : 1|\"schema\" : 2|update this one",
                "\"schema\" : 1|\"schema\" : \"1\"|the number 1",
                "\"sextant-profile\"|\"receiver\"|sextant-profile",
                "\"needs_client_certificate\" : false|\"needs_client_certificate\" : 0|true or false",
                "\"schema\" : 1|\"schema\" : 1, \"password\" : \"hunter2\"|password: expected nothing",
                "\"auth\" : \"api-key\"|\"auth\" : \"api-key\", \"api_key\" : \"hunter2\"|api_key: expected nothing",
                "\"auth\" : \"api-key\"|\"auth\" : \"kerberos\"|none, basic, api-key, bearer or aws",
                "\"trust\" : \"platform\"|\"trust\" : \"all\"|platform, ca-file or ca-fingerprint",
                "\"trust\" : \"platform\"|\"trust\" : \"ca-file\"|ca_pem: expected a text",
                "\"schema\" : 1|\"schema\" : 1, \"ca_pem\" : \"x\"|nothing without a CA file",
                "https://a.example.org|https://ann:hunter2@a.example.org|Leave user and password out",
                "https://a.example.org|http://a.example.org|https://",
                "https://a.example.org|file:///etc/passwd|begins with https://",
                "https://a.example.org|javascript:alert(1)|begins with https://",
                "model-logs-*|../_all|index",
                "Asia/Bangkok|Mars/Olympus|not a time zone",
                "20000|0|between 1 second and 5 minutes",
                "20000|1e9|a whole number",
                "20000|99999999999999999999|a whole number",
                "\"production\"|\"pro\\u0000duction\"|without control characters",
                "\"production\"|[]|a text",
            })
    void aFileThatIsNotGoodIsRefusedInOneSentence(String from, String to, String words)
            throws Exception {
        var good =
                new String(
                        SharedProfile.of(profile("p", new Auth.ApiKey(), new Trust.Platform()))
                                .bytes(),
                        StandardCharsets.UTF_8);
        assertTrue(good.contains(from), good);
        var file = Files.writeString(directory.resolve("bad.sextant"), good.replace(from, to));
        var failure = assertThrows(StoreException.class, () -> SharedProfile.read(file));
        assertTrue(failure.sentence().contains(words), failure.sentence());
        assertFalse(failure.sentence().contains("hunter2"), failure.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "my-secret-token-that-is-no-json",
                "{\"schema\":1,\"schema\":1}",
                "{\"schema\":1} {}",
                "{\"schema\":1,\"profiles\":[]}",
                "PK\u0003\u0004"
            })
    void whatIsNoProfileFileIsSaidToBeNone(String contents) throws Exception {
        var file = Files.writeString(directory.resolve("x.sextant"), contents);
        var failure = assertThrows(StoreException.class, () -> SharedProfile.read(file));
        assertTrue(failure.sentence().contains("x.sextant"), failure.sentence());
        assertFalse(failure.sentence().contains("my-secret"), failure.sentence());
        assertFalse(failure.sentence().contains("\n"), failure.sentence());
    }

    @Test
    void aHugeFileAManyStoryFileAndADirectoryAreRefused() throws Exception {
        var huge = directory.resolve("huge.sextant");
        Files.write(huge, new byte[3 * 1024 * 1024]);
        assertThrows(StoreException.class, () -> SharedProfile.read(huge));
        var deep = directory.resolve("deep.sextant");
        Files.writeString(deep, "{\"schema\":1,\"kind\":" + "[".repeat(100_000));
        assertThrows(StoreException.class, () -> SharedProfile.read(deep));
        assertThrows(StoreException.class, () -> SharedProfile.read(directory));
        assertThrows(StoreException.class, () -> SharedProfile.read(directory.resolve("none")));
    }

    /** Any name can be read, so that it can be shown and changed; none is kept that is not one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "a\\b",
                "\"quoted\" 'name'",
                "🔥",
                "<b>x</b>",
                "%s {0}",
                " "
            })
    void aNastyNameIsReadAndNotKept(String name) throws Exception {
        var shared = SharedProfile.read(written(SharedProfile.of(named(name))));
        assertEquals(name, shared.profile().name());
        assertThrows(StoreException.class, () -> store().take(shared));
        assertEquals(List.of(), store().profiles());
        assertEquals("ทีม", store().take(shared.named("ทีม")).name());
    }

    @ParameterizedTest
    @CsvSource({
        "prod,prod.sextant",
        "ทีม A-1,ทีม-a-1.sextant",
        "../../x,..-..-x.sextant",
        "a/b\\c:d*e,a-b-c-d-e.sextant"
    })
    void aFileNameIsOneEverywhere(String name, String file) {
        assertEquals(file, SharedProfile.fileName(name));
    }

    private Path written(SharedProfile shared) throws Exception {
        return Files.write(directory.resolve("shared.sextant"), shared.bytes());
    }

    private ProfileStore store() {
        return new ProfileStore(
                directory.resolve("config/profiles.json"),
                EncryptedFileSecretStore.in(directory.resolve("data")));
    }

    private static String authority() throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        var file = Path.of(System.getProperty("java.home"), "lib/security/cacerts");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        var der = keys.getCertificate(keys.aliases().nextElement()).getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static ClusterProfile named(String name) {
        return profile(name, new Auth.ApiKey(), new Trust.Platform());
    }

    private static ClusterProfile profile(String name, Auth auth, Trust trust) {
        return new ClusterProfile(
                name,
                List.of(URI.create("https://a.example.org:9200")),
                auth,
                trust,
                null,
                "model-logs-*",
                ZoneId.of("Asia/Bangkok"),
                "production",
                Duration.ofSeconds(20),
                false);
    }
}
