package dev.sextant.cli;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.SharedProfile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sextant profile import}: a profile that somebody handed over. */
@Command(
        name = "import",
        description =
                "Saves the profile of an exported file; its secret is given here or afterwards.")
final class ProfileImportCommand implements Callable<Integer> {

    static final class Taken {
        @Option(names = "--as", paramLabel = "NAME", description = "Saves it under this name.")
        private @Nullable String name;

        @Option(
                names = "--replace",
                description =
                        "Puts it in the place of the profile of its name; the secret stays only when"
                                + " address, authentication and trust are the same.")
        private boolean replace;
    }

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @ArgGroup(exclusive = true)
    private Taken taken = new Taken();

    @ArgGroup(exclusive = true)
    private SecretSource secret = new SecretSource();

    @ParentCommand private @Nullable ProfileCommand parent;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, StoreException {
        var commands = Objects.requireNonNull(parent);
        var store = commands.stores().profiles();
        var read = SharedProfile.read(file);
        var shared = taken.name == null ? read : read.named(taken.name);
        var before = before(store, shared);
        var given = secret.given() ? secret.read("the secret", commands.variables()) : null;
        var profile = before == null ? store.take(shared) : store.takeInPlace(shared);
        if (given != null && profile.auth().needsSecret()) {
            store.replace(profile.name(), profile, Credentials.of(given));
        }
        say((before == null ? "Imported " : "Replaced ") + profile.name() + ".");
        tellWhatIsMissing(store, profile, shared.needsClientCertificate());
        return ExitCode.DONE;
    }

    /** The profile that is to be replaced; null when there is none of that name. */
    private @Nullable ClusterProfile before(ProfileStore store, SharedProfile shared)
            throws CommandException, StoreException {
        var name = shared.profile().name();
        var problem = ProfileRules.name(name);
        if (problem != null) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "The profile of this file cannot have its name here. "
                            + problem
                            + " Give it another one with --as.");
        }
        for (var there : store.profiles()) {
            if (!there.name().equalsIgnoreCase(name)) continue;
            if (taken.replace && there.name().equals(name)) return there;
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "There is a profile named "
                            + there.name()
                            + " already: give this one another name with --as, or put it in that"
                            + " one's place with --replace; nothing was imported.");
        }
        return null;
    }

    private void tellWhatIsMissing(
            ProfileStore store, ClusterProfile profile, boolean needsClientCertificate)
            throws StoreException {
        if (profile.auth().needsSecret() && store.credentials(profile).secret() == null) {
            say(
                    "Its secret is not in the file; give it with: sextant profile secret \""
                            + profile.name()
                            + "\"");
        }
        if (needsClientCertificate && profile.clientCertificate() == null) {
            say(
                    "The cluster asks for a client certificate; choose yours in the window's"
                            + " settings.");
        }
    }

    private void say(String message) {
        Output.of(spec).say(message);
    }
}
