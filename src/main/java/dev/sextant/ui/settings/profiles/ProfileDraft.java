package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Messages;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it stands in the form, good or not.
 *
 * @param urls separated by commas or white space
 * @param aws what is asked for where requests are signed with keys of Amazon Web Services
 * @param seconds the timeout, as typed
 */
record ProfileDraft(
        String name,
        String urls,
        AuthKind auth,
        String user,
        AwsDraft aws,
        TrustKind trust,
        String caFile,
        String fingerprint,
        String clientCertificate,
        String index,
        String zone,
        String environment,
        String seconds,
        boolean watched,
        Links links,
        FieldMapping mapping) {

    enum AuthKind {
        NONE,
        BASIC,
        API_KEY,
        BEARER,
        AWS
    }

    enum TrustKind {
        PLATFORM,
        CA_FILE,
        CA_FINGERPRINT
    }

    /** What a sentence can stand beside. */
    enum Field {
        NAME,
        URLS,
        USER,
        REGION,
        ACCESS_KEY,
        CA_FILE,
        FINGERPRINT,
        CLIENT_CERTIFICATE,
        INDEX,
        ZONE,
        TIMEOUT
    }

    static ProfileDraft empty() {
        return new ProfileDraft(
                "",
                "",
                AuthKind.API_KEY,
                "",
                AwsDraft.EMPTY,
                TrustKind.PLATFORM,
                "",
                "",
                "",
                ClusterProfile.DEFAULT_INDEX_PATTERN,
                ZoneId.systemDefault().getId(),
                "",
                String.valueOf(ClusterProfile.DEFAULT_TIMEOUT.toSeconds()),
                false,
                Links.NONE,
                FieldMapping.NONE);
    }

    static ProfileDraft of(ClusterProfile profile) {
        var certificate = profile.clientCertificate();
        var environment = profile.environment();
        return new ProfileDraft(
                profile.name(),
                profile.urls().stream().map(URI::toString).collect(Collectors.joining(", ")),
                switch (profile.auth()) {
                    case Auth.None() -> AuthKind.NONE;
                    case Auth.Basic(var _) -> AuthKind.BASIC;
                    case Auth.ApiKey() -> AuthKind.API_KEY;
                    case Auth.Bearer() -> AuthKind.BEARER;
                    case Auth.Aws(var _, var _, var _) -> AuthKind.AWS;
                },
                profile.auth() instanceof Auth.Basic(var user) ? user : "",
                profile.auth() instanceof Auth.Aws aws ? AwsDraft.of(aws) : AwsDraft.EMPTY,
                switch (profile.trust()) {
                    case Trust.Platform() -> TrustKind.PLATFORM;
                    case Trust.CaFile(var _) -> TrustKind.CA_FILE;
                    case Trust.CaFingerprint(var _) -> TrustKind.CA_FINGERPRINT;
                },
                profile.trust() instanceof Trust.CaFile(var file) ? file.toString() : "",
                profile.trust() instanceof Trust.CaFingerprint(var sha256) ? sha256 : "",
                certificate == null ? "" : certificate.toString(),
                profile.indexPattern(),
                profile.zone().getId(),
                environment == null ? "" : environment,
                seconds(profile.timeout()),
                profile.watched(),
                profile.links(),
                profile.mapping());
    }

    /**
     * One sentence for each field that is not good.
     *
     * @param taken the names of the other profiles
     */
    Map<Field, String> problems(List<String> taken) {
        var found = new EnumMap<Field, String>(Field.class);
        put(found, Field.NAME, ProfileRules.name(name.strip(), taken));
        put(found, Field.URLS, ProfileRules.urls(urlList()));
        if (auth == AuthKind.BASIC) put(found, Field.USER, ProfileRules.user(user.strip()));
        if (auth == AuthKind.AWS) {
            put(found, Field.REGION, ProfileRules.region(aws.region().strip()));
            if (!aws.accessKey().isBlank()) {
                put(found, Field.ACCESS_KEY, ProfileRules.accessKey(aws.accessKey().strip()));
            }
        }
        if (trust == TrustKind.CA_FILE) put(found, Field.CA_FILE, file(caFile, true));
        if (trust == TrustKind.CA_FINGERPRINT) {
            put(found, Field.FINGERPRINT, ProfileRules.fingerprint(fingerprint));
        }
        put(found, Field.CLIENT_CERTIFICATE, file(clientCertificate, false));
        put(found, Field.INDEX, ProfileRules.indexPattern(index.strip()));
        put(found, Field.ZONE, ProfileRules.zone(zone.strip()));
        var timeout = timeout();
        put(found, Field.TIMEOUT, ProfileRules.timeout(timeout == null ? Duration.ZERO : timeout));
        return found;
    }

    /** The profile; only of a draft without problems. */
    ClusterProfile profile() {
        var timeout = timeout();
        var connection =
                new ClusterProfile(
                        name.strip(),
                        urlList().stream().map(URI::create).toList(),
                        switch (auth) {
                            case NONE -> new Auth.None();
                            case BASIC -> new Auth.Basic(user.strip());
                            case API_KEY -> new Auth.ApiKey();
                            case BEARER -> new Auth.Bearer();
                            case AWS -> aws.auth();
                        },
                        switch (trust) {
                            case PLATFORM -> new Trust.Platform();
                            case CA_FILE -> new Trust.CaFile(Path.of(caFile.strip()));
                            case CA_FINGERPRINT ->
                                    new Trust.CaFingerprint(
                                            ProfileRules.plainFingerprint(fingerprint));
                        },
                        clientCertificate.isBlank() ? null : Path.of(clientCertificate.strip()),
                        index.strip(),
                        ZoneId.of(zone.strip()),
                        environment.isBlank() ? null : environment.strip(),
                        timeout == null ? ClusterProfile.DEFAULT_TIMEOUT : timeout,
                        watched);
        return connection.withLinks(links).withMapping(mapping);
    }

    private List<String> urlList() {
        return Arrays.stream(urls.split("[,\\s]+")).filter(url -> !url.isEmpty()).toList();
    }

    private @Nullable Duration timeout() {
        try {
            return Duration.ofMillis(Math.round(Double.parseDouble(seconds.strip()) * 1000));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() % 1000 == 0
                ? String.valueOf(timeout.toSeconds())
                : String.valueOf(timeout.toMillis() / 1000.0);
    }

    private static @Nullable Sentence file(String text, boolean needed) {
        if (text.isBlank()) return needed ? Sentence.of("connect.problem.chooseFile") : null;
        try {
            return Path.of(text.strip()).isAbsolute()
                    ? null
                    : Sentence.of("connect.problem.wholePath");
        } catch (InvalidPathException e) {
            return Sentence.of("connect.problem.wholePath");
        }
    }

    private static void put(Map<Field, String> found, Field field, @Nullable Sentence problem) {
        if (problem != null) found.put(field, Messages.text(problem));
    }
}
