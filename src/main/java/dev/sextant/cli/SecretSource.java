package dev.sextant.cli;

import dev.sextant.cluster.profile.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes a secret from; never from an argument, which other users can read. */
final class SecretSource {

    private static final int LARGEST_FILE = 64 * 1024;

    @Option(
            names = "--secret-env",
            paramLabel = "VAR",
            description = "Environment variable that holds the password, key or token.")
    private @Nullable String variable;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "File that holds the password, key or token.")
    private @Nullable Path file;

    /** Whether the command line names a source. */
    boolean given() {
        return variable != null || file != null;
    }

    /**
     * Asks at the terminal when no source was named.
     *
     * @param what is asked for, as in {@code the API key}
     */
    @SuppressWarnings("SystemConsoleNull") // the runtime's own console is null without a terminal
    Secret read(String what, Map<String, String> environment) throws CommandException {
        if (variable != null) return fromVariable(variable, environment);
        if (file != null) return fromFile(file);
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "There is no terminal to ask for "
                            + what
                            + ": give --secret-env or --secret-file.");
        }
        var typed = console.readPassword("%s: ", what);
        return checked(typed == null ? "" : new String(typed), "what was typed");
    }

    static Secret fromVariable(String variable, Map<String, String> environment)
            throws CommandException {
        return checked(
                environment.getOrDefault(variable, ""), "the environment variable " + variable);
    }

    static Secret fromFile(Path file) throws CommandException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new CommandException(
                        ExitCode.CONFIGURATION, "The file " + file + " is too large for a secret.");
            }
            return checked(Files.readString(file), "the file " + file);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "The secret cannot be read from "
                            + file
                            + ": check that the file exists, is text and may be read.");
        }
    }

    private static Secret checked(String value, String where) throws CommandException {
        var secret = value.strip();
        if (secret.isEmpty()) {
            throw new CommandException(
                    ExitCode.CONFIGURATION, "There is no secret in " + where + ".");
        }
        return new Secret(secret);
    }
}
