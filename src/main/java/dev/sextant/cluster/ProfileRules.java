package dev.sextant.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a cluster profile may be. Each rule returns one sentence (what is wrong and
 * what is expected), or null when the value is good.
 */
public final class ProfileRules {

    public static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_INDEX_BYTES = 255;
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}][\\p{L}\\p{N}\\p{M} ._-]*");
    private static final Pattern INDEX_CHARACTERS =
            Pattern.compile("[^A-Z\\\\/?\"<>| ,#:%\\p{Cntrl}\\s]+");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern LOOPBACK =
            Pattern.compile("127(\\.\\d{1,3}){3}|localhost|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]");

    private ProfileRules() {}

    public static @Nullable String name(String name) {
        if (name.isBlank()) return "Give the profile a name.";
        if (!name.equals(name.strip())) return "A name does not begin or end with a space.";
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return "A name has at most 64 characters.";
        }
        return NAME.matcher(name).matches()
                ? null
                : "A name has letters, digits, spaces, dots, dashes and underscores, and begins with a letter or digit.";
    }

    /** As {@link #name(String)}; also when one of {@code taken} has it, whatever the case. */
    public static @Nullable String name(String name, Collection<String> taken) {
        var problem = name(name);
        if (problem != null) return problem;
        return taken.stream().anyMatch(name::equalsIgnoreCase)
                ? "There is a profile named " + name + " already: choose another name."
                : null;
    }

    public static @Nullable String url(String text) {
        if (text.isBlank()) return "Give the cluster's URL, for example https://host:9200.";
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return "This is not a URL: write it like https://host:9200.";
        }
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return "A URL begins with https://, for example https://host:9200.";
        }
        if (url.getRawUserInfo() != null) {
            return "Leave user and password out of the URL: they have their own fields.";
        }
        if (url.getHost() == null) return "The URL names no host: write it like https://host:9200.";
        if (url.getPort() > 65_535 || url.getPort() == 0) return "A port is between 1 and 65535.";
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return "Leave out everything from ? or # on: the URL is only the cluster's address.";
        }
        if (scheme.equals("http") && !isLoopback(url)) {
            return "http:// sends everything readable by others and is allowed on this machine only: use https:// for "
                    + url.getHost()
                    + ".";
        }
        return null;
    }

    /** As {@link #url} for each; a cluster's nodes share one path. */
    public static @Nullable String urls(List<String> texts) {
        if (texts.isEmpty()) return url("");
        String path = null;
        for (var text : texts) {
            var problem = url(text);
            if (problem != null) return texts.size() == 1 ? problem : text + ": " + problem;
            var own = URI.create(text).getPath().replaceFirst("/+$", "");
            if (path != null && !path.equals(own)) {
                return "All URLs of one cluster need the same path.";
            }
            path = own;
        }
        return null;
    }

    /** Whether the URL leads to this machine, going by what is written, without a look-up. */
    public static boolean isLoopback(URI url) {
        return url.getHost() != null
                && LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** One or more index, data stream or alias names with wildcards, separated by commas. */
    public static @Nullable String indexPattern(String pattern) {
        if (pattern.isBlank()) return "Give an index pattern, for example model-logs-*.";
        for (var part : pattern.split(",", -1)) {
            var name = part.startsWith("-") ? part.substring(1) : part;
            if (name.isEmpty()) return "Between two commas an index pattern needs a name.";
            if (name.equals(".") || name.equals("..")) {
                return "An index is not named " + name + ".";
            }
            if (!INDEX_CHARACTERS.matcher(name).matches()) {
                return "An index pattern has lower-case letters, digits, - _ . and *; none of \\ / ? \" < > | # : % or spaces.";
            }
            if (name.startsWith("_") || name.startsWith("+") || name.startsWith("-")) {
                return "An index name does not begin with _, + or -.";
            }
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_INDEX_BYTES) {
                return "An index name has at most 255 bytes.";
            }
        }
        return pattern.startsWith("-")
                ? "An index pattern cannot begin with what is left out."
                : null;
    }

    /** A pattern as one segment of a path; whatever it holds, it cannot leave the segment. */
    public static String pathSegment(String pattern) {
        return URLEncoder.encode(pattern, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    public static @Nullable String zone(String zone) {
        try {
            ZoneId.of(zone);
            return null;
        } catch (DateTimeException e) {
            return "This is not a time zone: write it like Europe/Berlin or UTC.";
        }
    }

    public static @Nullable String timeout(Duration timeout) {
        return timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0
                ? "A timeout is between 1 second and 5 minutes."
                : null;
    }

    /** A SHA-256, with or without colons. */
    public static @Nullable String fingerprint(String text) {
        return HEX.matcher(plainFingerprint(text)).matches()
                ? null
                : "A SHA-256 fingerprint has 64 hexadecimal digits.";
    }

    /**
     * Without colons and spaces, in lower case, as {@link ClusterProfile.Trust.CaFingerprint} has
     * it.
     */
    public static String plainFingerprint(String text) {
        return text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    }

    public static @Nullable String user(String user) {
        if (user.isBlank()) return "Give the user's name.";
        return user.indexOf(':') >= 0 || user.chars().anyMatch(c -> c < ' ')
                ? "A user name holds no colon and no control character."
                : null;
    }

    /** Everything at once, but for the uniqueness of the name. */
    public static @Nullable String profile(ClusterProfile profile) {
        var problem = name(profile.name());
        return problem == null ? connection(profile) : problem;
    }

    /** Everything but the name. */
    public static @Nullable String connection(ClusterProfile profile) {
        var problem = urls(profile.urls().stream().map(URI::toString).toList());
        if (problem == null) problem = indexPattern(profile.indexPattern());
        if (problem == null) problem = timeout(profile.timeout());
        if (problem == null && profile.auth() instanceof ClusterProfile.Auth.Basic(var user)) {
            problem = user(user);
        }
        if (problem == null
                && profile.trust() instanceof ClusterProfile.Trust.CaFingerprint(var sha256)) {
            problem = fingerprint(sha256);
        }
        return problem;
    }
}
