package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.monitor.KeptHealth;
import dev.sextant.monitor.judge.FixtureRun;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.rules.DurationText;
import dev.sextant.store.rules.Fixture;
import dev.sextant.store.rules.FixtureFile;
import dev.sextant.store.rules.RuleFile;
import dev.sextant.store.rules.RuleFileException;
import dev.sextant.store.rules.RuleStore;
import dev.sextant.store.rules.RuleText;
import dev.sextant.store.rules.ShippedRules;
import dev.sextant.text.ErrorCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sextant rules}: what is watched for, and whether it does what it should. */
@Command(name = "rules", description = "Lists rules, checks their files and runs their fixtures.")
final class RulesCommand implements Runnable {

    private static final int SCHEMA = 1;
    private static final String NOT_JUDGED = "not judged";

    private final Directories directories;
    private final RuleStore store;
    private final ProfileStore profiles;

    @Spec private @Nullable CommandSpec spec;

    RulesCommand() {
        this(OwnStores.ofThisMachine());
    }

    private RulesCommand(OwnStores stores) {
        this(stores.directories(), RuleStore.in(stores.directories()), stores.profiles());
    }

    RulesCommand(Directories directories, RuleStore store, ProfileStore profiles) {
        this.directories = directories;
        this.store = store;
        this.profiles = profiles;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: list, check or test.");
    }

    @Command(description = "Lists the active rules, shipped ones and one's own.")
    int list(
            @Option(
                            names = "--profile",
                            paramLabel = "P",
                            description = "As switched on and off for this cluster.")
                    @Nullable String profile,
            @Option(names = "--format", defaultValue = "table", description = "json or table.")
                    Format format)
            throws CommandException, StoreException {
        var asked = profile == null ? null : profile(profile);
        var loaded = asked == null ? store.load() : store.load(asked.name());
        var health =
                asked == null
                        ? Map.<String, Health>of()
                        : KeptHealth.of(directories, asked, InstantSource.system().instant());
        loaded.problems().forEach(problem -> say(ErrorCode.RULE_FILE.after(problem.english())));
        var rules = loaded.rules().stream().map(RuleStore.Stored::rule).toList();
        if (format == Format.JSON) {
            var node = Output.document(SCHEMA);
            var array = node.putArray("rules");
            for (var stored : loaded.rules()) {
                describe(array.addObject(), stored.rule(), health).put("origin", stored.origin());
            }
            output().print(node);
            return ExitCode.DONE;
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var rule : rules) rows.add(row(rule, health));
        output().print(
                        rows,
                        "id",
                        "severity",
                        "condition",
                        "window",
                        "threshold",
                        "for",
                        "keep firing for",
                        "enabled",
                        "routes",
                        "health");
        return ExitCode.DONE;
    }

    private static List<@Nullable Object> row(Rule rule, Map<String, Health> health) {
        var threshold = threshold(rule.condition());
        return Arrays.asList(
                rule.id(),
                rule.severity().code(),
                RuleText.kind(rule.condition()),
                window(rule.condition()),
                threshold == null ? null : threshold.toPlainString(),
                DurationText.of(rule.pendingFor()),
                DurationText.of(rule.keepFiringFor()),
                rule.enabled() ? "yes" : "no",
                String.join(",", rule.routes()),
                word(rule, health));
    }

    private static ObjectNode describe(ObjectNode node, Rule rule, Map<String, Health> health) {
        node.put("id", rule.id())
                .put("name", rule.name())
                .put("severity", rule.severity().code())
                .put("condition", RuleText.kind(rule.condition()))
                .put("window", window(rule.condition()))
                .put("threshold", threshold(rule.condition()))
                .put("for", DurationText.of(rule.pendingFor()))
                .put("keep_firing_for", DurationText.of(rule.keepFiringFor()))
                .put("enabled", rule.enabled());
        var routes = node.putArray("routes");
        rule.routes().forEach(routes::add);
        return node.put("health", word(rule, health));
    }

    private static String word(Rule rule, Map<String, Health> health) {
        var found = health.get(rule.id());
        if (found == null) return NOT_JUDGED;
        return found.reason().isEmpty()
                ? Output.word(found.status())
                : Output.word(found.status()) + " (" + found.reason() + ")";
    }

    private ClusterProfile profile(String name) throws CommandException, StoreException {
        var saved = profiles.find(name);
        return saved == null ? ProfileLookup.profile(OwnStores.ofThisMachine(), name) : saved;
    }

    /** Null for what is read at one moment. */
    private static @Nullable String window(Condition condition) {
        return condition.window().isZero() ? null : DurationText.of(condition.window());
    }

