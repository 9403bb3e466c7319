package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as processes: the first has the window, later ones hand over. */
class OpenProcessTest {

    /** A window that nobody sees. */
    private static final Map<String, String> UNSEEN =
            Map.of(
                    "DISPLAY",
                    ":none",
                    "JAVA_TOOL_OPTIONS",
                    "-Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw"
                            + " -Dprism.text=t2k -Dheadless.geometry=1280x800-32");

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir private Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private SextantProcess first;

    @AfterEach
    void end() {
        if (first != null) first.close();
    }

    @Test
    void theSecondHandsOverAndIsDone() throws IOException, InterruptedException {
        var home = directory.resolve("home");
        add(home, "prod");
        first = begin(home);
        // a display is not needed to hand over
        assertEquals(0, SextantProcess.run(home, NOTHING).exitCode());
        var link = "sextant://open?profile=prod&model=m&from=now-1h";
        var asked = System.nanoTime();
        assertEquals(0, SextantProcess.run(home, NOTHING, link).exitCode());
        var took = Duration.ofNanos(System.nanoTime() - asked);
        assertTrue(took.toSeconds() < 10, "on a laden machine, but not more: " + took);
        assertEquals(0, SextantProcess.run(home, NOTHING, "open", "--profile", "prod").exitCode());

        var unknown = SextantProcess.run(home, NOTHING, "sextant://open?profile=staging");
        assertEquals(78, unknown.exitCode());
        assertTrue(unknown.output().contains("a profile named staging"), unknown.output());
        assertTrue(unknown.output().contains("there are prod"), unknown.output());
        var bad = SextantProcess.run(home, NOTHING, "sextant://open?secret=x");
        assertEquals(2, bad.exitCode());
        assertTrue(bad.output().contains("a part 'secret'"), bad.output());
        assertTrue(first.alive(), first.output());
        assertEquals(String.valueOf(first.pid()), owner(home));
    }

    @Test
    void aKilledOneIsReplacedAndAHungOneNamed() throws IOException, InterruptedException {
        var home = directory.resolve("home");
        first = begin(home);
        first.kill();
        var killed = owner(home);
        first = SextantProcess.start(home, UNSEEN);
        await().until(() -> !owner(home).equals(killed));
        assertEquals(0, SextantProcess.run(home, NOTHING).exitCode());

        signal("-STOP");
        try {
            var other = SextantProcess.run(home, NOTHING);
            assertEquals(1, other.exitCode());
            assertTrue(
                    other.output().contains("(process " + first.pid() + ") but does not answer"),
                    other.output());
        } finally {
            signal("-CONT");
        }
    }

    @Test
    void everyHomeHasItsOwn() throws IOException, InterruptedException {
        var home = directory.resolve("home");
        var deep = directory.resolve("d".repeat(130));
        first = begin(home);
        try (var other = begin(deep)) {
            assertEquals(0, SextantProcess.run(deep, NOTHING).exitCode());
            assertTrue(first.alive());
            assertTrue(other.alive());
            assertFalse(owner(home).equals(owner(deep)));
        }
    }

    @Test
    void whatIsNoLinkIsNotOpened() throws IOException, InterruptedException {
        var home = directory.resolve("home");
        for (var target : new String[] {"qeury", "https://x.example", "there-is-none.sextant"}) {
            var said = SextantProcess.run(home, NOTHING, target);
            assertEquals(2, said.exitCode(), said.output());
            assertTrue(said.output().contains(target), said.output());
        }
        var said = SextantProcess.run(home, UNSEEN, "sextant://run?cmd=x");
        assertEquals(2, said.exitCode(), said.output());
        assertTrue(said.output().contains("does not begin with sextant://open"), said.output());
    }

    private static void add(Path home, String profile) throws IOException, InterruptedException {
        var url = "http://127.0.0.1:9";
        var said = SextantProcess.run(home, NOTHING, "profile", "add", profile, "--url", url);
        assertEquals(0, said.exitCode(), said.output());
    }

    private SextantProcess begin(Path home) throws IOException {
        var started = SextantProcess.start(home, UNSEEN);
        await().until(() -> Files.exists(address(home)));
        return started;
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private static Path address(Path home) {
        return home.resolve("data/instance/address");
    }

    /** The number of the process that has the window. */
    private static String owner(Path home) throws IOException {
        return Files.readAllLines(address(home)).getFirst();
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", name, String.valueOf(first.pid())).start();
        assertTrue(kill.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, kill.exitValue());
    }
}
