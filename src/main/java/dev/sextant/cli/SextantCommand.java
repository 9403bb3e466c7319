package dev.sextant.cli;

import dev.sextant.cluster.ClusterException;
import dev.sextant.demo.NodeException;
import dev.sextant.store.StoreException;
import dev.sextant.support.Version;
import dev.sextant.text.ErrorCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code sextant}: the root of all commands. A new command is one line here. */
@Command(
        name = "sextant",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "A console for machine-learning model registries logged to Elasticsearch.",
        versionProvider = SextantCommand.Versions.class,
        subcommands = {
            OpenCommand.class,
            DemoCommand.class,
            QueryCommand.class,
            SnapshotCommand.class,
            ProfileCommand.class,
            ReceiversCommand.class,
            RulesCommand.class,
            AlertsCommand.class,
            WatchCommand.class,
            SetupCommand.class,
            SupportCommand.class
        })
public final class SextantCommand implements Callable<Integer> {

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"sextant " + Version.TEXT};
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK|FILE",
            description = "Opens the console where a sextant:// link leads, or on a profile file.")
    private @Nullable String target;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return Handover.open(Handover.request(target));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String... arguments) {
        return configured(new CommandLine(new SextantCommand())).execute(arguments);
    }

    /** With the same reading of options and the same exit codes for every command. */
    static CommandLine configured(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(SextantCommand::misused);
        line.setExecutionExceptionHandler(
                (failure, command, parsed) ->
                        switch (failure) {
                            case CommandException e -> fail(command, e.coded(), e.exitCode());
                            case ClusterException e -> fail(command, e.coded(), ExitCode.of(e));
                            case NodeException e -> fail(command, e.coded(), ExitCode.UNREACHABLE);
                            case StoreException e ->
                                    fail(command, e.coded(), ExitCode.CONFIGURATION);
                            default -> throw failure;
                        });
        return line;
    }

    private static int misused(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        fail(command, ErrorCode.USAGE.after(String.valueOf(failure.getMessage())), ExitCode.USAGE);
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.usage(command.getErr());
        }
        return ExitCode.USAGE;
    }

    private static int fail(CommandLine command, String sentence, int exitCode) {
        command.getErr().println("sextant: " + sentence);
        return exitCode;
    }
}
