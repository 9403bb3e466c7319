package dev.sextant.cluster.profile;

import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.text.Sentence;
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
 * What the parts of a cluster profile may be. Each rule gives one sentence (what is wrong and what
 * is expected), or null when the value is good.
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
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");
    private static final Pattern ACCESS_KEY = Pattern.compile("[A-Za-z0-9_]{16,128}");
    private static final Pattern LOOPBACK =
            Pattern.compile("127(\\.\\d{1,3}){3}|localhost|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]");

    private ProfileRules() {}

    public static @Nullable Sentence name(String name) {
        if (name.isBlank()) return Sentence.of("connect.rule.name");
        if (!name.equals(name.strip())) return Sentence.of("connect.rule.name.space");
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Sentence.of("connect.rule.name.long");
        }
        return NAME.matcher(name).matches() ? null : Sentence.of("connect.rule.name.letters");
    }

    /** As {@link #name(String)}; also when one of {@code taken} has it, whatever the case. */
    public static @Nullable Sentence name(String name, Collection<String> taken) {
        var problem = name(name);
        if (problem != null) return problem;
        return taken.stream().anyMatch(name::equalsIgnoreCase)
                ? Sentence.of("connect.rule.name.taken", name)
                : null;
    }

    public static @Nullable Sentence url(String text) {
        if (text.isBlank()) return Sentence.of("connect.rule.url");
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return Sentence.of("connect.rule.url.none");
        }
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Sentence.of("connect.rule.url.scheme");
        }
        if (url.getRawUserInfo() != null) {
            return Sentence.of("connect.rule.url.user");
        }
        if (url.getHost() == null) return Sentence.of("connect.rule.url.host");
        if (url.getPort() > 65_535 || url.getPort() == 0) return Sentence.of("connect.rule.port");
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return Sentence.of("connect.rule.url.query");
        }
        if (scheme.equals("http") && !isLoopback(url)) {
            return Sentence.of("connect.rule.url.plain", url.getHost());
        }
        return null;
    }

    /** As {@link #url} for each; a cluster's nodes share one path. */
    public static @Nullable Sentence urls(List<String> texts) {
        if (texts.isEmpty()) return url("");
        String path = null;
        for (var text : texts) {
            var problem = url(text);
            if (problem != null)
                return texts.size() == 1 ? problem : Sentence.of("connect.rule.of", text, problem);
            var own = URI.create(text).getPath().replaceFirst("/+$", "");
            if (path != null && !path.equals(own)) {
                return Sentence.of("connect.rule.url.paths");
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
    public static @Nullable Sentence indexPattern(String pattern) {
        if (pattern.isBlank()) return Sentence.of("connect.rule.index");
        for (var part : pattern.split(",", -1)) {
            var name = part.startsWith("-") ? part.substring(1) : part;
            if (name.isEmpty()) return Sentence.of("connect.rule.index.comma");
            if (name.equals(".") || name.equals("..")) {
                return Sentence.of("connect.rule.index.dots", name);
            }
            if (!INDEX_CHARACTERS.matcher(name).matches()) {
                return Sentence.of("connect.rule.index.letters");
            }
            if (name.startsWith("_") || name.startsWith("+") || name.startsWith("-")) {
                return Sentence.of("connect.rule.index.start");
            }
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_INDEX_BYTES) {
                return Sentence.of("connect.rule.index.long");
            }
        }
        return pattern.startsWith("-") ? Sentence.of("connect.rule.index.minus") : null;
    }

    /** A pattern as one segment of a path; whatever it holds, it cannot leave the segment. */
    public static String pathSegment(String pattern) {
        return URLEncoder.encode(pattern, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    public static @Nullable Sentence zone(String zone) {
        try {
            ZoneId.of(zone);
            return null;
        } catch (DateTimeException e) {
            return Sentence.of("connect.rule.zone");
        }
    }

    public static @Nullable Sentence timeout(Duration timeout) {
        return timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0
                ? Sentence.of("connect.rule.timeout")
                : null;
    }

    /** A SHA-256, with or without colons. */
    public static @Nullable Sentence fingerprint(String text) {
        return HEX.matcher(plainFingerprint(text)).matches()
                ? null
                : Sentence.of("connect.rule.fingerprint");
    }

    /**
     * Without colons and spaces, in lower case, as {@link ClusterProfile.Trust.CaFingerprint} has
     * it.
     */
    public static String plainFingerprint(String text) {
        return text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    }

    public static @Nullable Sentence user(String user) {
        if (user.isBlank()) return Sentence.of("connect.rule.user");
        return user.indexOf(':') >= 0 || user.chars().anyMatch(c -> c < ' ')
                ? Sentence.of("connect.rule.user.colon")
                : null;
    }

    /** As {@link Links#problem} for each. */
    public static @Nullable Sentence links(Links links) {
        for (var target : Links.Target.values()) {
            var template = links.templates().get(target);
            var problem = template == null ? null : Links.problem(target, template);
            if (problem != null) return Sentence.of("connect.rule.of", target.word(), problem);
        }
        return null;
    }

    /** Of Amazon Web Services, for example {@code eu-west-1}. */
    public static @Nullable Sentence region(String region) {
        return REGION.matcher(region).matches() ? null : Sentence.of("connect.rule.region");
    }

    public static @Nullable Sentence service(String service) {
        return service.equals(Auth.Aws.DOMAIN) || service.equals(Auth.Aws.SERVERLESS)
                ? null
                : Sentence.of("connect.rule.service");
    }

    public static @Nullable Sentence accessKey(String id) {
        return ACCESS_KEY.matcher(id).matches() ? null : Sentence.of("connect.rule.accessKey");
    }

    /** Everything at once, but for the uniqueness of the name. */
    public static @Nullable Sentence profile(ClusterProfile profile) {
        var problem = name(profile.name());
        return problem == null ? connection(profile) : problem;
    }

    /** Everything but the name. */
    public static @Nullable Sentence connection(ClusterProfile profile) {
        var problem = urls(profile.urls().stream().map(URI::toString).toList());
        if (problem == null) problem = indexPattern(profile.indexPattern());
        if (problem == null) problem = timeout(profile.timeout());
        if (problem == null && profile.auth() instanceof Auth.Basic(var user)) {
            problem = user(user);
        }
        if (problem == null
                && profile.auth() instanceof Auth.Aws(var region, var service, var accessKey)) {
            problem = region(region);
            if (problem == null) problem = service(service);
            if (problem == null && accessKey != null) problem = accessKey(accessKey);
        }
        if (problem == null
                && profile.trust() instanceof ClusterProfile.Trust.CaFingerprint(var sha256)) {
            problem = fingerprint(sha256);
        }
        if (problem == null) problem = MappingRules.mapping(profile.mapping());
        return problem == null ? links(profile.links()) : problem;
    }
}
