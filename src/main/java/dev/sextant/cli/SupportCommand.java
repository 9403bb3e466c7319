package dev.sextant.cli;

import dev.sextant.store.PreferencesStore;
import dev.sextant.store.StoreException;
import dev.sextant.store.rules.RuleStore;
import dev.sextant.support.SupportBundle;
import dev.sextant.support.SupportBundle.Entry;
import dev.sextant.support.SupportBundle.RefusedException;
import dev.sextant.support.SupportSources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sextant support}: what may be sent to whoever helps, without secrets. */
@Command(
        name = "support",
        description =
                "Writes a support bundle: versions, settings, health and logs, without secrets."
                        + " Nothing is sent anywhere; without --out its files are shown.")
final class SupportCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "F.zip", description = "The file to write.")
    private @Nullable Path out;

    @Option(
            names = "--names",
            description = "Keeps hosts, users, indices and profiles by their names.")
    private boolean named;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, StoreException {
        var stores = OwnStores.ofThisMachine();
        var directories = stores.directories();
        var sources =
                new SupportSources(
                        directories,
                        stores.profiles(),
                        PreferencesStore.in(directories),
                        stores.receivers(),
                        RuleStore.in(directories),
                        List::of,
                        InstantSource.system());
        var bundle = SupportBundle.gather(sources, !named);
        var line = Objects.requireNonNull(spec).commandLine();
        var names = bundle.entries().stream().map(Entry::name).toList();
        if (out == null) {
            for (var entry : bundle.entries()) {
                line.getOut().printf("== %s%n%s%n", entry.name(), entry.text());
            }
            line.getOut().flush();
            return ExitCode.DONE;
        }
        try {
            bundle.write(out, names);
        } catch (RefusedException e) {
            line.getErr().println("sextant: " + e.coded());
            return ExitCode.TROUBLE;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "%s cannot be written: %s; choose another file."
                            .formatted(out, Picture.why(e)));
        }
        line.getErr().println("Wrote " + out + ": " + String.join(", ", names) + ".");
        return ExitCode.DONE;
    }
}
