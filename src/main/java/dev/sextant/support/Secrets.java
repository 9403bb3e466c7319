package dev.sextant.support;

import dev.sextant.store.RedactingLayout;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every secret that this machine knows of, taken out of text and looked for afterwards, also as a
 * login or an address would wrap it; and what looks like a key whoever wrote it.
 */
final class Secrets {

    private static final int SHORTEST = 4;
    private static final int SHORTEST_PART = 8;
    private static final String DOTS = "•••";
    private static final List<Pattern> KEYS =
            List.of(
                    Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
                    Pattern.compile("(?i)\\b(Basic|ApiKey|Bearer)\\s+[A-Za-z0-9+/=._~-]{6,}"),
                    Pattern.compile("(?i)https?://[^/\\s@\"]+:[^/\\s@\"]+@"),
                    Pattern.compile("https?://[^/\\s]+/services/[A-Za-z0-9]"),
                    Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}"),
                    Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"));

    private final List<String> hidden;

    /**
     * @param values what is secret, as it was entered
     */
    Secrets(Collection<String> values) {
        var all =
                new TreeSet<>(
                        Comparator.comparingInt(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()));
        for (var value : values) {
            var plain = value.strip();
            if (plain.length() < SHORTEST) continue;
            all.add(plain);
            all.add(encoded(plain));
            addParts(all, plain);
        }
        hidden = List.copyOf(all);
    }

    private static void addParts(Collection<String> all, String value) {
        try {
            var address = new URI(value);
            var path = address.getRawPath();
            if (address.getScheme() == null || path == null) return;
            if (path.length() >= SHORTEST_PART) all.add(path);
            for (var part : path.split("/", -1)) {
                if (part.length() >= SHORTEST_PART && !part.equals("services")) all.add(part);
            }
        } catch (URISyntaxException e) {
            // then it has no parts
        }
    }

    private static String encoded(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    String without(String text) {
        var safe = text;
        for (var secret : hidden) safe = safe.replace(secret, DOTS);
        safe = RedactingLayout.redacted(safe);
        for (var key : KEYS) safe = key.matcher(safe).replaceAll(DOTS);
        return safe;
    }

    /** What was found all the same, in words that do not repeat it; null when nothing was. */
    @Nullable String foundIn(String text) {
        for (var secret : hidden) {
            if (text.contains(secret)) return "a saved secret";
        }
        for (var key : KEYS) {
            if (key.matcher(text).find()) return "what looks like a key";
        }
        return null;
    }
}
