package dev.sextant.cli;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code sextant profile add}. */
final class ProfileAddOptions {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    enum AuthKind {
        NONE("none"),
        BASIC("basic"),
        API_KEY("api-key"),
        BEARER("bearer"),
        AWS("aws");

        private final String word;

        AuthKind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static final class TrustOptions {
        @Option(
                names = "--ca",
                paramLabel = "FILE",
                description = "PEM file of the certificate authority.")
        private @Nullable Path file;

        @Option(
                names = "--ca-fingerprint",
                paramLabel = "HEX",
                description = "SHA-256 of the certificate authority.")
        private @Nullable String fingerprint;
    }

    @Option(
            names = "--url",
            required = true,
            split = ",",
            paramLabel = "URL",
            description = "One or more nodes.")
    private List<String> urls = List.of();

    @Option(names = "--index", paramLabel = "PATTERN", description = "Default: ${DEFAULT-VALUE}.")
    private String index = ClusterProfile.DEFAULT_INDEX_PATTERN;

    @Option(
            names = "--auth",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES}; default: none.")
    private AuthKind auth = AuthKind.NONE;

    @Option(names = "--user", paramLabel = "U", description = "The user, for basic.")
    private @Nullable String user;

    @Option(
            names = "--region",
            paramLabel = "R",
            description = "The region of Amazon Web Services, for aws.")
    private @Nullable String region;

    @Option(
            names = "--service",
            paramLabel = "S",
            description =
                    "es (Amazon OpenSearch Service) or aoss (Serverless), for aws; default: es.")
    private @Nullable String service;

    @Option(
            names = "--access-key",
            paramLabel = "ID",
            description =
                    "The access key's id, for aws; without it the keys are read from the"
                            + " environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,"
                            + " AWS_SESSION_TOKEN.")
    private @Nullable String accessKey;

    @ArgGroup(exclusive = true)
    private SecretSource secret = new SecretSource();

    @ArgGroup(exclusive = true)
    private TrustOptions trust = new TrustOptions();

    @Option(
            names = "--client-certificate",
            paramLabel = "FILE",
            description = "PKCS#12 file for mutual TLS.")
    private @Nullable Path clientCertificate;

    @Option(
            names = "--certificate-password-env",
            paramLabel = "VAR",
            description = "Environment variable that opens the client certificate.")
    private @Nullable String certificatePassword;

    @Option(names = "--environment", paramLabel = "E", description = "The environment shown first.")
    private @Nullable String environment;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone; default: this machine's.")
    private String zone = ZoneId.systemDefault().getId();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "1s to 5m; default: ${DEFAULT-VALUE}.")
    private String timeout = "30s";

    @Option(
            names = "--link",
            paramLabel = "TARGET=URL",
            description =
                    "Where to go on: model, version, runbook or discover, with places such as"
                            + " {model} and {version} in the URL. May be repeated.")
    private Map<String, String> links = Map.of();

    @Option(names = "--watched", description = "Alert rules judge this cluster.")
    private boolean watched;

    @Mixin private final MappingOptions mapping = new MappingOptions();

    ClusterProfile profile(String name) throws CommandException {
        check(ProfileRules.name(name));
        check(ProfileRules.urls(urls));
        check(ProfileRules.indexPattern(index));
        check(ProfileRules.zone(zone));
        var connection =
                new ClusterProfile(
                        name,
                        urls.stream().map(URI::create).toList(),
                        auth(),
                        trust(),
                        clientCertificate == null ? null : clientCertificate.toAbsolutePath(),
                        index,
                        ZoneId.of(zone),
                        environment,
                        duration(),
                        watched);
        var profile = connection.withMapping(mapping.mapping()).withLinks(links());
        check(ProfileRules.profile(profile));
        return profile;
    }

    private Links links() throws CommandException {
        var templates = new EnumMap<Target, String>(Target.class);
        for (var link : links.entrySet()) {
            var target = Target.named(link.getKey());
            if (target == null) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "--link %s leads nowhere: write model, version, runbook or discover before the ="
                                        .formatted(link.getKey())
                                + ".");
            }
            templates.put(target, link.getValue());
        }
        return new Links(templates);
    }

    Credentials credentials(Map<String, String> variables) throws CommandException {
        var password =
                certificatePassword == null
                        ? null
                        : SecretSource.fromVariable(certificatePassword, variables);
        return new Credentials(readSecret(variables), password);
    }

    private @Nullable Secret readSecret(Map<String, String> variables) throws CommandException {
        return switch (auth) {
            case NONE -> null;
            case BASIC -> secret.read("the password", variables);
            case API_KEY -> secret.read("the API key", variables);
            case BEARER -> secret.read("the token", variables);
            case AWS -> accessKey == null ? null : secret.read("the secret access key", variables);
        };
    }

    private Auth auth() throws CommandException {
        if (user != null && auth != AuthKind.BASIC) {
            throw new CommandException(ExitCode.USAGE, "--user belongs to --auth basic.");
        }
        if (auth != AuthKind.AWS && (region != null || service != null || accessKey != null)) {
            throw new CommandException(
                    ExitCode.USAGE, "--region, --service and --access-key belong to --auth aws.");
        }
        return switch (auth) {
            case NONE -> new Auth.None();
            case AWS -> {
                if (region == null) {
                    throw new CommandException(ExitCode.USAGE, "--auth aws needs --region.");
                }
                yield new Auth.Aws(region, service == null ? Auth.Aws.DOMAIN : service, accessKey);
            }
            case API_KEY -> new Auth.ApiKey();
            case BEARER -> new Auth.Bearer();
            case BASIC -> {
                if (user == null) {
                    throw new CommandException(ExitCode.USAGE, "--auth basic needs --user.");
                }
                yield new Auth.Basic(user);
            }
        };
    }

    private Trust trust() throws CommandException {
        if (trust.file != null) return new Trust.CaFile(trust.file.toAbsolutePath());
        if (trust.fingerprint == null) return new Trust.Platform();
        check(ProfileRules.fingerprint(trust.fingerprint));
        return new Trust.CaFingerprint(ProfileRules.plainFingerprint(trust.fingerprint));
    }

    private Duration duration() throws CommandException {
        var parts = DURATION.matcher(timeout);
        if (!parts.matches()) {
            throw new CommandException(ExitCode.USAGE, "A timeout is written like 30s or 2m.");
        }
        var amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static void check(@Nullable Sentence problem) throws CommandException {
        if (problem != null) throw new CommandException(ExitCode.USAGE, problem.english());
    }
}
