package dev.sextant;

import dev.sextant.cli.SextantCommand;

/**
 * Entry point: hands the arguments to the command line. A plain class, so that JavaFX starts from a
 * class path as well as from a packaged image.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(SextantCommand.run(arguments));
    }
}
