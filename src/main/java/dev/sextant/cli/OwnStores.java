package dev.sextant.cli;

import dev.sextant.OwnSecrets;
import dev.sextant.store.Directories;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.secrets.MachineSecrets;
import java.time.Duration;

/** What is kept on this machine, as a command uses it. */
record OwnStores(
        Directories directories,
        MachineSecrets secrets,
        ProfileStore profiles,
        ReceiverStore receivers) {

    /** With a display a person may have to type the keychain's password. */
    private static final Duration WITH_DISPLAY = Duration.ofSeconds(60);

    private static final Duration WITHOUT_DISPLAY = Duration.ofSeconds(15);

    static OwnStores ofThisMachine() {
        var directories = Directories.ofThisMachine();
        var secrets =
                OwnSecrets.of(
                        directories,
                        Display.isThere() ? WITH_DISPLAY : WITHOUT_DISPLAY,
                        System.err::println);
        return new OwnStores(
                directories,
                secrets,
                ProfileStore.in(directories, secrets),
                ReceiverStore.in(directories, secrets));
    }
}
