package dev.sextant.cli;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.Filter;
import dev.sextant.store.ViewPreferences;
import dev.sextant.ui.Snapshot;
import dev.sextant.widget.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sextant snapshot}: the dashboard or a model's page as a picture. */
@Command(
        name = "snapshot",
        description = "Draws the dashboard or a model's page, without a display.")
final class SnapshotCommand implements Callable<Integer> {

    static final int SMALLEST = 400;
    static final int LARGEST = 8_000;

    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    @Mixin private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "F.png|F.pdf",
            description = "The file to write: a PNG, or a PDF in light colours for paper.")
    private Path out = Path.of("");

    @Option(names = "--model", paramLabel = "M", description = "This model's page.")
    private @Nullable String model;

    @Mixin private RangeOptions times = new RangeOptions();

    @Option(
            names = "--size",
            defaultValue = "1600x1000",
            paramLabel = "WxH",
            description = "In pixels, 400 to 8000 each (default: ${DEFAULT-VALUE}).")
    private String size = "";

    @Option(
            names = "--theme",
            defaultValue = "dark",
            paramLabel = "T",
            description = "dark or light (default: ${DEFAULT-VALUE}).")
    private Theme theme = Theme.DARK;

    @Override
    public Integer call() throws CommandException, ClusterException, InterruptedException {
        var opened = profile.open();
        var options = options(opened.profile());
        Display.prepareFonts();
        var clock = InstantSource.system();
        var cluster = ElasticCluster.open(opened.profile(), opened.credentials(), clock);
        Snapshot.startWithoutDisplay(options.width(), options.height());
        var pdf = out.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
        var failure =
                pdf
                        ? Picture.writePdf(cluster, opened.profile(), options, out)
                        : Picture.write(cluster, opened.profile(), options, out);
        if (failure != null) throw failure;
        return ExitCode.DONE;
    }

    private Snapshot.Options options(ClusterProfile opened) throws CommandException {
        var match = SIZE.matcher(size);
        if (!match.matches() || outside(match.group(1)) || outside(match.group(2))) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--size '%s' is not a size; write for example 1600x1000, %d to %d each way."
                            .formatted(size, SMALLEST, LARGEST));
        }
        var now = InstantSource.system().instant();
        var range = times.range(now);
        // A range that ends now is one that moves: the open bucket is drawn as such.
        var moves = times.moves();
        var defaults = ViewPreferences.DEFAULT;
        var view =
                new ViewPreferences(
                        moves ? range.length() : null,
                        moves ? null : range,
                        Filter.ALL.withEnvironment(opened.environment()),
                        defaults.refresh(),
                        false,
                        false);
        return new Snapshot.Options(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                theme,
                model,
                view);
    }

    private static boolean outside(String pixels) {
        var number = Integer.parseInt(pixels);
        return number < SMALLEST || number > LARGEST;
    }
}
