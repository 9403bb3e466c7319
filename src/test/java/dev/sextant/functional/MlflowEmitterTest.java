package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that reads an MLflow registry, run as a user runs it. */
class MlflowEmitterTest {
    private static final Path PROGRAM = Path.of("assets/pipeline/mlflow-emitter.py");
    private static final long CREATED = Instant.parse("2026-11-20T10:00:00.125Z").toEpochMilli();
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Said(int exitCode, String text) {}

    @TempDir private Path folder;
    private MlflowRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new MlflowRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void registrationsOfAllPagesAreWrittenInTheLogContract() throws Exception {
        for (var i = 0; i < 5; i++) registry.version("ราคา-" + i, 1, CREATED + i, "nok");
        assertEquals(0, ask().exitCode);
        var lines = written();
        assertEquals(5, lines.size());
        assertEquals(
                LogLines.json(
                        """
                        {"@timestamp":"2026-11-20T10:00:00.125Z","event_type":"registered",
                         "model_name":"ราคา-0","model_version":1,"stage":"None","status":"success",
                         "environment":"production","user":"nok"}"""),
                lines.getFirst());
        assertEquals("ราคา-4", lines.getLast().path("model_name").asText());
    }

    @Test
    void whatIsWrittenIsNotWrittenAgain() throws Exception {
        registry.alias(
                registry.version("m", 1, CREATED, "nok").path("name").asText(), "champion", 1);
        ask();
        var first = written();
        assertEquals(List.of("registered None", "transitioned champion"), kinds(first));
        ask();
        ask();
        assertEquals(first, written());
    }

    @Test
    void aStageChangeHasTheTimeThatMlflowGives() throws Exception {
        var version = registry.version("m", 3, CREATED, "nok");
        ask();
        registry.stage(version, "Staging", CREATED + 60_000);
        ask();
        registry.stage(version, "Production", CREATED + 120_000);
        ask();
        var lines = written();
        assertEquals(
                List.of("registered None", "transitioned Staging", "transitioned Production"),
                kinds(lines));
        assertEquals("2026-11-20T10:02:00.125Z", lines.getLast().path("@timestamp").asText());
        assertFalse(lines.getLast().has("user"));
    }

    @Test
    void anAliasThatMovesLeavesOneVersionAndComesToTheOther() throws Exception {
        registry.version("m", 1, CREATED, "nok");
        registry.version("m", 2, CREATED + 1, "nok");
        registry.alias("m", "champion", 1);
        ask();
        var before = written().size();
        registry.alias("m", "champion", 2);
        ask();
        registry.noAlias("m", "champion");
        ask();
        var lines = written();
        var moved =
                lines.subList(before, lines.size()).stream()
                        .map(line -> line.path("model_version") + " " + line.path("stage").asText())
                        .toList();
        assertEquals(List.of("1 None", "2 champion", "2 None"), moved);
    }

    @Test
    void aDeploymentTagIsADeploymentToTheEnvironmentItNames() throws Exception {
        var version = registry.version("m", 1, CREATED, "nok");
        registry.stage(version, "Staging", CREATED);
        registry.tag(version, "deployed", "staging");
        ask();
        registry.tag(version, "deployed", "production");
        ask();
        ask();
        var deployed =
                written().stream()
                        .filter(line -> line.path("event_type").asText().equals("deployed"))
                        .map(
                                line ->
                                        line.path("environment").asText()
                                                + " "
                                                + line.path("stage").asText())
                        .toList();
        assertEquals(List.of("staging Staging", "production Staging"), deployed);
    }

    @Test
    void aFailedRegistrationIsFailedAndAPendingOneWaits() throws Exception {
        var pending =
                registry.version("m", 1, CREATED, "nok").put("status", "PENDING_REGISTRATION");
        registry.version("n", 1, CREATED, "nok").put("status", "FAILED_REGISTRATION");
        ask();
        assertEquals("failed", written().getFirst().path("status").asText());
        assertEquals(1, written().size());
        pending.put("status", "READY");
        ask();
        assertEquals("m", written().getLast().path("model_name").asText());
        assertEquals(2, written().size());
    }

