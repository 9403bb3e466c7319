package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.elastic.ElasticConnectionTest;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.MappingJson;
import dev.sextant.store.profiles.ProfileStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sextant profile}: the saved connections of this machine. */
@Command(
        name = "profile",
        description = "Adds, lists, tests, removes and shares cluster profiles.",
        subcommands = {
            ProfileExportCommand.class,
            ProfileFieldsCommand.class,
            ProfileImportCommand.class,
            ProfileSecretCommand.class,
            ProfileSecretsCommand.class
        })
final class ProfileCommand implements Runnable {

    private static final int SCHEMA = 1;

    private final OwnStores stores;
    private final ProfileStore store;
    private final ConnectionTest test;
    private final Map<String, String> variables;

    @Spec private @Nullable CommandSpec spec;

    ProfileCommand() {
        this(OwnStores.ofThisMachine(), new ElasticConnectionTest(), System.getenv());
    }

    ProfileCommand(OwnStores stores, ConnectionTest test, Map<String, String> variables) {
        this.stores = stores;
        this.store = stores.profiles();
        this.test = test;
        this.variables = Map.copyOf(variables);
    }

    OwnStores stores() {
        return stores;
    }

    Map<String, String> variables() {
        return variables;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: add, list, test, fields, remove, export, import, secret or"
                        + " secrets.");
    }

    @Command(description = "Saves a new profile.")
    int add(@Parameters(paramLabel = "NAME") String name, @Mixin ProfileAddOptions options)
            throws CommandException, StoreException {
        var profile = options.profile(name);
        if (store.find(name) != null) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "There is a profile named "
                            + name
                            + " already: choose another name or remove it.");
        }
        store.add(profile, options.credentials(variables));
        say("Saved " + name + ". Try it with: sextant profile test \"" + name + "\"");
        return ExitCode.DONE;
    }

    @Command(description = "Lists the saved profiles, without secrets.")
    int list(
            @Option(names = "--format", defaultValue = "table", description = "json or table.")
                    Format format)
            throws StoreException {
        var profiles = store.profiles();
        if (format == Format.JSON) {
            var node = Output.document(SCHEMA);
            var array = node.putArray("profiles");
            for (var profile : profiles) describe(array.addObject(), profile);
            output().print(node);
            return ExitCode.DONE;
        }
        if (profiles.isEmpty()) {
            say("There are no profiles yet: make one with \"sextant profile add\".");
            return ExitCode.DONE;
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var profile : profiles) {
            rows.add(
                    Arrays.asList(
                            profile.name(),
                            String.join(",", urls(profile)),
                            auth(profile),
                            profile.indexPattern(),
                            profile.environment(),
                            profile.zone().getId(),
                            profile.watched() ? "yes" : "no"));
        }
        output().print(rows, "name", "url", "auth", "index", "environment", "time zone", "watched");
        return ExitCode.DONE;
    }

    @Command(description = "Tries a profile and explains what is in the way.")
    int test(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--format", defaultValue = "table", description = "json or table.")
                    Format format)
            throws CommandException, StoreException, InterruptedException {
        var profile = ProfileLookup.profile(store, name);
        var findings = new ArrayList<Finding>();
        test.run(profile, store.credentials(profile), findings::add);
        if (format == Format.JSON) {
            output().print(json(name, findings));
        } else {
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var finding : findings) {
                rows.add(
                        Arrays.asList(
                                Output.word(finding.step()),
                                Output.word(finding.outcome()),
                                finding.message().english(),
                                mend(finding)));
            }
            output().print(rows, "step", "outcome", "finding", "mending");
        }
        return exitCode(findings);
    }

    private static String mend(Finding finding) {
        var mend = finding.mend();
        return mend == null ? "" : mend.english();
    }

    @Command(description = "Removes a profile and its secrets.")
    int remove(@Parameters(paramLabel = "NAME") String name)
            throws CommandException, StoreException {
        ProfileLookup.profile(store, name);
        store.remove(name);
        say("Removed " + name + ".");
        return ExitCode.DONE;
    }

    private static int exitCode(List<Finding> findings) {
        for (var finding : findings) {
            if (finding.outcome() != Outcome.FAILED) continue;
            return switch (finding.step()) {
                case CONNECTION, CERTIFICATE, SERVER -> ExitCode.UNREACHABLE;
                case CREDENTIALS, PRIVILEGES -> ExitCode.NOT_PERMITTED;
                case INDICES, FIELDS -> ExitCode.TROUBLE;
            };
        }
        return ExitCode.DONE;
    }

    private static ObjectNode json(String name, List<Finding> findings) {
        var node = Output.document(SCHEMA).put("profile", name);
        var failed = findings.stream().anyMatch(one -> one.outcome() == Outcome.FAILED);
        node.put("ok", !failed);
        var array = node.putArray("checks");
        for (var finding : findings) {
            array.addObject()
                    .put("step", Output.word(finding.step()))
                    .put("outcome", Output.word(finding.outcome()))
                    .put("message", finding.message().english())
                    .put("mend", finding.mend() == null ? null : mend(finding))
                    .put("ca_fingerprint", finding.pin());
        }
        return node;
    }

    private void describe(ObjectNode node, ClusterProfile profile) {
        node.put("name", profile.name());
        var urls = node.putArray("urls");
        urls(profile).forEach(urls::add);
        node.put("index", profile.indexPattern());
        node.put("auth", auth(profile));
        node.put("user", profile.auth() instanceof Auth.Basic(var user) ? user : null);
        var aws = profile.auth() instanceof Auth.Aws one ? one : null;
        node.put("region", aws == null ? null : aws.region());
        node.put("service", aws == null ? null : aws.service());
        node.put("access_key", aws == null ? null : aws.accessKey());
        node.put("secret_saved", hasSecret(profile));
        node.put("ca", profile.trust() instanceof Trust.CaFile(var file) ? file.toString() : null);
        node.put(
                "ca_fingerprint",
                profile.trust() instanceof Trust.CaFingerprint(var sha256) ? sha256 : null);
        var certificate = profile.clientCertificate();
        node.put("client_certificate", certificate == null ? null : certificate.toString());
        node.put("environment", profile.environment());
        node.put("time_zone", profile.zone().getId());
        node.put("timeout_ms", profile.timeout().toMillis());
        node.put("watched", profile.watched());
        node.set("mapping", MappingJson.write(profile.mapping()));
        var links = node.putObject("links");
        profile.links().templates().forEach((target, url) -> links.put(target.word(), url));
    }

    /** Null when it cannot be known, which is said. */
    private @Nullable Boolean hasSecret(ClusterProfile profile) {
        try {
            return store.credentials(profile).secret() != null;
        } catch (StoreException e) {
            say("sextant: " + e.coded());
            return null;
        }
    }

    private static List<String> urls(ClusterProfile profile) {
        return profile.urls().stream().map(Object::toString).toList();
    }

    private static String auth(ClusterProfile profile) {
        return switch (profile.auth()) {
            case Auth.None() -> "none";
            case Auth.Basic(var _) -> "basic";
            case Auth.ApiKey() -> "api-key";
            case Auth.Bearer() -> "bearer";
            case Auth.Aws(var _, var _, var _) -> "aws";
        };
    }

    private Output output() {
        return Output.of(spec);
    }

    private void say(String message) {
        output().say(message);
    }
}
