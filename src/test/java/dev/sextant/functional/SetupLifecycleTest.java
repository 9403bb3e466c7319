package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.functional.FaultProxy.Fault;
import dev.sextant.setup.DiffLine;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lifecycle policy against Elasticsearch's own code for reading and writing one, which is in
 * its jars; the service itself is not, so what it answers comes from a proxy here.
 */
class SetupLifecycleTest {

    private static final Path READER =
            Path.of("src/test/resources/dev/sextant/functional/ReadPolicy.java");

    @TempDir private Path folder;

    @Test
    void elasticsearchReadsThePolicyAndItsAnswerIsRecognised() throws Exception {
        try (var bed = SetupBed.on(RealServer.es8())) {
            var name = bed.base + "-policy";
            var path = "/_ilm/policy/" + name;
            bed.proxy.on(path, 1, FaultBed.answer(404, "resource_not_found_exception", ""));
            var fresh = SetupBed.step(bed.setup.plan(null), Kind.POLICY);
            assertEquals(State.NEW, fresh.state());
            var write = SetupBed.write(fresh);
            assertEquals("PUT " + path, write.method() + " " + write.path());

            var kept = asElasticsearchKeepsIt(write.body());
            assertTrue(kept.contains("\"delete_searchable_snapshot\":true"), kept);
            var answer =
                    "{\"%s\":{\"version\":3,\"modified_date\":\"2026-11-22T09:30:20.000Z\","
                            + "\"policy\":%s,\"in_use_by\":{\"indices\":[]}}}";
            bed.proxy.on(path, 1, ok(answer.formatted(name, kept)));
            assertEquals(State.SAME, SetupBed.step(bed.setup.plan(null), Kind.POLICY).state());

            bed.proxy.on(path, 1, ok(answer.formatted(name, kept.replace("365d", "90d"))));
            var changed = SetupBed.step(bed.setup.plan(null), Kind.POLICY);
            assertEquals(State.CHANGED, changed.state());
            var diff = DiffLine.text(changed.diff());
            assertTrue(diff.contains("\"min_age\": \"90d\""), diff);
            assertTrue(diff.contains("\"min_age\": \"365d\""), diff);
            assertEquals(2, changed.diff().stream().filter(SetupLifecycleTest::isChange).count());
        }
    }

    private static boolean isChange(DiffLine line) {
        return line.sign() == DiffLine.Sign.ADDED || line.sign() == DiffLine.Sign.REMOVED;
    }

    private String asElasticsearchKeepsIt(String body) throws Exception {
        var file = Files.writeString(folder.resolve("policy.json"), body);
        var jars = Path.of(System.getProperty("sextant.node", "target/node"), "8-security", "lib");
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                jars.toAbsolutePath() + File.separator + "*",
                                READER.toAbsolutePath().toString(),
                                file.toString())
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), this::errors);
        return said.strip();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Fault ok(String body) {
        return new Fault.Answer(HttpMessage.json(200, body));
    }
}
