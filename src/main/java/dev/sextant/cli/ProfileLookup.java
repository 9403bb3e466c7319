package dev.sextant.cli;

import dev.sextant.cluster.ClusterProfile;
import dev.sextant.cluster.Credentials;
import dev.sextant.store.Directories;
import dev.sextant.store.ProfileStore;
import dev.sextant.store.StoreException;
import java.util.stream.Collectors;

/**
 * A saved profile opened by its name.
 *
 * @param credentials what is saved for it on this machine
 */
record ProfileLookup(ClusterProfile profile, Credentials credentials) {

    /**
     * @throws CommandException when there is no such profile; the sentence lists those there are
     */
    static ProfileLookup open(String name) throws CommandException {
        return open(ProfileStore.in(Directories.ofThisMachine()), name);
    }

    static ProfileLookup open(ProfileStore store, String name) throws CommandException {
        try {
            var profile = store.find(name);
            if (profile != null) return new ProfileLookup(profile, store.credentials(profile));
            var names =
                    store.profiles().stream()
                            .map(ClusterProfile::name)
                            .collect(Collectors.joining(", "));
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "There is no profile named %s: %s"
                            .formatted(
                                    name,
                                    names.isEmpty()
                                            ? "make one with \"sextant profile add\"."
                                            : "there are " + names + "."));
        } catch (StoreException e) {
            throw new CommandException(ExitCode.CONFIGURATION, e.sentence());
        }
    }
}
