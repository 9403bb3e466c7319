package dev.sextant.cli;

import dev.sextant.ConsoleApp;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.demo.Demo;
import dev.sextant.demo.DemoOptions;
import dev.sextant.demo.NodeException;
import dev.sextant.demo.SampleData;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.Export;
import dev.sextant.panel.PanelScope;
import dev.sextant.store.Directories;
import dev.sextant.store.ViewPreferences;
import dev.sextant.ui.Snapshot;
import dev.sextant.widget.Theme;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sextant demo}: a real local Elasticsearch with sample data, and the console on it. */
@Command(
        name = "demo",
        description = {
            "Starts a local Elasticsearch with a week of sample data and opens the console on it.",
            "Within minutes an incident unfolds. Without a display it prints the panels and writes"
                    + " dashboard.png."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String PICTURE = "dashboard.png";
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int TOP = 8;

    /** What of a panel fits a terminal. */
    private record Excerpt(String panel, Duration range, @Nullable String interval, int rows) {}

    private static final List<Excerpt> EXCERPTS =
            List.of(
                    new Excerpt("timeline", Duration.ofDays(7), "1d", 10),
                    new Excerpt("latency", Duration.ofHours(3), "1h", 40),
                    new Excerpt("error-rate", Duration.ofHours(1), null, 20),
                    new Excerpt("versions", Duration.ofHours(1), null, 20),
                    new Excerpt("throughput", Duration.ofHours(3), "1h", 40),
                    new Excerpt("audit", Duration.ofDays(7), null, 10));

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Makes another week; the same number makes the same one.")
    private long seed = SampleData.SEED;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "Ends by itself, for example after 30m.")
    private @Nullable String length;

    @Option(names = "--healthy", description = "Nothing goes wrong.")
    private boolean healthy;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where dashboard.png is written without a display (default: here).")
    private Path out = Path.of(".");

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call()
            throws CommandException, ClusterException, NodeException, InterruptedException {
        var lasting = length == null ? null : TimeOption.duration("--for", length);
        var options = new DemoOptions(seed, healthy);
        return Display.isThere()
                ? OpenCommand.window(new ConsoleApp.Start.Demo(options, lasting))
                : withoutDisplay(options, lasting);
    }

    private int withoutDisplay(DemoOptions options, @Nullable Duration lasting)
            throws CommandException, ClusterException, NodeException, InterruptedException {
        var line = Objects.requireNonNull(spec).commandLine();
        var clock = InstantSource.system();
        var end = lasting == null ? null : clock.instant().plus(lasting);
        Display.prepareFonts();
        Snapshot.startWithoutDisplay(WIDTH, HEIGHT);
        try (var demo =
                Demo.start(
                        Directories.ofThisMachine(),
                        options,
                        step -> line.getErr().println(step))) {
            line.getErr()
                    .println(
                            "The demo cluster answers at %s; ask it with \"sextant query --profile demo …\"."
                                    .formatted(demo.server().url()));
            show(demo, line.getOut(), clock);
            if (end == null) {
                line.getErr().println("It goes on until it is interrupted.");
                new CountDownLatch(1).await();
            } else {
                TimeUnit.MILLISECONDS.sleep(
                        Math.max(0, Duration.between(clock.instant(), end).toMillis()));
                show(demo, line.getOut(), clock);
            }
        }
        return ExitCode.DONE;
    }

    private void show(Demo demo, PrintWriter text, InstantSource clock)
            throws CommandException, ClusterException, InterruptedException {
        var profile = demo.profile();
        try (var cluster = ElasticCluster.open(profile, Credentials.NONE, clock)) {
            for (var excerpt : EXCERPTS) {
                var export = Export.of(excerpt.panel()).orElseThrow();
                var rows = export.load().rows(cluster, scope(excerpt, demo, clock.instant()));
                text.printf("%n%s, last %s%n", export.id(), words(excerpt.range()));
                text.print(
                        TextTable.of(
                                export.columns(),
                                rows.subList(0, Math.min(rows.size(), excerpt.rows()))));
                if (rows.size() > excerpt.rows()) {
                    text.printf("… and %d more%n", rows.size() - excerpt.rows());
                }
            }
        }
        var file = out.resolve(PICTURE);
        var options =
                new Snapshot.Options(WIDTH, HEIGHT, Theme.DARK, null, ViewPreferences.DEFAULT);
        var failure =
                Picture.write(
                        ElasticCluster.open(profile, Credentials.NONE, clock),
                        profile,
                        options,
                        file);
        if (failure != null) throw failure;
        text.printf("%nThe dashboard is drawn in %s%n", file);
        text.flush();
    }

    private static PanelScope scope(Excerpt excerpt, Demo demo, Instant now) {
        var zone = demo.profile().zone();
        var interval = excerpt.interval();
        return new PanelScope(
                TimeRange.last(excerpt.range(), now),
                Filter.ALL.withEnvironment("production"),
                zone,
                interval == null ? null : Interval.parse(interval, zone),
                TOP,
                null,
                now);
    }

    private static String words(Duration range) {
        return range.toHours() < 48 ? range.toHours() + " h" : range.toDays() + " days";
    }
}
