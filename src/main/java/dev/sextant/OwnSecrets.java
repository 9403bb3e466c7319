package dev.sextant;

import dev.sextant.store.Directories;
import dev.sextant.store.secrets.MachineSecrets;
import java.time.Duration;
import java.util.function.Consumer;

/** The secrets of this machine, for a whole process: its threads end with it. */
public final class OwnSecrets {

    private OwnSecrets() {}

    /**
     * @param patience how long the system keychain may take, a person's typing of its password
     *     included
     * @param say hears once that the keychain does not work and a file is used
     */
    public static MachineSecrets of(
            Directories directories, Duration patience, Consumer<String> say) {
        return MachineSecrets.in(directories, OwnSecrets::call, patience, say);
    }

    /**
     * A thread that hangs in the keychain keeps neither another call nor the process from ending.
     */
    private static void call(Runnable task) {
        Thread.ofPlatform().daemon().name("keychain").start(task);
    }
}
