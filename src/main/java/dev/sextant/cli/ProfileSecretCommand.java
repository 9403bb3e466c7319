package dev.sextant.cli;

import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.store.StoreException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sextant profile secret}: gives a saved profile its password, key or token. */
@Command(
        name = "secret",
        description = "Gives a saved profile its password, key or token, or another one.")
final class ProfileSecretCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @ArgGroup(exclusive = true)
    private SecretSource secret = new SecretSource();

    @ParentCommand private @Nullable ProfileCommand parent;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, StoreException {
        var commands = Objects.requireNonNull(parent);
        var store = commands.stores().profiles();
        var profile = ProfileLookup.profile(store, name);
        var what =
                switch (profile.auth()) {
                    case Auth.None() ->
                            throw new CommandException(
                                    ExitCode.USAGE,
                                    "The profile " + name + " proves who it is by nothing.");
                    case Auth.Basic(var _) -> "the password";
                    case Auth.ApiKey() -> "the API key";
                    case Auth.Bearer() -> "the token";
                    case Auth.Aws(var _, var _, var accessKey) when accessKey == null ->
                            throw new CommandException(
                                    ExitCode.USAGE,
                                    "The profile "
                                            + name
                                            + " takes its keys from the environment.");
                    case Auth.Aws(var _, var _, var _) -> "the secret access key";
                };
        var given = secret.read(what, commands.variables());
        store.replace(name, profile, Credentials.of(given));
        Output.of(spec).say("Saved " + what + ".");
        return ExitCode.DONE;
    }
}
