package dev.sextant.functional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sextant's command line as a process of its own, with a home of its own. */
final class SextantProcess implements AutoCloseable {

    private static final int ENDS_WITHIN_SECONDS = 120;

    private final Process process;
    private final Path output;

    private SextantProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** What a command said on its two streams together, and its exit code. */
    record Said(int exitCode, String output) {}

    static SextantProcess start(Path home, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        var classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath));
        command.add("dev.sextant.Main");
        command.addAll(List.of(arguments));
        Files.createDirectories(home);
        var output = Files.createTempFile(home, "output", ".txt");
        var builder = new ProcessBuilder(command);
        builder.environment().put("SEXTANT_HOME", home.toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new SextantProcess(builder.start(), output);
    }

    static Said run(Path home, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        try (var started = start(home, environment, arguments)) {
            return started.ended();
        }
    }

    Said ended() throws IOException, InterruptedException {
        if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end: " + output());
        }
        return new Said(process.exitValue(), output());
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** As the system's service manager stops it. */
    void terminate() {
        process.destroy();
    }

    /** As nobody should. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
