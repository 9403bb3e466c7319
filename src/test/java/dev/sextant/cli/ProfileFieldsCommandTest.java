package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.functional.RealServer;
import dev.sextant.model.LogField;
import dev.sextant.store.Directories;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.secrets.FakeKeychain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A log that names things otherwise, from the command line on, on a real server. */
class ProfileFieldsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RealServer SERVER = RealServer.es9();

    @TempDir private Path directory;
    private final FakeKeychain keychain = new FakeKeychain();
    private final Map<String, String> variables = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ProfileStore store;
    private OwnStores stores;

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

    /** Predictions of one log group, with names and values of their own. */
    private static String otherwise(RealServer server) {
        var index = server.index("cwl");
        var lines = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            lines.add(
                    """
                    {"@timestamp": "%s", "@log_group": "/aws/lambda/cola", "latency": %d.5,
                     "outcome": "%s", "version": "v%d", "prediction": {"label": "ดี"}}
                    """
                            .formatted(
                                    Instant.now().minusSeconds(i),
                                    i,
                                    i % 5 == 0 ? "failure" : "ok",
                                    i % 3));
        }
        server.bulk(index, lines);
        return index;
    }

    private String added() {
        var index = otherwise(SERVER);
        assertEquals(0, run("add", "cola", "--url", SERVER.url().toString(), "--index", index));
        return index;
    }

    private static FieldMapping likeliest() {
        return FieldMapping.NONE
                .withConstant(LogField.MODEL, "cola")
                .withConstant(LogField.EVENT, "predict")
                .withName(LogField.LATENCY, "latency")
                .withName(LogField.STATUS, "outcome")
                .withName(LogField.VERSION, "version")
                .withSynonym(LogField.STATUS, "failure", "error")
                .withSynonym(LogField.STATUS, "ok", "success")
                .withSynonym(LogField.VERSION, "v*", "*");
    }

    @Test
    void theTableHasALineForEachFieldWithWhatMayBeItAndChangesNothing() throws Exception {
        added();
        assertEquals(0, run("fields", "cola"));
        var lines = out.toString().lines().toList();
        for (var field : LogField.values()) {
            assertEquals(1, of(lines, field).size(), out::toString);
        }
        assertSays("prediction.label.keyword", of(lines, LogField.LABEL));
        assertSays("20 of 20", of(lines, LogField.LABEL));
        assertSays("--constant model_name=cola (20)", of(lines, LogField.MODEL));
        assertSays("--map latency_ms=latency (20)", of(lines, LogField.LATENCY));
        assertSays("--synonym status:failure=error (4)", of(lines, LogField.STATUS));
        assertSays("0 of 20", of(lines, LogField.USER));
        assertTrue(err.toString().contains("add --use"), err.toString());
        assertEquals(FieldMapping.NONE, saved("cola"));
    }

    private static List<String> of(List<String> lines, LogField field) {
        return lines.stream().filter(line -> line.startsWith(field.contractName() + " ")).toList();
    }

    private static void assertSays(String wanted, List<String> lines) {
        assertTrue(lines.getFirst().contains(wanted), lines::toString);
    }

    @Test
    void theJsonHasEveryFieldAndEveryKeyThatIsDocumented() throws Exception {
        added();
        var json = json("fields", "cola", "--format", "json");
        assertEquals(Set.of("schema", "profile", "sampled", "fields"), keys(json));
        assertEquals(1, json.path("schema").asInt());
        assertEquals("cola", json.path("profile").asText());
        assertEquals(20, json.path("sampled").asLong());
        assertEquals(
                Arrays.stream(LogField.values()).map(LogField::contractName).toList(),
                stream(json.path("fields")).map(one -> one.path("field").asText()).toList());
        var kinds = new TreeSet<String>();
        for (var field : json.path("fields")) {
            assertEquals(
                    Set.of("field", "name", "constant", "problem", "documents", "suggestions"),
                    keys(field));
            assertTrue(field.path("documents").isIntegralNumber(), field.toString());
            assertTrue(field.path("constant").isNull(), field.toString());
            assertEquals(field.path("name").isNull(), field.path("problem").isTextual());
            for (var suggestion : field.path("suggestions")) {
                var kind = suggestion.path("kind").asText();
                kinds.add(kind);
                var own =
                        switch (kind) {
                            case "name" -> List.of("name", "latency_unit");
                            case "constant" -> List.of("value");
                            default -> List.of("written", "meaning");
                        };
                var all = new TreeSet<>(own);
                all.addAll(List.of("kind", "documents", "option"));
                assertEquals(all, keys(suggestion));
            }
        }
        assertEquals(Set.of("constant", "name", "synonym"), kinds);
        assertEquals("prediction.label.keyword", field(json, LogField.LABEL).get("name").asText());
    }

    @Test
    void whatIsUsedAnswersAndASecondLookSuggestsNothingMore() throws Exception {
        added();
        assertEquals(0, run("fields", "cola", "--use"));
        assertTrue(err.toString().contains("Saved the suggestions in cola."), err.toString());
        assertEquals(likeliest(), saved("cola"));
        var again = json("fields", "cola", "--format", "json");
        for (var field : again.path("fields")) {
            assertEquals(0, field.path("suggestions").size(), field.toString());
        }
        assertEquals("cola", field(again, LogField.MODEL).get("constant").asText());
        assertTrue(field(again, LogField.MODEL).get("name").isNull());
        assertEquals(20, field(again, LogField.LATENCY).get("documents").asLong());
        assertFalse(err.toString().contains("--use"), "there is nothing to save");
        var listed = json("list", "--format", "json").at("/profiles/0/mapping");
        assertEquals("cola", listed.at("/constants/model_name").asText());
        assertEquals("latency", listed.at("/names/latency_ms").asText());
        assertEquals("*", listed.at("/synonyms/model_version").path("v*").asText());
        assertEquals("ms", listed.path("latency_unit").asText());
    }

    /** What is shown can be copied. */
    @Test
    void theSuggestedOptionsMakeTheSameProfile() throws Exception {
        var index = added();
        var options = new ArrayList<String>();
        for (var field : json("fields", "cola", "--format", "json").path("fields")) {
            for (var one : field.path("suggestions")) {
                options.addAll(List.of(one.path("option").asText().split(" ")));
            }
        }
        var add = List.of("add", "copied", "--url", SERVER.url().toString(), "--index", index);
        assertEquals(0, run(Stream.concat(add.stream(), options.stream()).toArray(String[]::new)));
        assertEquals(likeliest(), saved("copied"));
    }

    @Test
    void everyMappingOptionIsSavedAndShown() throws Exception {
        var arguments =
                "add p --url https://es.example.org --map latency_ms=event.duration --map user=ผู้ใช้"
                        + " --constant environment=a=b --synonym event_type:Promote=transitioned"
                        + " --synonym event_type:Demote=transitioned --synonym model_version:v*=*"
                        + " --latency-unit ns";
        assertEquals(0, run(arguments.split(" ")));
        assertEquals(
                FieldMapping.NONE
                        .withName(LogField.LATENCY, "event.duration")
                        .withName(LogField.USER, "ผู้ใช้")
                        .withConstant(LogField.ENVIRONMENT, "a=b")
                        .withSynonym(LogField.EVENT, "Promote", "transitioned")
                        .withSynonym(LogField.EVENT, "Demote", "transitioned")
                        .withSynonym(LogField.VERSION, "v*", "*")
                        .withLatencyUnit(LatencyUnit.NANOSECONDS),
                saved("p"));
        var exported = json("export", "p").toString();
        assertTrue(exported.contains("event.duration") && exported.contains("Demote"), exported);
        var listed = json("list", "--format", "json").at("/profiles/0/mapping");
        assertEquals(
                JSON.readTree(
                        """
                        {"names": {"latency_ms": "event.duration", "user": "ผู้ใช้"},
                         "constants": {"environment": "a=b"},
                         "synonyms": {"event_type": {"Demote": "transitioned", "Promote": "transitioned"},
                                      "model_version": {"v*": "*"}},
                         "latency_unit": "ns"}
                        """),
                listed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --map model=a                                   | no field model; it has @timestamp, event_type
                    --map latency_ms                                | --map is written like latency_ms=duration.
                    --map latency_ms=                               | --map is written like latency_ms=duration.
                    --map latency_ms=a*                             | A field’s name is
                    --constant model_name                           | --constant is written like
                    --constant status=success                       | differs from document to document
                    --constant event_type=Predict                   | Predict would never be counted
                    --map model_name=m --constant model_name=cola   | a field or a constant, not both
                    --constant model_name=c --synonym model_name:a=b | not both
                    --latency-unit minutes                          | s, ms, us or ns
                    --synonym event_type=a                          | --synonym is written like
                    --synonym latency_ms:a=b                        | is no word
                    --synonym stage:a=b --synonym stage:b=c         | which means something else in turn
                    --synonym stage:v*=*                            | only for model_version
                    --synonym status:bad=broken                     | broken would never be counted
                    """)
    void refusesInOneSentence(String options, String told) throws Exception {
        var line = "add p --url https://es.example.org " + options;
        assertEquals(ExitCode.USAGE, run(line.split(" ")));
        assertTrue(err.toString().contains(told), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("[SX-"), err.toString());
        assertEquals("", out.toString());
        assertEquals(List.of(), store.profiles());
    }

    @Test
    void anUnknownProfileOrFormatIsSaidAndAsksNobody() {
        assertEquals(ExitCode.CONFIGURATION, run("fields", "nobody"));
        assertEquals(ExitCode.USAGE, run("fields", "nobody", "--format", "xml"));
        assertEquals(ExitCode.USAGE, run("fields"));
        assertEquals("", out.toString());
    }

    @Test
    void aServerThatIsAwayOrHasNoSuchIndexIsSaidAndNothingIsSaved() throws Exception {
        run("add", "away", "--url", "http://127.0.0.1:" + freePort());
        assertEquals(ExitCode.UNREACHABLE, run("fields", "away", "--use"));
        assertEquals(FieldMapping.NONE, saved("away"));
        var none = SERVER.index("none");
        run("add", "none", "--url", SERVER.url().toString(), "--index", none + "-*");
        assertEquals(ExitCode.TROUBLE, run("fields", "none", "--use"));
        assertTrue(err.toString().contains(none), err.toString());
        assertEquals("", out.toString());
    }

    /** A port that was free a moment ago, and that nothing listens on. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void withoutThePrivilegeItEndsWithItsOwnCodeAndWithItGoesOn() throws Exception {
        var server = RealServer.es8Security();
        var index = otherwise(server);
        variables.put("NOTHING", key(server, index, "create_doc"));
        variables.put("READS", key(server, index, "read\", \"view_index_metadata"));
        variables.put("WRONG", "bm9wZTpub3Bl");
        for (var name : List.of("NOTHING", "READS", "WRONG")) {
            assertEquals(
                    0,
                    run(
                            "add",
                            name,
                            "--url",
                            server.url().toString(),
                            "--index",
                            index,
                            "--auth",
                            "api-key",
                            "--secret-env",
                            name));
        }
        err.getBuffer().setLength(0);
        assertEquals(ExitCode.NOT_PERMITTED, run("fields", "NOTHING"), err::toString);
        assertEquals(ExitCode.NOT_PERMITTED, run("fields", "WRONG"), err::toString);
        assertEquals(2, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
        assertEquals(0, run("fields", "READS", "--use"), err::toString);
        assertEquals(likeliest(), saved("READS"));
    }

    private static String key(RealServer server, String index, String privileges) {
        return server.json(
                        "POST",
                        "/_security/api_key",
                        """
                        {"name": "fields", "role_descriptors": {"r": {"cluster": [],
                         "index": [{"names": ["%s"], "privileges": ["%s"]}]}}}
                        """
                                .formatted(index, privileges))
                .path("encoded")
                .asText();
    }

    private FieldMapping saved(String name) throws Exception {
        return Objects.requireNonNull(store.find(name)).mapping();
    }

    private static JsonNode field(JsonNode json, LogField field) {
        return stream(json.path("fields"))
                .filter(one -> one.path("field").asText().equals(field.contractName()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Set<String> keys(JsonNode object) {
        var keys = new TreeSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** What a command prints, alone. */
    private JsonNode json(String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertEquals(0, run(arguments), err::toString);
        return JSON.readTree(out.toString());
    }

    private int run(String... arguments) {
        var line =
                new CommandLine(
                        new ProfileCommand(stores, (profile, credentials, each) -> {}, variables));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return SextantCommand.configured(line).execute(arguments);
    }
}
