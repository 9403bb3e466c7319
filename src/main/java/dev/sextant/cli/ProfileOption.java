package dev.sextant.cli;

import dev.sextant.cluster.ClusterProfile;
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
     * Asks for no secret.
     *
     * @throws CommandException when there is no such profile
     */
    ClusterProfile withoutSecrets() throws CommandException {
        return ProfileLookup.profile(OwnStores.ofThisMachine(), name);
    }

    /**
     * @throws CommandException when there is no such profile
     */
    ProfileLookup open() throws CommandException {
        return ProfileLookup.open(OwnStores.ofThisMachine(), name);
    }
}
