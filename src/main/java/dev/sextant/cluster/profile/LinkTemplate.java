package dev.sextant.cluster.profile;

import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.cluster.profile.Links.Way;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address with places, such as {@code https://mlflow/#/models/{model}}. Whatever is put into a
 * place stays one value there: it is quoted as where it stands needs (in a path, a parameter, a
 * text of Kibana's addresses, a phrase of its query) and then percent-encoded whole.
 */
final class LinkTemplate {

    private static final int LONGEST = 2_000;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern BRACE = Pattern.compile("[{}]");
    private static final Pattern START = Pattern.compile("(?i)(https?)://([^/?#]*)");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)[?&#](access_?token|api_?key|token|password|passwd|secret|auth)=[^&{]");

    /** Only in addresses of Kibana do quotes mean this. */
    private static final Pattern KIBANA = Pattern.compile("[?&]_[ag]=\\(");

    /** A place or a stretch of the address. */
    private sealed interface Part {
        record Literal(String text) implements Part {}

        /**
         * @param inText between the single quotes of a text of Kibana's addresses
         * @param inPhrase between double quotes inside such a text
         */
        record Place(LinkPlace place, boolean inText, boolean inPhrase) implements Part {}
    }

    private final List<Part> parts;

    private LinkTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * @param text without {@link #problem}
     */
    static LinkTemplate of(String text) {
        var parts = new ArrayList<Part>();
        var quotes = new Quotes(KIBANA.matcher(text).find());
        var places = PLACE.matcher(text);
        var done = 0;
        while (places.find()) {
            var before = text.substring(done, places.start());
            parts.add(new Part.Literal(before));
            quotes.read(before);
            var place = LinkPlace.named(places.group(1)).orElseThrow();
            parts.add(new Part.Place(place, quotes.inText, quotes.inPhrase));
            done = places.end();
        }
        parts.add(new Part.Literal(text.substring(done)));
        return new LinkTemplate(parts);
    }

    /** Where in the quotes of an address of Kibana one stands. */
    private static final class Quotes {
        private final boolean counts;
        private boolean inText;
        private boolean inPhrase;
        private boolean isQuery;

        Quotes(boolean counts) {
            this.counts = counts;
        }

        void read(String encoded) {
            if (!counts) return;
            var text =
                    encoded.replace("%27", "'")
                            .replace("%22", "\"")
                            .replace("%21", "!")
                            .replace("%3A", ":")
                            .replace("%3a", ":");
            for (var at = 0; at < text.length(); at++) {
                var character = text.charAt(at);
                if (inText && (character == '!' || (inPhrase && character == '\\'))) {
                    at++;
                } else if (character == '\'') {
                    inText = !inText;
                    inPhrase = false;
                    isQuery = inText && text.substring(0, at).endsWith("query:");
                } else if (character == '"' && inText) {
                    inPhrase = !inPhrase;
                }
            }
        }

        /** Whether a value here would be read as words of the query. */
        boolean isBare() {
            return inText && isQuery && !inPhrase;
        }
    }

    static @Nullable Sentence problem(Target target, String text) {
        if (text.isBlank()) return Sentence.of("link.rule.empty");
        if (text.length() > LONGEST) return Sentence.of("link.rule.long", LONGEST);
        if (text.chars().anyMatch(unit -> unit < ' ' || unit == 0x7F)) {
            return Sentence.of("link.rule.none");
        }
        var problem = start(text);
        if (problem == null) problem = places(target, text);
        if (problem == null) problem = address(text);
        return problem == null && SECRET.matcher(text).find()
                ? Sentence.of("link.rule.secret")
                : problem;
    }

    private static @Nullable Sentence start(String text) {
        var start = START.matcher(text);
        if (!start.lookingAt()) return Sentence.of("link.rule.scheme");
        var host = start.group(2);
        if (host.contains("@")) return Sentence.of("link.rule.user");
        return host.contains("{") ? Sentence.of("link.rule.host") : null;
    }

    private static @Nullable Sentence address(String text) {
        try {
            var address = new URI(encoded(PLACE.matcher(text).replaceAll("x")));
            return address.getHost() == null ? Sentence.of("link.rule.none") : null;
        } catch (URISyntaxException e) {
            return Sentence.of("link.rule.none");
        }
    }

    private static @Nullable Sentence places(Target target, String text) {
        var known = target.places();
        var quotes = new Quotes(KIBANA.matcher(text).find());
        var found = new ArrayList<LinkPlace>();
        var places = PLACE.matcher(text);
        var done = 0;
        while (places.find()) {
            var place = LinkPlace.named(places.group(1)).filter(known::contains).orElse(null);
            if (place == null) {
                var names = String.join(" ", known.stream().map(LinkPlace::toString).toList());
                return Sentence.of("link.rule.unknown", places.group(), names);
            }
            quotes.read(text.substring(done, places.start()));
            done = places.end();
            if (quotes.isBare() && place != LinkPlace.KQL) {
                return Sentence.of("link.rule.quotes", place.toString());
            }
            found.add(place);
        }
        if (BRACE.matcher(PLACE.matcher(text).replaceAll("")).find()) {
            return Sentence.of("link.rule.brace");
        }
        var needed = target.needed();
        return needed == null || found.contains(needed)
                ? null
                : Sentence.of("link.rule.missing", needed.toString());
    }

    /** The address for what is known; with a reason instead when something is not. */
    Way fill(LinkFacts facts) {
        var address = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Part.Literal(var text) -> address.append(encoded(text));
                case Part.Place place -> {
                    var value = facts.get(place.place());
                    if (value == null) {
                        return new Way(null, Sentence.of("link.unknown", place.place().toString()));
                    }
                    address.append(percent(quoted(value, place)));
                }
            }
        }
        var whole = address.toString();
        if (leavesItsPlace(whole)) return new Way(null, Sentence.of("link.dots"));
        return new Way(URI.create(whole), null);
    }

    private static String quoted(String value, Part.Place place) {
        var text =
                place.inPhrase() && place.place() != LinkPlace.KQL
                        ? LinkFacts.phrase(value)
                        : value;
        return place.inText() ? text.replace("!", "!!").replace("'", "!'") : text;
    }

    /** A value of dots alone would lead up in a path, however it is encoded. */
    private boolean leavesItsPlace(String whole) {
        if (parts.size() == 1) return false;
        for (var segment : whole.split("[/?#]", -1)) {
            if (segment.equals(".") || segment.equals("..")) return true;
        }
        return false;
    }

    /** Everything but what never means anything in an address. */
    static String percent(String value) {
        var encoded = new StringBuilder();
        for (var unit : value.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (unit & 0xFF);
            if (isPlain(character)) encoded.append(character);
            else encoded.append(String.format(Locale.ROOT, "%%%02X", unit & 0xFF));
        }
        return encoded.toString();
    }

    private static boolean isPlain(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "-_.~".indexOf(character) >= 0;
    }

    /** What a browser would encode of an address that was typed. */
    private static String encoded(String typed) {
        var encoded = new StringBuilder();
        typed.codePoints()
                .forEach(
                        code -> {
                            var text = Character.toString(code);
                            if (code > 0x7E || " \"<>\\^`|".contains(text)) {
                                encoded.append(percent(text));
                            } else {
                                encoded.append(text);
                            }
                        });
        return encoded.toString();
    }
}