    @Test
    void aRegistryThatIsAwayOrStopsHalfWayLosesAndRepeatsNothing() throws Exception {
        for (var i = 0; i < 5; i++) registry.version("m-" + i, 1, CREATED + i, "nok");
        registry.alias("m-4", "champion", 1);
        for (var answers = 0; answers < 6; answers++) {
            registry.answers(answers);
            var said = ask();
            assertEquals(69, said.exitCode, said.text);
            assertTrue(said.text.contains("answered 503"), said.text);
            assertFalse(Files.exists(folder.resolve("out.log")));
        }
        registry.answers(Integer.MAX_VALUE);
        ask();
        assertEquals(6, written().size());
        registry.answers(4);
        ask();
        registry.version("late", 1, CREATED + 9, "nok");
        registry.answers(Integer.MAX_VALUE);
        ask();
        assertEquals(7, written().size());
    }

    @Test
    void anEmittersDeathBetweenStateAndLinesLosesAndRepeatsNothing() throws Exception {
        for (var i = 0; i < 4; i++) registry.version("m-" + i, 1, CREATED + i, "nok");
        ask();
        var state = (ObjectNode) JSON.readTree(folder.resolve("state.json").toFile());
        var whole = Files.readString(folder.resolve("out.log"));
        for (var written : List.of(0, 10, whole.indexOf('\n') + 1, whole.length())) {
            Files.writeString(folder.resolve("out.log"), whole.substring(0, written));
            var died = state.deepCopy();
            var inode =
                    ((Number) Files.getAttribute(folder.resolve("out.log"), "unix:ino"))
                            .longValue();
            died.putObject("pending").put("text", whole).put("file", inode).put("offset", 0);
            Files.writeString(folder.resolve("state.json"), died.toString());
            assertEquals(0, ask().exitCode);
            assertEquals(whole, Files.readString(folder.resolve("out.log")));
        }
    }

    @Test
    void aModelMadeAnewUnderItsOldNameIsRegisteredAgain() throws Exception {
        var version = registry.version("m", 1, CREATED, "nok");
        ask();
        version.put("creation_timestamp", CREATED + 1_000);
        ask();
        assertEquals(List.of("registered None", "registered None"), kinds(written()));
    }

    @Test
    void itKeepsAskingAndAsksWithTheTokenItWasGiven() throws Exception {
        registry.version("m", 1, CREATED, "nok");
        var running = process("--interval", "0.2");
        running.environment().put("MLFLOW_TRACKING_TOKEN", "secret");
        var emitter = running.start();
        try {
            Awaitility.await().until(() -> written().size() == 1);
            registry.version("m", 2, CREATED + 1, "nok");
            Awaitility.await().until(() -> written().size() == 2);
            assertTrue(registry.authorizations().contains("Bearer secret"));
            var second = ask();
            assertEquals(1, second.exitCode);
            assertTrue(second.text.contains("Another mlflow-emitter"), second.text);
        } finally {
            emitter.destroy();
            assertTrue(emitter.waitFor(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void itsLinesPassTheIngestPipelineAsTheyAre() throws Exception {
        registry.stage(registry.version("m", 1, CREATED, "nok"), "Production", CREATED + 5);
        ask();
        var piped = PipedStream.on(RealServer.openSearch());
        var lines = written();
        piped.add(
                lines.stream()
                        .map(
                                line ->
                                        (JsonNode)
                                                JSON.createObjectNode()
                                                        .put("message", line.toString()))
                        .toList());
        assertEquals(lines, piped.stored());
    }

    private Said ask() throws IOException, InterruptedException {
        var process = process("--once").redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private ProcessBuilder process(String... more) {
        var command =
                new ArrayList<>(
                        List.of(
                                "python3",
                                PROGRAM.toString(),
                                "--server",
                                registry.url().toString()));
        command.addAll(List.of("--environment", "production"));
        command.addAll(List.of("--state", folder.resolve("state.json").toString()));
        command.addAll(List.of("--output", folder.resolve("out.log").toString()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command);
        process.environment().putAll(Map.of("PYTHONIOENCODING", "utf-8"));
        return process;
    }

    private List<JsonNode> written() throws IOException {
        var file = folder.resolve("out.log");
        if (!Files.exists(file)) return List.of();
        return Files.readAllLines(file).stream().map(LogLines::json).toList();
    }

    private static List<String> kinds(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> line.path("event_type").asText() + " " + line.path("stage").asText())
                .toList();
    }
}
