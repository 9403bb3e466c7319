package dev.sextant.store.profiles;

import com.fasterxml.jackson.core.JacksonException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is handed to others, a {@code *.sextant} file: JSON with the certificates of its
 * authority in it, and without what belongs to one machine or one person, which is the secret, the
 * client certificate, and whether it is watched.
 *
 * @param profile never watched, without client certificate; the path of its CA file is none
 * @param authorities PEM of the authorities that are trusted; null when there is no CA file
 * @param needsClientCertificate whether the cluster asks for one
 */
public record SharedProfile(
        ClusterProfile profile, @Nullable String authorities, boolean needsClientCertificate) {

    /** What the name of such a file ends with. */
    public static final String ENDING = ".sextant";

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final int LONGEST_TEXT = 256;
    private static final int MOST_URLS = 64;
    private static final int SCHEMA = 1;
    private static final Set<String> FIELDS =
            Set.of("schema", "kind", "profile", "ca_pem", "needs_client_certificate");
    private static final String KIND = "sextant-profile";

    /** A file name that every system can have, whatever the profile's name is. */
    public static String fileName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}._-]+", "-") + ENDING;
    }

    /**
     * What is shared of a profile; reads its CA file.
     *
     * @throws StoreException when its CA file cannot be read
     */
    public static SharedProfile of(ClusterProfile profile) throws StoreException {
        var authorities =
                profile.trust() instanceof Trust.CaFile(var file)
                        ? CaCertificates.of(file).pem()
                        : null;
        var trust = authorities == null ? profile.trust() : ProfileJson.ELSEWHERE;
        return new SharedProfile(
                changed(profile, profile.name(), trust, null, false),
                authorities,
                profile.clientCertificate() != null);
    }

    /** The contents of the file. */
    public byte[] bytes() {
        var node = StrictJson.object().put("schema", SCHEMA).put("kind", KIND);
        var described = ProfileJson.write(profile);
        described.remove("client_certificate");
        described.remove("watched");
        described.remove("ca_file");
        node.set("profile", described);
        if (authorities != null) node.put("ca_pem", authorities);
        node.put("needs_client_certificate", needsClientCertificate);
        return StrictJson.bytes(node);
    }

    /**
     * @throws StoreException with one sentence when the file is not one, or not a good one
     */
    public static SharedProfile read(Path file) throws StoreException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new StoreException(Sentence.of("store.shared.none", file.toString()));
            }
            if (Files.size(file) > LARGEST) {
                throw new StoreException(Sentence.of("store.shared.large", file.toString()));
            }
            return read(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.shared.unreadable", file.toString()), e);
        }
    }

    static SharedProfile read(Path file, byte[] contents) throws StoreException {
        StrictJson json;
        try {
            json = StrictJson.parse(file, contents, SCHEMA);
        } catch (StoreException e) {
            throw e.getCause() instanceof JacksonException ? notOne(file, e) : e;
        }
        json.only(FIELDS);
        var kind = json.get("kind");
        if (!kind.text().equals(KIND)) throw kind.wrong(Sentence.verbatim(KIND));
        var described = json.get("profile");
        var inFile = described.textOrNull("trust");
        var authorities = authorities(json, "ca-file".equals(inFile));
        var profile = ProfileJson.readShared(described);
        limit(described, "name", profile.name());
        limit(described, "index", profile.indexPattern());
        limit(described, "environment", profile.environment());
        if (profile.auth() instanceof Auth.Basic(var user)) limit(described, "user", user);
        if (profile.urls().size() > MOST_URLS) {
            throw described
                    .get("urls")
                    .wrong(Sentence.of("store.json.urls", String.valueOf(MOST_URLS)));
        }
        for (var url : profile.urls()) limit(described, "urls", url.toString());
        return new SharedProfile(profile, authorities, json.get("needs_client_certificate").flag());
    }

    /** Under another name. */
    public SharedProfile named(String name) {
        return new SharedProfile(
                changed(profile, name, profile.trust(), null, false),
                authorities,
                needsClientCertificate);
    }

    /**
     * The profile as this machine keeps it: with its authorities in a file of the given directory.
     */
    ClusterProfile settled(Path directory) throws StoreException {
        if (authorities == null) return profile;
        var certificates =
                CaCertificates.of(authorities.getBytes(StandardCharsets.ISO_8859_1), "ca_pem");
        var file = directory.resolve(certificates.fileName());
        new OwnFile(file).write(certificates.pem().getBytes(StandardCharsets.US_ASCII));
        return changed(profile, profile.name(), new Trust.CaFile(file), null, false);
    }

    /** The same connection with what belongs to a machine put in. */
    static ClusterProfile changed(
            ClusterProfile profile,
            String name,
            Trust trust,
            @Nullable Path clientCertificate,
            boolean watched) {
        return profile.withName(name)
                .withTrust(trust)
                .withClientCertificate(clientCertificate)
                .withWatched(watched);
    }

    private static @Nullable String authorities(StrictJson json, boolean needed)
            throws StoreException {
        if (!needed) {
            if (json.has("ca_pem"))
                throw json.get("ca_pem").wrong(Sentence.of("store.json.ca.without"));
            return null;
        }
        var pem = json.get("ca_pem").text();
        if (pem.length() > CaCertificates.LARGEST) {
            throw json.get("ca_pem").wrong(Sentence.of("store.json.ca.large"));
        }
        try {
            return CaCertificates.of(pem.getBytes(StandardCharsets.ISO_8859_1), "ca_pem").pem();
        } catch (StoreException e) {
            throw json.get("ca_pem").wrong(Sentence.of("store.json.ca"));
        }
    }

    private static void limit(StrictJson json, String field, @Nullable String text)
            throws StoreException {
        if (text == null) return;
        if (text.length() > LONGEST_TEXT) {
            throw json.get(field)
                    .wrong(Sentence.of("store.json.long", String.valueOf(LONGEST_TEXT)));
        }
        if (text.codePoints().anyMatch(SharedProfile::isInvisible)) {
            throw json.get(field).wrong(Sentence.of("store.json.control"));
        }
    }

    /** Controls, and those that turn the direction of what stands beside them. */
    private static boolean isInvisible(int code) {
        var type = Character.getType(code);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (code >= 0x202A && code <= 0x202E)
                || (code >= 0x2066 && code <= 0x2069);
    }

    /** What stands in the file is not repeated: who knows what file it is. */
    private static StoreException notOne(Path file, StoreException cause) {
        return new StoreException(Sentence.of("store.shared.nojson", file.toString()), cause);
    }
}
