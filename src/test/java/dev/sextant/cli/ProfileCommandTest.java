package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.Directories;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.secrets.FakeKeychain;
import dev.sextant.text.Sentence;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ProfileCommandTest {

    private static final String URL = "https://es.example.org:9200";

    @TempDir private Path directory;
    private final FakeKeychain keychain = new FakeKeychain();
    private ProfileStore store;
    private OwnStores stores;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private List<Finding> findings = new ArrayList<>();

    @BeforeEach
    void open() {
        var directories =
                new Directories(
                        directory.resolve("config"),
                        directory.resolve("data"),
                        directory.resolve("logs"),
                        directory.resolve("cache"));
        var secrets = keychain.secrets(directories);
        store = ProfileStore.in(directories, secrets);
        stores = new OwnStores(directories, secrets, store, ReceiverStore.in(directories, secrets));
    }

    @Test
    void savesAProfileWithAllItsOptions() throws Exception {
        assertEquals(
                0,
                run(
                        "add",
                        "prod",
                        "--url",
                        URL + ",https://b.example.org",
                        "--auth",
                        "api-key",
                        "--secret-env",
                        "KEY",
                        "--ca-fingerprint",
                        "AB:".repeat(31) + "AB",
                        "--index",
                        "cwl-*",
                        "--environment",
                        "production",
                        "--zone",
                        "Asia/Bangkok",
                        "--timeout",
                        "2m",
                        "--link",
                        "model=https://mlflow.example/#/models/{model}?a=b",
                        "--link",
                        "version=https://mlflow.example/#/models/{model}/versions/{version}",
                        "--watched"));
        var saved = store.find("prod");
        assertNotNull(saved);
        assertEquals(2, saved.urls().size());
        assertEquals(new Auth.ApiKey(), saved.auth());
        assertEquals(new Trust.CaFingerprint("ab".repeat(32)), saved.trust());
        assertEquals("cwl-*", saved.indexPattern());
        assertEquals("production", saved.environment());
        assertEquals(ZoneId.of("Asia/Bangkok"), saved.zone());
        assertEquals(Duration.ofMinutes(2), saved.timeout());
        assertTrue(saved.watched());
        assertEquals(
                "https://mlflow.example/#/models/{model}?a=b",
                saved.links().templates().get(Links.Target.MODEL));
        assertEquals(2, saved.links().templates().size());
        assertEquals(new Secret("from-environment"), store.credentials(saved).secret());
    }

    @Test
    void readsASecretFromAFileAndPrintsItNowhere() throws Exception {
        var file = Files.writeString(directory.resolve("secret"), "from-a-file\n");
        assertEquals(
                0,
                run(
                        "add",
                        "p",
                        "--url",
                        URL,
                        "--auth",
                        "basic",
                        "--user",
                        "ann",
                        "--secret-file",
                        file.toString()));
        var saved = store.find("p");
        assertNotNull(saved);
        assertEquals(new Secret("from-a-file"), store.credentials(saved).secret());
        assertEquals(0, run("list", "--format", "json"));
        assertEquals(0, run("list"));
        assertEquals(0, run("export", "p"));
        assertFalse((out.toString() + err).contains("from-a-file"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2|add p",
                "2|add p --url http://es.example.org:9200",
                "2|add p --url https://es.example.org --index ../_all",
                "2|add p --url https://es.example.org --auth basic",
                "2|add p --url https://es.example.org --user ann",
                "2|add p --url https://es.example.org --auth nonsense",
                "2|add p --url https://es.example.org --timeout 10m",
                "2|add p --url https://es.example.org --zone Nowhere/Land",
                "2|add p --url https://es.example.org --ca-fingerprint 12",
                "2|add p --url https://es.example.org --ca a.pem --ca-fingerprint 12",
                "78|add p --url https://es.example.org --auth bearer --secret-env ABSENT",
                "78|add p --url https://es.example.org --auth bearer --secret-file /no/such/file",
                "78|test nobody",
                "78|remove nobody",
                "78|export nobody",
                "78|import /no/such/file",
                "2|",
                "2|frobnicate",
            })
    void refusesInOneSentence(int code, String line) throws Exception {
        assertEquals(code, run(line == null ? new String[0] : line.split(" ")));
        assertFalse(err.toString().isBlank());
        assertEquals("", out.toString());
        assertEquals(List.of(), store.profiles());
    }

    @Test
    void namesTheProfilesThereAreWhenOneIsUnknown() {
        run("add", "prod", "--url", URL);
        run("add", "staging", "--url", URL);
        assertEquals(78, run("test", "prd"));
        assertTrue(err.toString().contains("there are prod, staging"), err.toString());
    }

    @Test
    void refusesANameThatIsTaken() {
        assertEquals(0, run("add", "p", "--url", URL));
        assertEquals(78, run("add", "p", "--url", URL));
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTION,69",
        "CERTIFICATE,69",
        "SERVER,69",
        "CREDENTIALS,77",
        "PRIVILEGES,77",
        "INDICES,1",
        "FIELDS,1"
    })
    void theExitCodeSaysWhichStepFailed(Step step, int code) throws Exception {
        run("add", "p", "--url", URL);
        findings.add(
                Finding.warning(
                        Step.CONNECTION, Sentence.verbatim("slow"), Sentence.verbatim("wait")));
        assertEquals(0, run("test", "p"));
        findings.add(
                Finding.failed(step, Sentence.verbatim("broken"), Sentence.verbatim("mend it")));
        out.getBuffer().setLength(0);
        assertEquals(code, run("test", "p", "--format", "json"));
        var json = new ObjectMapper().readTree(out.toString());
        assertEquals(1, json.path("schema").asInt());
        assertFalse(json.path("ok").asBoolean());
        assertEquals("failed", json.path("checks").path(1).path("outcome").asText());
        assertEquals("mend it", json.path("checks").path(1).path("mend").asText());
    }

    @Test
    void anExportedProfileCanBeImportedElsewhere() throws Exception {
        run("add", "p", "--url", URL, "--environment", "staging");
        run("export", "p");
        var file = Files.writeString(directory.resolve("p.json"), out.toString());
        var saved = store.find("p");
        assertEquals(78, run("import", file.toString()));
        assertEquals(0, run("remove", "p"));
        assertEquals(List.of(), store.profiles());
        assertEquals(0, run("import", file.toString()));
        assertEquals(saved, store.find("p"));
    }

    @Test
    void anImportOverwritesNothingUntold() throws Exception {
        run("add", "p", "--url", URL, "--auth", "bearer", "--secret-env", "KEY", "--watched");
        var file = directory.resolve("p.sextant");
        assertEquals(0, run("export", "p", "--out", file.toString()));
        assertEquals(78, run("export", "p", "--out", file.toString()), "it is there already");
        assertEquals(78, run("import", file.toString()));
        assertTrue(err.toString().contains("--as"), err.toString());
        assertEquals(2, run("import", file.toString(), "--as", "q", "--replace"));
        assertEquals(0, run("import", file.toString(), "--as", "q"));
        assertTrue(err.toString().contains("sextant profile secret \"q\""), err.toString());
        assertEquals(0, run("secret", "q", "--secret-env", "KEY"));
        assertEquals(new Secret("from-environment"), store.credentials(find("q")).secret());
        assertEquals(0, run("import", file.toString(), "--replace"));
        assertTrue(find("p").watched(), "what belongs to this machine stays");
        assertEquals(new Secret("from-environment"), store.credentials(find("p")).secret());
    }

    /** A file of the same name must not carry the old secret to another address. */
    @Test
    void aSecretDoesNotFollowAProfileToAnotherAddress() throws Exception {
        run("add", "p", "--url", "https://evil.example", "--auth", "bearer", "--secret-env", "KEY");
        var file = directory.resolve("p.sextant");
        run("export", "p", "--out", file.toString());
        run("remove", "p");
        run("add", "p", "--url", URL, "--auth", "bearer", "--secret-env", "KEY");
        assertEquals(0, run("import", file.toString(), "--replace"));
        assertEquals("https://evil.example", find("p").urls().getFirst().toString());
        assertNull(store.credentials(find("p")).secret());
    }

    @Test
    void anImportCanBringItsSecret() throws Exception {
        run("add", "p", "--url", URL, "--auth", "api-key", "--secret-env", "KEY");
        var file = directory.resolve("p.sextant");
        run("export", "p", "--out", file.toString());
        assertEquals(0, run("import", file.toString(), "--as", "ทดสอบ", "--secret-env", "KEY"));
        assertEquals(new Secret("from-environment"), store.credentials(find("ทดสอบ")).secret());
        assertEquals(78, run("import", file.toString(), "--as", "../\u0000<b>\"🔥"));
    }

    private ClusterProfile find(String name) throws Exception {
        return Objects.requireNonNull(store.find(name));
    }

    @Test
    void movesSecretsAndSaysWhereTheyAre() throws Exception {
        run("add", "p", "--url", URL, "--auth", "api-key", "--secret-env", "KEY");
        assertEquals(0, run("secrets", "--to", "file"));
        assertTrue(err.toString().contains("Moved 1 to an encrypted file"), err.toString());
        assertEquals(Map.of(), keychain.entries);
        out.getBuffer().setLength(0);
        assertEquals(0, run("secrets", "--to", "keychain", "--format", "json"));
        var json = new ObjectMapper().readTree(out.toString());
        assertEquals("keychain", json.path("keep_in").asText());
        assertEquals("profile p", json.path("secrets").path(0).path("of").asText());
        assertEquals("[\"keychain\"]", json.path("secrets").path(0).path("in").toString());
        keychain.mood = FakeKeychain.Mood.LOCKED;
        assertEquals(78, run("secrets", "--to", "file"));
        assertEquals(78, run("test", "p"));
        assertTrue(err.toString().contains("is locked"), err.toString());
        assertFalse((out.toString() + err).contains("from-environment"));
        assertEquals(2, run("secrets", "--to", "cloud"));
    }

    @Test
    void listsAsJson() throws Exception {
        run("add", "p", "--url", URL);
        assertEquals(0, run("list", "--format", "json"));
        var json = new ObjectMapper().readTree(out.toString());
        assertEquals(1, json.path("schema").asInt());
        var profile = json.path("profiles").path(0);
        assertEquals("p", profile.path("name").asText());
        assertEquals(URL, profile.path("urls").path(0).asText());
        assertTrue(profile.path("environment").isNull());
        assertEquals(30_000, profile.path("timeout_ms").asLong());
    }

    private int run(String... arguments) {
        ConnectionTest test = (profile, credentials, each) -> findings.forEach(each);
        var line =
                new CommandLine(
                        new ProfileCommand(stores, test, Map.of("KEY", "from-environment")));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return SextantCommand.configured(line).execute(arguments);
    }
}
