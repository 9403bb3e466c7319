package dev.sextant;

import dev.sextant.cli.Handover;
import dev.sextant.cli.SextantCommand;
import dev.sextant.store.Directories;
import java.util.List;
import java.util.Locale;

/**
 * Entry point: hands the arguments to the command line. A plain class, so that JavaFX starts from a
 * class path as well as from a packaged image.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // Whatever the machine is set to: what is printed, logged and written is English.
        Locale.setDefault(Locale.ENGLISH);
        var over = Handover.atOnce(List.of(arguments));
        if (over != null) System.exit(over);
        // Before anything logs: the configuration of the log asks for it.
        System.setProperty("sextant.logs", Directories.ofThisMachine().logs().toString());
        System.exit(SextantCommand.run(arguments));
    }
}
