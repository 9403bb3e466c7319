package dev.sextant.cli;

import dev.sextant.ConsoleApp;
import dev.sextant.desktop.Request;
import dev.sextant.desktop.RunningInstance;
import dev.sextant.desktop.SingleInstance;
import dev.sextant.model.ConsoleLink;
import dev.sextant.model.LinkException;
import dev.sextant.store.Directories;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One console a user: a later start hands over what it was asked for. */
public final class Handover {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String PROFILE_FILE = ".sextant";

    private Handover() {}

    /**
     * Hands over what needs no more than a look at the arguments, so that a link is followed
     * without the time that it takes to make ready for all commands.
     *
     * @return the exit code of the whole command; null when there is more to do
     */
    public static @Nullable Integer atOnce(List<String> arguments) {
        var rest =
                !arguments.isEmpty() && arguments.getFirst().equals("open")
                        ? arguments.subList(1, arguments.size())
                        : arguments;
        if (rest.size() > 1) return null;
        if (rest.size() == 1 && !ConsoleLink.isMeantBy(rest.getFirst())) return null;
        try {
            var request = request(rest.isEmpty() ? null : rest.getFirst());
            var answer = RunningInstance.ask(directory(), request, PATIENCE);
            return answer instanceof RunningInstance.Answer.Nobody ? null : said(answer, request);
        } catch (CommandException e) {
            System.err.println("sextant: " + e.sentence());
            return e.exitCode();
        } catch (IOException e) {
            return null;
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
            // desktops give files as addresses
            var path = target.startsWith("file:") ? Path.of(URI.create(target)) : Path.of(target);
            var file = path.toAbsolutePath().normalize();
            if (Files.isRegularFile(file)) return new Request.ProfileFile(file);
        } catch (IllegalArgumentException e) {
            // told below: there is no such file
        }
        throw new CommandException(ExitCode.USAGE, "There is no file %s.".formatted(target));
    }

    /** Has a request carried out by the instance that runs, or becomes it until it is closed. */
    static int open(Request request) throws CommandException, InterruptedException {
        var directory = directory();
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
                var answer = RunningInstance.ask(directory, request, left);
                if (!(answer instanceof RunningInstance.Answer.Nobody)) {
                    return said(answer, request);
                }
                if (left.compareTo(BETWEEN_LOOKS) < 0) {
                    throw new CommandException(
                            ExitCode.TROUBLE,
                            "Another Sextant is starting or ending; try again in a moment.");
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "Cannot tell whether Sextant runs already: %s cannot be used (%s)."
                            .formatted(directory, e.getMessage()));
        }
    }

    private static int said(RunningInstance.Answer answer, Request request)
            throws CommandException {
        return switch (answer) {
            case RunningInstance.Answer.Done() -> ExitCode.DONE;
            case RunningInstance.Answer.Refused(var sentence) ->
                    throw new CommandException(code(request), sentence);
            case RunningInstance.Answer.Silent(var process) ->
                    throw new CommandException(
                            ExitCode.TROUBLE,
                            "Sextant runs already (process %s) but does not answer; end it and start again."
                                    .formatted(process));
            case RunningInstance.Answer.Nobody() ->
                    throw new IllegalStateException("there is somebody or this one begins");
        };
    }

    private static Path directory() {
        return Directories.ofThisMachine().data().resolve("instance");
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
            return LinkWords.of(e).english();
        }
    }

    private static int become(Request request, SingleInstance own) throws CommandException {
        var refusal = refusal(request);
        if (refusal != null) throw new CommandException(ExitCode.USAGE, refusal);
        return OpenCommand.window(new ConsoleApp.Start.Asked(request, own));
    }
}
