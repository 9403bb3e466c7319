package dev.sextant.cli;

import dev.sextant.ConsoleApp;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sextant open}: the console on a profile. */
@Command(name = "open", description = "Opens the console on a profile.")
final class OpenCommand implements Callable<Integer> {

    @Mixin private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--wall",
            description = "Full screen without controls, page after page; Esc leaves.")
    private boolean wall;

    @Override
    public Integer call() throws CommandException {
        return window(new ConsoleApp.Start.Profile(profile.open().profile(), wall));
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
