package dev.sextant.cli;

import picocli.CommandLine.Option;

/** The saved connection that a command uses. */
final class ProfileOption {

    @Option(
            names = "--profile",
            required = true,
            paramLabel = "P",
            description = "The saved connection; demo is a running demo.")
    private String name = "";

    String name() {
        return name;
    }

    /**
     * @throws CommandException when there is no such profile
     */
    ProfileLookup open() throws CommandException {
        return ProfileLookup.open(OwnStores.ofThisMachine(), name);
    }
}
