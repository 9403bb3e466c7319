package dev.sextant.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.panel.Csv;
import dev.sextant.panel.Export;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.WholeAudit;
import dev.sextant.paper.AuditPaper;
import dev.sextant.ui.frame.PaperHeading;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sextant query}: one panel's numbers on standard output. */
@Command(name = "query", description = "Prints one panel's numbers.")
final class QueryCommand implements Callable<Integer> {

    /** How the numbers are printed. */
    enum Format {
        JSON,
        CSV,
        TABLE,
        /** The whole audit, for a person who must be able to trust it. */
        PDF
    }

    private static final String PREDICTIONS = "predictions";
    private static final int MOST_PREDICTIONS = 1_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--panel",
            required = true,
            paramLabel = "ID",
            description =
                    "timeline, latency, error-rate, versions, throughput, audit, labels,"
                            + " label-shares, scores or predictions.")
    private String panel = "";

    @Mixin private RangeOptions times = new RangeOptions();

    @Option(names = "--model", paramLabel = "M", description = "Only this model.")
    private @Nullable String model;

    @Option(
            names = "--environment",
            paramLabel = "E",
            description = "Only this environment; '' for all (default: the profile's).")
    private @Nullable String environment;

    @Option(names = "--stage", paramLabel = "S", description = "Only this stage.")
    private @Nullable String stage;

    @Option(
            names = "--interval",
            paramLabel = "I",
            description = "Length of the buckets, for example 1m, 5m, 1h, 1d (default: fitted).")
    private @Nullable String interval;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Only the N busiest models or labels, the others summed (default: all).")
    private @Nullable Integer top;

    @Option(
            names = "--limit",
            defaultValue = "1000",
            paramLabel = "N",
            description =
                    "Only the N newest of --panel predictions, 1 to 1000000 (default:"
                            + " ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--format",
            defaultValue = "json",
            paramLabel = "F",
            description =
                    "json, csv or table (default: ${DEFAULT-VALUE}); pdf for the audit, with --out.")
    private Format format = Format.JSON;

    @Option(names = "--out", paramLabel = "F", description = "The file of --format pdf.")
    private @Nullable Path out;

    /** Whether there are predictions beyond those printed; null for other panels. */
    private @Nullable Boolean more;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, ClusterException, InterruptedException {
        var clock = InstantSource.system();
        var export =
                Export.of(panel)
                        .orElseThrow(
                                () ->
                                        new CommandException(
                                                ExitCode.USAGE,
                                                "There is no panel '%s'; there are %s."
                                                        .formatted(panel, panelNames())));
        if (limit < 1 || limit > MOST_PREDICTIONS) {
            throw new CommandException(
                    ExitCode.USAGE, "--limit must be from 1 to " + MOST_PREDICTIONS + ".");
        }
        if (format == Format.PDF) checkPdf(export);
        var opened = profile.open();
        var scope = scope(opened.profile(), clock.instant());
        if (format == Format.PDF) return writePdf(opened, scope, clock);
        try (var cluster = ElasticCluster.open(opened.profile(), opened.credentials(), clock)) {
            if (export.id().equals(PREDICTIONS)) printNewest(export, scope, cluster);
            else print(export, scope, export.load().rows(cluster, scope), null);
            return ExitCode.DONE;
        } catch (ClusterException e) {
            print(export, scope, null, e);
            throw e;
        }
    }

    /** One more is asked for than printed, to know whether there is more. */
    private void printNewest(Export export, PanelScope scope, ElasticCluster cluster)
            throws ClusterException, InterruptedException {
        var rows = Export.predictions(limit + 1).load().rows(cluster, scope);
        more = rows.size() > limit;
        print(export, scope, rows.subList(0, Math.min(limit, rows.size())), null);
        if (!more) return;
        Objects.requireNonNull(spec)
                .commandLine()
                .getErr()
                .printf(
                        "Only the newest %d predictions; there are more: --limit N prints N.%n",
                        limit);
    }

    private void checkPdf(Export export) throws CommandException {
        if (out == null || !export.id().equals("audit")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--format pdf is for --panel audit and needs --out F.pdf; \"sextant snapshot\""
                            + " writes the other panels.");
        }
    }

    private int writePdf(ProfileLookup opened, PanelScope scope, InstantSource clock)
            throws CommandException, ClusterException, InterruptedException {
        var file = Objects.requireNonNull(out);
        var heading = PaperHeading.ofAudit(opened.profile(), scope, opened.profile().zone());
        try (var cluster = ElasticCluster.open(opened.profile(), opened.credentials(), clock)) {
            Picture.<Exception>keep(
                    file, part -> AuditPaper.write(part, heading, new WholeAudit(cluster, scope)));
            return ExitCode.DONE;
        } catch (CommandException | ClusterException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private PanelScope scope(ClusterProfile opened, Instant now) throws CommandException {
        if (top != null && top < 1) {
            throw new CommandException(ExitCode.USAGE, "--top must be at least 1.");
        }
        var filter = new Filter(environment(opened.environment()), model, stage);
        return new PanelScope(
                times.range(now),
                filter,
                opened.zone(),
                interval(opened.zone()),
                top == null ? Question.ALL_MODELS : top,
                null,
                now);
    }

    private @Nullable String environment(@Nullable String ofProfile) {
        if (environment == null) return ofProfile;
        return environment.isEmpty() ? null : environment;
    }

    private @Nullable Interval interval(ZoneId zone) throws CommandException {
        if (interval == null) return null;
        try {
            return Interval.parse(interval, zone);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--interval " + e.getMessage() + ".");
        }
    }

    private void print(
            Export export,
            PanelScope scope,
            @Nullable List<List<@Nullable Object>> rows,
            @Nullable ClusterException problem) {
        var printed = Objects.requireNonNull(spec).commandLine().getOut();
        switch (format) {
            case JSON -> printed.println(document(export, scope, rows, problem).toPrettyString());
            case CSV -> {
                if (rows != null) printed.print(Csv.of(export.columns(), rows));
            }
            case TABLE -> {
                if (rows != null) printed.print(TextTable.of(export.columns(), rows));
            }
            case PDF -> throw new IllegalStateException("a PDF goes to a file");
        }
        printed.flush();
    }

    private ObjectNode document(
            Export export,
            PanelScope scope,
            @Nullable List<List<@Nullable Object>> rows,
            @Nullable ClusterException problem) {
        var bucket = export.interval() == null ? null : export.interval().apply(scope);
        var document = JSON.createObjectNode();
        document.put("schema", 1);
        document.put("panel", export.id());
        document.put("profile", profile.name());
        document.put("from", Csv.TIME.format(scope.range().from()));
        document.put("to", Csv.TIME.format(scope.range().to()));
        document.put("model", scope.filter().model());
        document.put("environment", scope.filter().environment());
        document.put("stage", scope.filter().stage());
        document.put("interval", bucket == null ? null : bucket.text());
        if (bucket instanceof Interval.Calendar calendar) {
            document.put("time_zone", calendar.zone().getId());
        }
        document.put("complete", problem == null);
        document.put("problem", problem == null ? null : problem.sentence());
        if (more != null) document.put("more", more);
        var array = document.putArray("rows");
        if (rows != null) {
            for (var row : rows) {
                var object = array.addObject();
                for (var i = 0; i < row.size(); i++) {
                    var value = row.get(i);
                    object.putPOJO(
                            export.columns().get(i).name(),
                            value instanceof Instant time ? Csv.TIME.format(time) : value);
                }
            }
        }
        return document;
    }

    private static String panelNames() {
        return Export.all().stream().map(Export::id).collect(Collectors.joining(", "));
    }
}
