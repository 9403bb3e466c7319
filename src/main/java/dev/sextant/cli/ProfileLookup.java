package dev.sextant.cli;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.demo.Demo;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import java.util.stream.Collectors;

/**
 * A saved profile opened by its name.
 *
 * @param credentials what is saved for it on this machine
 */
record ProfileLookup(ClusterProfile profile, Credentials credentials) {

    /**
     * A running demo answers to its name unless a saved profile has it.
     *
     * @throws CommandException when there is no such profile; the sentence lists those there are
     */
    static ProfileLookup open(OwnStores stores, String name) throws CommandException {
        var profile = profile(stores, name);
        try {
            return new ProfileLookup(profile, stores.profiles().credentials(profile));
        } catch (StoreException e) {
            throw new CommandException(ExitCode.CONFIGURATION, e.sentence());
        }
    }

    /** As {@link #open}, but asks for no secret. */
    static ClusterProfile profile(OwnStores stores, String name) throws CommandException {
        try {
            return profile(stores.profiles(), name);
        } catch (CommandException e) {
            if (!name.equals(Demo.PROFILE_NAME)) throw e;
            return Demo.running(stores.directories()).orElseThrow(() -> e);
        }
    }

    static ClusterProfile profile(ProfileStore store, String name) throws CommandException {
        try {
            var profile = store.find(name);
            if (profile != null) return profile;
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
