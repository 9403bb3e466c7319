package dev.sextant.cli;

import dev.sextant.StopSignal;
import dev.sextant.Watch;
import dev.sextant.alert.Alert;
import dev.sextant.cluster.ClusterException;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.notify.Standing;
import dev.sextant.notify.desktop.DesktopNotifications;
import dev.sextant.notify.services.Notifiers;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.StoreException;
import dev.sextant.text.Language;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sextant watch}: judges and tells without a window. */
@Command(
        name = "watch",
        description =
                "Judges the rules of a profile and tells the receivers, without a window, until it"
                        + " is stopped.")
final class WatchCommand implements Callable<Integer> {

    /** How things that happen are printed. */
    enum Format {
        JSON,
        TEXT
    }

    /** A single judgement that takes longer has failed. */
    private static final Duration ONCE_WITHIN = Duration.ofSeconds(90);

    @Mixin private ProfileOption profile = new ProfileOption();

    @Option(names = "--once", description = "Judges what is due, tells, and ends.")
    private boolean once;

    @Option(
            names = "--fail-on-firing",
            description = "With --once: exit code 1 when an alert fires.")
    private boolean failOnFiring;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "F",
            description = "json (an object a line) or text (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call()
            throws CommandException, ClusterException, StoreException, InterruptedException {
        var stop = new StopSignal();
        var code = ExitCode.TROUBLE;
        try {
            code = run(stop);
            return code;
        } finally {
            stop.finished(code);
        }
    }

    private int run(StopSignal stop)
            throws CommandException, ClusterException, StoreException, InterruptedException {
        var line = Objects.requireNonNull(spec).commandLine();
        var clock = InstantSource.system();
        var stores = OwnStores.ofThisMachine();
        var found = ProfileLookup.open(stores, profile.name());
        // what is printed stays English; what is sent is for those who chose a language
        var chosen = PreferencesStore.in(stores.directories()).language();
        if (chosen != null) Language.speak(chosen);
        var output = new WatchOutput(line.getOut(), format == Format.JSON, clock);
        try (var workers = StopSignal.workers();
                var desktop = DesktopNotifications.ofThisMachine(workers)) {
            var ownDesktop = new Notifiers.Desktop(desktop, alert -> {});
            var notifiers = new Notifiers(workers, clock, ownDesktop);
            var shared =
                    Watch.Shared.of(stores.directories(), stores.secrets(), notifiers, workers);
            workers.execute(shared::forgetFormerSecrets);
            try (var watch = Watch.of(found.profile(), found.credentials(), shared, output)) {
                if (once) return once(watch);
                watch.start();
                line.getErr().printf("Watching %s until it is stopped.%n", found.profile().name());
                line.getErr().flush();
                stop.await();
                return ended(watch);
            }
        }
    }

    private int once(Watch watch) throws CommandException, InterruptedException {
        var end = System.nanoTime() + ONCE_WITHIN.toNanos();
        do {
            watch.beat();
            var seen = watch.desk().seen().get();
            if (watch.settled()) return outcome(watch, seen);
            if (!seen.owner()) {
                throw new CommandException(
                        ExitCode.TROUBLE,
                        "Another Sextant of yours watches %s already; see \"sextant alerts list\"."
                                .formatted(profile.name()));
            }
            if (seen.judgedAt() == null && !seen.problems().isEmpty()) break;
            TimeUnit.MILLISECONDS.sleep(200);
        } while (System.nanoTime() < end);
        throw new CommandException(
                ExitCode.UNREACHABLE,
                watch.desk().seen().get().problems().stream()
                        .map(Sentence::english)
                        .collect(Collectors.joining(" ", "Nothing could be judged: ", "")));
    }

    private int outcome(Watch watch, AlertsSeen seen) {
        var firing = seen.alerts().stream().anyMatch(Alert::active);
        return failOnFiring && firing ? ExitCode.TROUBLE : ended(watch);
    }

    /** Whoever is stopped while nobody could be told leaves with trouble. */
    private static int ended(Watch watch) {
        var standings = watch.standings().get();
        var nobody =
                !standings.isEmpty()
                        && standings.stream().allMatch(standing -> standing.failingSince() != null);
        return nobody && standings.stream().anyMatch(WatchCommand::waits)
                ? ExitCode.TROUBLE
                : ExitCode.DONE;
    }

    private static boolean waits(Standing standing) {
        return standing.waiting() > 0;
    }
}
