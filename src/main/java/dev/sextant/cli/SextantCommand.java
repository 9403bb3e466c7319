package dev.sextant.cli;

import dev.sextant.cluster.ClusterException;
import dev.sextant.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code sextant}: the root of all commands. A new command is one line here. */
@Command(
        name = "sextant",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "A console for machine-learning model registries logged to Elasticsearch.",
        version = "sextant 0.1.0",
        subcommands = {ProfileCommand.class})
public final class SextantCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return ExitCode.DONE;
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String... arguments) {
        var line = new CommandLine(new SextantCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    if (failure instanceof CommandException e)
                        return fail(e.sentence(), e.exitCode());
                    if (failure instanceof ClusterException e) {
                        return fail(e.sentence(), ExitCode.of(e));
                    }
                    if (failure instanceof StoreException e) {
                        return fail(e.sentence(), ExitCode.CONFIGURATION);
                    }
                    throw failure;
                });
        return line.execute(arguments);
    }

    static int fail(String sentence, int exitCode) {
        System.err.println("sextant: " + sentence);
        return exitCode;
    }
}
