package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that {@code mvn package} leaves, run as a person runs it on a machine without Java. */
class LauncherIT {
    @TempDir Path home;

    private record Outcome(int exitCode, String output, String errors) {}

    @Test
    void saysItsVersion() throws Exception {
        var outcome = sextant("--version");

        assertEquals(0, outcome.exitCode(), outcome.errors());
        assertTrue(outcome.output().startsWith("sextant "), outcome.output());
        assertEquals("", outcome.errors());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        var outcome = sextant("--no-such-option");

        assertEquals(2, outcome.exitCode());
        assertEquals("", outcome.output());
        assertTrue(outcome.errors().contains("--no-such-option"), outcome.errors());
    }

    @Test
    void carriesEverythingTheDemoNeeds() throws IOException {
        var lib = image().resolve("lib");
        assertTrue(Files.isExecutable(lib.resolve("runtime/bin/java")));
        assertTrue(Files.isRegularFile(lib.resolve("node/NOTICE.md")));
        try (var jars = Files.list(lib.resolve("node/9/lib"))) {
            var names = jars.map(jar -> String.valueOf(jar.getFileName())).toList();
            assertTrue(names.stream().anyMatch(name -> name.startsWith("elasticsearch-9.")));
            assertTrue(names.stream().anyMatch(name -> name.startsWith("sextant-node-9.")));
            assertTrue(names.stream().noneMatch(name -> name.startsWith("x-pack")));
        }
    }

    @Test
    void namesWhoseWorkItCarries() throws IOException {
        var lib = image().resolve("lib");
        var legal = lib.resolve("legal");
        assertTrue(Files.isRegularFile(legal.resolve("LICENSE")));
        // Maven makes bills of materials, and so the notices, only when it is online.
        assumeTrue(Files.exists(legal.resolve("sextant.cdx.json")));

        var notices = Files.readAllLines(legal.resolve("THIRD-PARTY.txt"));

        for (var directory : List.of("app", "node/9/lib")) {
            try (var jars = Files.list(lib.resolve(directory))) {
                var names = jars.map(jar -> String.valueOf(jar.getFileName())).toList();
                assertTrue(names.stream().anyMatch(name -> name.endsWith(".jar")));
                for (var name : names) {
                    if (!name.endsWith(".jar") || name.startsWith("sextant-")) continue;
                    assertTrue(notices.contains(name.replaceFirst("\\.jar$", "")), name);
                }
            }
        }
    }

    private Outcome sextant(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(image().resolve("bin/sextant").toString());
        command.addAll(List.of(arguments));
        var output = home.resolve("output");
        var errors = home.resolve("errors");
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", home.toString());
        builder.environment().put("SEXTANT_HOME", home.toString());
        var process =
                builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
        return new Outcome(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    private static Path image() {
        return Path.of(System.getProperty("sextant.image", "target/sextant"));
    }
}
