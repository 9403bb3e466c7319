package dev.sextant.cli;

import dev.sextant.ConsoleApp;
import dev.sextant.desktop.Request;
import dev.sextant.model.ConsoleLink;
import dev.sextant.model.LinkException;
import java.util.concurrent.Callable;
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

    @Option(
            names = "--wall",
            description = "Full screen without controls, page after page; Esc leaves.")
    private boolean wall;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return Handover.open(request());
    }

    private Request request() throws CommandException {
        if (background && (profile != null || target != null || wall)) {
            throw new CommandException(
                    ExitCode.USAGE, "--background opens nothing; leave out what to open.");
        }
        if (background) return new Request.Background();
        var asked = asked();
        if (!wall) return asked;
        return switch (asked) {
            case Request.Show() -> new Request.Link(ConsoleLink.ofWall(null).toString());
            case Request.Link(var text) -> new Request.Link(wall(text));
            default ->
                    throw new CommandException(
                            ExitCode.USAGE, "A profile file shows no wall; leave out --wall.");
        };
    }

    private static String wall(String text) throws CommandException {
        try {
            return ConsoleLink.ofWall(ConsoleLink.parse(text).profile()).toString();
        } catch (LinkException e) {
            throw new CommandException(ExitCode.USAGE, LinkWords.of(e).english());
        }
    }

    private Request asked() throws CommandException {
        var asked = Handover.request(target);
        if (profile == null) return asked;
        return switch (asked) {
            case Request.Show() -> {
                var found = ProfileLookup.profile(OwnStores.ofThisMachine(), profile);
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
            return link.withProfile(
                            ProfileLookup.profile(OwnStores.ofThisMachine(), profile).name())
                    .toString();
        } catch (LinkException e) {
            throw new CommandException(ExitCode.USAGE, LinkWords.of(e).english());
        }
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
