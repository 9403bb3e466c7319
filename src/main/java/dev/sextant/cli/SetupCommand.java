package dev.sextant.cli;

import dev.sextant.StopSignal;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.setup.Setup;
import dev.sextant.setup.SetupOutcome;
import dev.sextant.setup.SetupPlan;
import dev.sextant.setup.SetupStyle;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sextant setup}: what the log needs in its cluster, shown first and then written. */
@Command(
        name = "setup",
        description = {
            "Sets the cluster up for the log: lifecycle policy, ingest pipeline, index template and"
                    + " where to write.",
            "Shows what would change and asks; without a terminal it does not ask, so try"
                    + " --dry-run first. When a step fails, what was written is taken back."
        })
final class SetupCommand implements Callable<Integer> {

    /** As the option has it. */
    static final class Styles implements CommandLine.ITypeConverter<SetupStyle> {
        @Override
        public SetupStyle convert(String value) {
            for (var style : SetupStyle.values()) {
                if (style.code().equals(value)) return style;
            }
            throw new CommandLine.TypeConversionException("expected data-stream or alias");
        }
    }

    @Mixin private ProfileOption profile = new ProfileOption();

    @Option(names = "--dry-run", description = "Only shows what would change; nothing is written.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Writes without asking.")
    private boolean yes;

    @Option(
            names = "--style",
            paramLabel = "S",
            converter = Styles.class,
            description =
                    "data-stream, or alias for numbered indices behind an alias (default: what is"
                            + " there, else data-stream).")
    private @Nullable SetupStyle style;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "F",
            description = "json or table (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, ClusterException, InterruptedException {
        var opened = profile.open();
        var problem = Setup.problem(opened.profile());
        if (problem != null) {
            throw new CommandException(ExitCode.CONFIGURATION, problem.english());
        }
        try (var cluster =
                ElasticCluster.open(
                        opened.profile(), opened.credentials(), InstantSource.system())) {
            return run(opened.profile(), new Setup(cluster, opened.profile()));
        }
    }

    private int run(ClusterProfile opened, Setup setup)
            throws CommandException, ClusterException, InterruptedException {
        var plan = setup.plan(style);
        var told = new SetupOutput(opened, plan, dryRun);
        if (format == Format.TABLE) {
            Output.of(spec).print(told.table(Ansi.AUTO.enabled()));
        }
        if (plan.isBlocked()) {
            if (format == Format.JSON) Output.of(spec).print(told.json(null));
            throw blocked(plan);
        }
        if (dryRun || plan.isDone() || !confirmed(opened, plan)) {
            if (format == Format.JSON) Output.of(spec).print(told.json(null));
            say(
                    plan.isDone()
                            ? "Everything is set up; nothing was written."
                            : "Nothing was written.");
            return ExitCode.DONE;
        }
        var outcome = applied(setup, plan);
        if (format == Format.JSON) Output.of(spec).print(told.json(outcome));
        return report(outcome);
    }

    private static CommandException blocked(SetupPlan plan) {
        if (plan.isForbidden()) {
            var missing =
                    plan.missing().isEmpty()
                            ? "the profile's key or user may not do all of this"
                            : "the profile's key or user lacks "
                                    + String.join(", ", plan.missing());
            return new CommandException(
                    ExitCode.NOT_PERMITTED,
                    "Nothing was written: %s; %s."
                            .formatted(
                                    missing,
                                    plan.grant().isEmpty()
                                            ? "ask the cluster's administrator"
                                            : "an administrator grants it with " + plan.grant()));
        }
        return new CommandException(
                ExitCode.TROUBLE,
                "Nothing was written: a step is in conflict with what is in the cluster; settle that"
                        + " first, then run it again.");
    }

    /** Who has no terminal has nobody to ask: scripts. */
    @SuppressWarnings("SystemConsoleNull") // the runtime's own console is null without a terminal
    private boolean confirmed(ClusterProfile opened, SetupPlan plan) {
        var console = System.console();
        if (yes || console == null || !console.isTerminal()) return true;
        var answer =
                console.readLine(
                        "Write %d of these to %s (%s)? [y/N] ",
                        plan.writes().size(), plan.cluster().name(), opened.urls().getFirst());
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** Told to stop in the middle, it takes back what it wrote, and only then ends. */
    private SetupOutcome applied(Setup setup, SetupPlan plan) {
        var stop = new StopSignal();
        var code = ExitCode.TROUBLE;
        try {
            var outcome =
                    setup.apply(
                            plan,
                            stop::isTold,
                            now ->
                                    say(
                                            "%d/%d  %s %s"
                                                    .formatted(
                                                            now.number(),
                                                            now.of(),
                                                            Output.word(now.step().kind()),
                                                            now.step().name())));
            code = outcome.succeeded() ? ExitCode.DONE : ExitCode.TROUBLE;
            return outcome;
        } finally {
            stop.finished(code);
        }
    }

    private int report(SetupOutcome outcome) throws CommandException {
        var problem = outcome.problem();
        if (problem == null) {
            say("Done: %d written.".formatted(outcome.written().size()));
            return ExitCode.DONE;
        }
        for (var step : outcome.undone()) say("undone  " + SetupOutput.title(step));
        for (var left : outcome.left()) {
            say("left    %s: %s".formatted(SetupOutput.title(left.step()), left.why().english()));
        }
        var failed = outcome.failed();
        var where = failed == null ? "" : " at the " + SetupOutput.title(failed);
        var cause = outcome.cause();
        throw new CommandException(
                cause == null ? ExitCode.TROUBLE : ExitCode.of(cause),
                "Setting up ended%s: %s %s"
                        .formatted(
                                where,
                                problem.english(),
                                outcome.left().isEmpty()
                                        ? "The cluster is as it was."
                                        : "What is left is named above."));
    }

    private void say(String line) {
        Output.of(spec).say(line);
    }
}
