package dev.sextant.cli;

import dev.sextant.ConsoleApp;
import dev.sextant.desktop.Request;
import dev.sextant.desktop.SingleInstance;
import dev.sextant.model.ConsoleLink;
import dev.sextant.model.LinkException;
import dev.sextant.store.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant open}: the console on a profile, or where a link leads. */
@Command(
        name = "open",
        description = {
            "Opens the console on a profile, where a sextant:// link leads, or on a profile file.",
            "If it runs already, it comes to the front and shows that."
        })
final class OpenCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String PROFILE_FILE = ".sextant";

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "The saved connection; demo is a running demo.")
    private @Nullable String profile;

    @Option(
            names = "--background",
            description = "Only watches, when there is a way back to a window; for the login.")
    private boolean background;

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK|FILE",
            description = "A sextant:// link or a profile file (*.sextant).")
    private @Nullable String target;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return open(request());
    }

    private Request request() throws CommandException {
        if (background && (profile != null || target != null)) {
            throw new CommandException(
                    ExitCode.USAGE, "--background opens nothing; leave out what to open.");
        }
        if (background) return new Request.Background();
        var asked = request(target);
        if (profile == null) return asked;
        return switch (asked) {
            case Request.Show() -> {
                var found = ProfileLookup.find(profile);
                yield new Request.Link(ConsoleLink.to(found.name()).toString());
            }
            case Request.Link(var text) -> new Request.Link(on(profile, text));
            default ->
                    throw new CommandException(
                            ExitCode.USAGE,
                            "A profile file brings its own profile; leave out --profile.");
        };
    }

    /** A link of another profile is not bent to this one. */
    private static String on(String profile, String text) throws CommandException {
        try {
            var link = ConsoleLink.parse(text);
            if (link.profile() != null && !link.profile().equals(profile)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "The link is of profile %s, not %s; leave out --profile."
                                .formatted(link.profile(), profile));
            }
            return link.withProfile(ProfileLookup.find(profile).name()).toString();
        } catch (LinkException e) {
            throw new CommandException(ExitCode.USAGE, e.sentence());
        }
    }

    /**
     * @param target what was given without the name of an option; null for nothing
     */
    static Request request(@Nullable String target) throws CommandException {
        if (target == null) return new Request.Show();
        if (ConsoleLink.isMeantBy(target)) return new Request.Link(target);
        if (!target.toLowerCase(Locale.ROOT).endsWith(PROFILE_FILE)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "'%s' is no command, no sextant:// link and no profile file (*.sextant);"
                                    .formatted(target)
                            + " \"sextant --help\" lists the commands.");
        }
        try {
            var file = Path.of(target).toAbsolutePath().normalize();
            if (Files.isRegularFile(file)) return new Request.ProfileFile(file);
        } catch (InvalidPathException e) {
            // told below: there is no such file
        }
        throw new CommandException(ExitCode.USAGE, "There is no file %s.".formatted(target));
    }

    /** Has a request carried out by the instance that runs, or becomes it until it is closed. */
    static int open(Request request) throws CommandException, InterruptedException {
        var directory = Directories.ofThisMachine().data().resolve("instance");
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                var own = SingleInstance.tryTake(directory);
                if (own != null) {
                    try (own) {
                        return become(request, own);
                    }
                }
                var left = Duration.ofNanos(end - System.nanoTime());
                switch (SingleInstance.ask(directory, request, left)) {
                    case SingleInstance.Answer.Done() -> {
                        return ExitCode.DONE;
                    }
                    case SingleInstance.Answer.Refused(var sentence) ->
                            throw new CommandException(code(request), sentence);
                    case SingleInstance.Answer.Silent(var process) ->
                            throw new CommandException(
                                    ExitCode.TROUBLE,
                                    "Sextant runs already (process %s) but does not answer; end it and start again."
                                            .formatted(process));
                    case SingleInstance.Answer.Nobody() -> {
                        if (left.compareTo(BETWEEN_LOOKS) < 0) {
                            throw new CommandException(
                                    ExitCode.TROUBLE,
                                    "Another Sextant is starting or ending; try again in a moment.");
                        }
                        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
                    }
                }
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "Cannot tell whether Sextant runs already: %s cannot be used (%s)."
                            .formatted(directory, e.getMessage()));
        }
    }

    /** Why a request was refused: what was typed, or what is saved on this machine. */
    private static int code(Request request) {
        return refusal(request) == null ? ExitCode.CONFIGURATION : ExitCode.USAGE;
    }

    private static @Nullable String refusal(Request request) {
        if (!(request instanceof Request.Link(var text))) return null;
        try {
            var _ = ConsoleLink.parse(text);
            return null;
        } catch (LinkException e) {
            return e.sentence();
        }
    }

    private static int become(Request request, SingleInstance own) throws CommandException {
        var refusal = refusal(request);
        if (refusal != null) throw new CommandException(ExitCode.USAGE, refusal);
        return window(new ConsoleApp.Start.Asked(request, own));
    }

    /** Shows the window until it is closed. */
    static int window(ConsoleApp.Start start) throws CommandException {
        if (!Display.isThere()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "There is no display to open a window on; \"sextant query\" and \"sextant snapshot\""
                            + " work without one, \"sextant --help\" lists all commands.");
        }
        Display.prepareFonts();
        ConsoleApp.show(start);
        return ExitCode.DONE;
    }
}