    /** Null for a condition without a limit. */
    private static @Nullable BigDecimal threshold(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> BigDecimal.valueOf(count.above());
            case Condition.ErrorRate rate -> rate.above();
            case Condition.LatencyAbove latency -> latency.above();
            case Condition.LatencyRegression regression -> regression.factor();
            case Condition.Disk disk -> disk.above();
            case Condition.Absence _, Condition.Own _ -> null;
        };
    }

    @Command(
            description =
                    "Reads rule files and names every mistake in them; without FILE, all of this"
                            + " machine's.")
    int check(
            @Parameters(paramLabel = "FILE", arity = "0..*") List<Path> files,
            @Option(names = "--format", defaultValue = "table", description = "json or table.")
                    Format format)
            throws StoreException {
        var node = Output.document(SCHEMA);
        var array = node.putArray("files");
        var exit = ExitCode.DONE;
        var given = files == null || files.isEmpty() ? store.files() : files;
        if (given.isEmpty()) say("There are no rule files of your own in " + store.folder() + ".");
        for (var file : given) {
            var problems = problems(file);
            if (!problems.isEmpty()) exit = ExitCode.CONFIGURATION;
            var one = array.addObject().put("file", file.toString());
            one.put("ok", problems.isEmpty());
            var list = one.putArray("problems");
            problems.forEach(list::add);
            if (format == Format.JSON) continue;
            if (problems.isEmpty()) output().out().println(file + ": good");
            problems.forEach(problem -> output().out().println(ErrorCode.RULE_FILE.after(problem)));
        }
        if (format == Format.JSON) output().print(node);
        output().out().flush();
        return exit;
    }

    private static List<String> problems(Path file) {
        try {
            RuleFile.read(file);
            return List.of();
        } catch (RuleFileException e) {
            return e.problems();
        }
    }

    @Command(
            description =
                    "Runs files of fixtures: verdicts or documents, and the transitions they must"
                            + " bring; without FILE, those that are shipped.")
    int test(
            @Parameters(paramLabel = "FILE", arity = "0..*") List<Path> files,
            @Option(names = "--format", defaultValue = "table", description = "json or table.")
                    Format format)
            throws InterruptedException {
        var trial = new Trial();
        if (files == null || files.isEmpty()) {
            for (var shipped : ShippedRules.fixtures().entrySet()) {
                trial.run(
                        shipped.getKey(),
                        () ->
                                FixtureFile.read(
                                        shipped.getKey(), shipped.getValue(), ShippedRules::find));
            }
        } else {
            var loaded = store.load();
            var rules = loaded.rules().stream().map(RuleStore.Stored::rule).toList();
            for (var file : files) {
                trial.run(file.toString(), () -> FixtureFile.read(file, rules));
            }
        }
        if (format == Format.JSON) output().print(trial.node);
        else if (!trial.rows.isEmpty()) {
            output().print(trial.rows, "result", "file", "case", "expected", "actual");
        }
        trial.problems.forEach(this::say);
        say(trial.passed + " passed, " + trial.failed + " failed.");
        if (!trial.problems.isEmpty()) return ExitCode.CONFIGURATION;
        return trial.failed == 0 ? ExitCode.DONE : ExitCode.TROUBLE;
    }

    /** Fixtures from somewhere. */
    private interface Fixtures {
        List<Fixture> read() throws RuleFileException;
    }

    /** What came of all fixtures so far. */
    private static final class Trial {

        private final ObjectNode node = Output.document(SCHEMA);
        private final List<List<@Nullable Object>> rows = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private int passed;
        private int failed;

        Trial() {
            node.putArray("fixtures");
            node.putArray("problems");
        }

        void run(String file, Fixtures fixtures) throws InterruptedException {
            try {
                for (var fixture : fixtures.read()) add(file, fixture, FixtureRun.of(fixture));
            } catch (RuleFileException e) {
                problems.addAll(e.problems());
                e.problems().forEach(node.withArray("problems")::add);
            }
        }

        private void add(String file, Fixture fixture, FixtureRun.Result result) {
            if (result.passed()) passed++;
            else failed++;
            node.withArray("fixtures")
                    .addObject()
                    .put("file", file)
                    .put("name", fixture.name())
                    .put("rule", fixture.rule().id())
                    .put("passed", result.passed())
                    .put("expected", result.expected())
                    .put("actual", result.actual());
            rows.add(
                    Arrays.asList(
                            result.passed() ? "passed" : "FAILED",
                            file,
                            fixture.name(),
                            result.expected(),
                            result.passed() ? "as expected" : result.actual()));
        }
    }

    private Output output() {
        return Output.of(spec);
    }

    private void say(String message) {
        output().say(message);
    }
}
