package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.store.Directories;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.rules.RuleStore;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

    private static final String OWN =
            """
            name: Mine
            condition: {kind: latency-above, percentile: 95, above: 250.5, window: 90s}
            severity: P2
            pending-for: 90s
            routes: [slack, night-shift]
            enabled: false
            annotations: {summary: Mine., what-to-do: Look.}
            """;

    @TempDir private Path directory;
    private Directories directories =
            new Directories(Path.of(""), Path.of(""), Path.of(""), Path.of(""));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open() throws Exception {
        directories =
                new Directories(
                        directory.resolve("config"),
                        directory.resolve("data"),
                        directory.resolve("logs"),
                        directory.resolve("cache"));
        Files.createDirectories(directory.resolve("config/rules"));
    }

    @Test
    void listsTheShippedRulesAsTheContractSays() throws Exception {
        assertEquals(0, run("list", "--format", "json"));
        var json = new ObjectMapper().readTree(out.toString());
        assertEquals(1, json.path("schema").asInt());
        assertEquals(5, json.path("rules").size());
        var errors = json.path("rules").path(1);
        assertEquals("high-error-rate", errors.path("id").asText());
        assertEquals("High error rate", errors.path("name").asText());
        assertEquals("P1", errors.path("severity").asText());
        assertEquals("error-rate", errors.path("condition").asText());
        assertEquals("10m", errors.path("window").asText());
        assertEquals(5, errors.path("threshold").asInt());
        assertEquals("0s", errors.path("for").asText());
        assertEquals("5m", errors.path("keep_firing_for").asText());
        assertTrue(errors.path("enabled").asBoolean());
        assertEquals("[\"pagerduty\"]", errors.path("routes").toString());
        assertEquals("not judged", errors.path("health").asText());
        var absence = json.path("rules").path(3);
        assertTrue(absence.path("threshold").isNull(), "no limit is null, never 0");
        var disk = json.path("rules").path(4);
        assertTrue(disk.path("window").isNull());
        assertEquals("2m", disk.path("for").asText());
    }

    @Test
    void listsOnesOwnRulesAndSaysWhichFileWasRefused() throws Exception {
        Files.writeString(rule("p95-slow"), OWN);
        Files.writeString(rule("bad"), OWN.replace("90s", "90"));
        assertEquals(0, run("list", "--format", "json"));
        var rules = new ObjectMapper().readTree(out.toString()).path("rules");
        assertEquals(6, rules.size());
        var own = rules.path(5);
        assertEquals("p95-slow", own.path("id").asText());
        assertEquals(250.5, own.path("threshold").asDouble());
        assertEquals("90s", own.path("window").asText());
        assertFalse(own.path("enabled").asBoolean());
        assertEquals(rule("p95-slow").toString(), own.path("origin").asText());
        assertTrue(err.toString().contains("bad.yaml, line 2"), err.toString());
        assertEquals(0, run("list"));
        assertTrue(out.toString().contains("night-shift"));
    }

    @Test
    void listsAsSwitchedForOneCluster() throws Exception {
        assertEquals(78, run("list", "--profile", "nowhere"));
        assertTrue(err.toString().contains("no profile named nowhere"));
    }

    @Test
    void checksEveryFileAndNamesEveryMistake() throws Exception {
        var good = Files.writeString(directory.resolve("good.yaml"), OWN);
        var bad =
                Files.writeString(
                        directory.resolve("bad.yaml"),
                        OWN.replace("P2", "P7").replace("250.5", "-1"));
        assertEquals(0, run("check", good.toString()));
        assertEquals(good + ": good\n", out.toString());
        assertEquals(78, run("check", good.toString(), bad.toString(), "--format", "json"));
        var files = new ObjectMapper().readTree(out.toString()).path("files");
        assertTrue(files.path(0).path("ok").asBoolean());
        assertFalse(files.path(1).path("ok").asBoolean());
        assertEquals(2, files.path(1).path("problems").size());
        assertEquals(78, run("check", bad.toString()));
        assertEquals(2, out.toString().lines().count(), out.toString());
        assertEquals(78, run("check", directory.resolve("missing.yaml").toString()));
        assertTrue(out.toString().contains("missing.yaml: cannot be read"), out.toString());
    }

    @Test
    void checksAllOfThisMachinesFilesWhenNoneIsNamed() throws Exception {
        assertEquals(0, run("check"));
        Files.writeString(rule("good"), OWN);
        assertEquals(0, run("check"));
        Files.writeString(directory.resolve("config/rules/mine.yml"), OWN);
        assertEquals(78, run("check"));
        assertTrue(out.toString().contains("'mine.yml'"), out.toString());
    }

    @Test
    void theShippedFixturesPass() throws Exception {
        assertEquals(0, run("test", "--format", "json"), err::toString);
        var json = new ObjectMapper().readTree(out.toString());
        assertTrue(json.path("fixtures").size() > 70);
        for (var fixture : json.path("fixtures")) {
            assertTrue(fixture.path("passed").asBoolean(), fixture::toString);
        }
    }

    @Test
    void aFixtureThatFailsShowsWhatWasExpectedBesideWhatCame() throws Exception {
        Files.writeString(directory.resolve("p95-slow.yaml"), OWN);
        var file =
                Files.writeString(
                        directory.resolve("fixtures.yaml"),
                        """
                        rule: p95-slow.yaml
                        cases:
                          - name: expects no alert though one fires
                            with: {every: 1m, pending-for: 0s}
                            verdicts: "xx"
                            expect: nothing
                          - name: waits
                            with: {every: 30s}
                            verdicts: "xxxx"
                            expect: PENDING@1 FIRING@4
                          - name: one in ten is slow
                            documents:
                              for: 5m
                              predictions:
                                - {model: a, from: -2m, to: 5m, count: 420, latency: 9, slow: 42, slow-latency: 251}
                            expect: {a: PENDING@0s FIRING@90s=251}
                        """);
        assertEquals(1, run("test", file.toString(), "--format", "json"));
        var fixtures = new ObjectMapper().readTree(out.toString()).path("fixtures");
        assertEquals(List.of(false, true, true), passed(fixtures), fixtures::toString);
        assertEquals("nothing", fixtures.path(0).path("expected").asText());
        assertEquals("FIRING@1", fixtures.path(0).path("actual").asText());
        assertEquals(1, run("test", file.toString()));
        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(line -> line.matches("FAILED .* nothing +FIRING@1")),
                out.toString());
        assertTrue(err.toString().contains("2 passed, 1 failed."), err.toString());
    }

    @Test
    void aRefusedFileOfFixturesIsNamedAndTheOthersStillRun() throws Exception {
        var bad = Files.writeString(directory.resolve("bad.yaml"), "rule: nothing-of-this-name\n");
        var good =
                Files.writeString(
                        directory.resolve("good.yaml"),
                        """
                        rule: high-error-rate
                        cases:
                          - {name: fires, verdicts: x, expect: FIRING@1}
                        """);
        assertEquals(78, run("test", bad.toString(), good.toString()));
        assertTrue(err.toString().contains("bad.yaml, line 1, column 7: found"), err.toString());
        assertTrue(out.toString().contains("passed"), out.toString());
    }

    @Test
    void isPartOfTheCommandLine() {
        var line = SextantCommand.configured(new CommandLine(new SextantCommand()));
        assertTrue(line.getSubcommands().containsKey("rules"));
    }

    private static List<Boolean> passed(JsonNode fixtures) {
        var passed = new ArrayList<Boolean>();
        fixtures.forEach(fixture -> passed.add(fixture.path("passed").asBoolean()));
        return passed;
    }

    private Path rule(String id) {
        return directory.resolve("config/rules/" + id + ".yaml");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var line =
                new CommandLine(
                        new RulesCommand(
                                directories,
                                RuleStore.in(directories),
                                ProfileStore.in(
                                        directories,
                                        EncryptedFileSecretStore.in(directories.data()))));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return SextantCommand.configured(line).execute(arguments);
    }
}
