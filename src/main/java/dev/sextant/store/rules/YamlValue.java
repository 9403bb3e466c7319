package dev.sextant.store.rules;

import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML file and its place, read strictly: nothing is converted, and what another
 * reader could take for something else is refused.
 */
final class YamlValue {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private static final Pattern LIKE_A_NUMBER =
            Pattern.compile(
                    "[-+.]?[0-9][0-9a-fA-FxXoO_.,:eE+-]*|[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)");
    private static final Set<String> OTHER_THINGS =
            Set.of("null", "~", "true", "false", "yes", "no", "on", "off", "y", "n");
    private static final int MOST_SHOWN = 60;

    /** Where something is; lines and columns count from 1. */
    record Place(String file, int line, int column) {

        RuleFileException refused(Sentence found, Sentence expected) {
            return new RuleFileException(
                    Sentence.of(
                            "rulefile.place",
                            file,
                            String.valueOf(line),
                            String.valueOf(column),
                            found,
                            expected));
        }
    }

    /** A value and where its key is. */
    record Entry(Place key, YamlValue value) {}

    private sealed interface Content {
        record Scalar(String text, boolean quoted) implements Content {}

        record Items(List<YamlValue> all) implements Content {}

        record Entries(Map<String, Entry> all) implements Content {}
    }

    private final Place place;
    private final String path;
    private final Content content;

    private YamlValue(Place place, String path, Content content) {
        this.place = place;
        this.path = path;
        this.content = content;
    }

    static YamlValue scalar(Place place, String path, String text, boolean quoted) {
        return new YamlValue(place, path, new Content.Scalar(text, quoted));
    }

    static YamlValue list(Place place, String path, List<YamlValue> items) {
        return new YamlValue(place, path, new Content.Items(items));
    }

    static YamlValue mapping(Place place, String path, Map<String, Entry> entries) {
        return new YamlValue(place, path, new Content.Entries(entries));
    }

    /** A scalar's text as it stands; null for a list or mapping. */
    @Nullable String plainText() {
        return content instanceof Content.Scalar(var text, var _) ? text : null;
    }

    boolean isQuoted() {
        return content instanceof Content.Scalar(var _, var quoted) && quoted;
    }

    boolean isMapping() {
        return content instanceof Content.Entries;
    }

    boolean isList() {
        return content instanceof Content.Items;
    }

    /** Hears of every key that is not among {@code known}, with the one probably meant. */
    void only(List<String> known, Problems problems) throws RuleFileException {
        for (var key : entries().entrySet()) {
            if (known.contains(key.getKey())) continue;
            problems.add(unknownKey(key.getKey(), known));
        }
    }

    RuleFileException unknownKey(String key, List<String> known) {
        var entry = content instanceof Content.Entries(var all) ? all.get(key) : null;
        var found =
                path.isEmpty()
                        ? Sentence.of("rulefile.key.unknown", quoted(key))
                        : Sentence.of("rulefile.key.unknown.in", quoted(key), path);
        return (entry == null ? place : entry.key()).refused(found, Suggestion.among(key, known));
    }

    boolean has(String key) {
        return content instanceof Content.Entries(var all) && all.containsKey(key);
    }

    /** What stands under a key that must be there. */
    YamlValue get(String key) throws RuleFileException {
        var entry = entries().get(key);
        if (entry == null) {
            throw refused(
                    Sentence.of("rulefile.key.missing", quoted(key)),
                    path.isEmpty()
                            ? Sentence.of("rulefile.key", quoted(key))
                            : Sentence.of("rulefile.key.in", quoted(key), path));
        }
        return entry.value();
    }

    /** Null where the key is not there. */
    @Nullable YamlValue find(String key) throws RuleFileException {
        var entry = entries().get(key);
        return entry == null ? null : entry.value();
    }

    /** Refuses a key that has no place here. */
    void without(String key, Sentence expected) throws RuleFileException {
        var entry = entries().get(key);
        if (entry != null)
            throw entry.key().refused(Sentence.of("rulefile.key", quoted(key)), expected);
    }

    List<String> keys() throws RuleFileException {
        return List.copyOf(entries().keySet());
    }

    private Map<String, Entry> entries() throws RuleFileException {
        if (content instanceof Content.Entries(var all)) return all;
        throw wrong(Sentence.of("rulefile.entries"));
    }

    List<YamlValue> items() throws RuleFileException {
        if (content instanceof Content.Items(var all)) return all;
        throw wrong(Sentence.of("rulefile.list"));
    }

    /** One line or more of text, without spaces around it, of at most {@code most} characters. */
    String text(int most) throws RuleFileException {
        if (!(content instanceof Content.Scalar(var text, var quoted)))
            throw wrong(Sentence.of("rulefile.text"));
        if (!quoted && isSomethingElse(text)) {
            throw wrong(Sentence.of(text.isEmpty() ? "rulefile.text" : "rulefile.text.quotes"));
        }
        if (text.isBlank()) throw wrong(Sentence.of("rulefile.text.empty"));
        if (text.chars().anyMatch(sign -> sign != '\n' && Character.isISOControl(sign))) {
            throw refused(Sentence.of("rulefile.control"), Sentence.of("rulefile.visible"));
        }
        var stripped = text.stripTrailing();
        if (!stripped.equals(text) && !text.equals(stripped + "\n")) {
            throw wrong(Sentence.of("rulefile.text.end"));
        }
        if (!stripped.equals(stripped.stripLeading())) {
            throw wrong(Sentence.of("rulefile.text.beginning"));
        }
        if (stripped.codePointCount(0, stripped.length()) > most) {
            throw wrong(Sentence.of("rulefile.text.long", String.valueOf(most)));
        }
        return stripped;
    }

    /** A text without line breaks. */
    String line(int most) throws RuleFileException {
        var text = text(most);
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)
            throw wrong(Sentence.of("rulefile.line"));
        return text;
    }

    /** A text of a certain form. */
    String word(Pattern form, int most, Sentence expected) throws RuleFileException {
        var text = line(most);
        if (!form.matcher(text).matches()) throw wrong(expected);
        return text;
    }

    /** One of a few words. */
    <T> T oneOf(Map<String, T> words) throws RuleFileException {
        var text = line(MOST_SHOWN);
        var found = words.get(text);
        if (found == null) {
            throw refused(
                    Sentence.verbatim(quoted(text)),
                    Suggestion.among(text, List.copyOf(words.keySet())));
        }
        return found;
    }

    boolean flag() throws RuleFileException {
        if (content instanceof Content.Scalar(var text, var quoted) && !quoted) {
            if (text.equals("true")) return true;
            if (text.equals("false")) return false;
        }
        throw wrong(Sentence.of("rulefile.flag"));
    }

    /**
     * @param expected also names the unit and the bounds
     */
    BigDecimal number(Predicate<BigDecimal> possible, Sentence expected) throws RuleFileException {
        if (content instanceof Content.Scalar(var text, var quoted)
                && !quoted
                && NUMBER.matcher(text).matches()) {
            var number = plain(new BigDecimal(text));
            if (possible.test(number)) return number;
        }
        throw wrong(expected);
    }

    /** Equal numbers are equal, however they were written. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    long whole(long least, long most) throws RuleFileException {
        var from = BigDecimal.valueOf(least);
        var to = BigDecimal.valueOf(most);
        return number(
                        number ->
                                number.scale() <= 0
                                        && number.compareTo(from) >= 0
                                        && number.compareTo(to) <= 0,
                        Sentence.of("rulefile.whole", String.valueOf(least), String.valueOf(most)))
                .longValueExact();
    }

    Duration duration(Duration least, Duration most) throws RuleFileException {
        if (content instanceof Content.Scalar(var text, var quoted) && !quoted) {
            var found = DurationText.read(text);
            if (found != null && found.compareTo(least) >= 0 && found.compareTo(most) <= 0) {
                return found;
            }
        }
        throw wrong(
                Sentence.of("rulefile.duration", DurationText.of(least), DurationText.of(most)));
    }

    /** The items of a list, each of which may be there once. */
    <T> List<T> set(Problems problems, ItemReader<T> reader) throws RuleFileException {
        var found = new ArrayList<T>();
        for (var item : items()) {
            problems.check(
                    () -> {
                        var value = reader.read(item);
                        if (found.contains(value)) {
                            throw item.refused(
                                    Sentence.of("rulefile.twice", item.shown()),
                                    Sentence.of("rulefile.once"));
                        }
                        found.add(value);
                    });
        }
        return found;
    }

    /** Reads one item of a list. */
    @FunctionalInterface
    interface ItemReader<T> {
        T read(YamlValue item) throws RuleFileException;
    }

    /** A time relative to another: a duration, or one with a minus. */
    Duration offset(Duration farthest) throws RuleFileException {
        if (content instanceof Content.Scalar(var text, var quoted) && !quoted) {
            var before = text.startsWith("-");
            var found = DurationText.read(before ? text.substring(1) : text);
            if (found != null && found.compareTo(farthest) <= 0) {
                return before ? found.negated() : found;
            }
        }
        throw wrong(Sentence.verbatim("a time from the start such as 90s, 10m or -2h"));
    }

    /** A short name that may look like a number: a version. */
    String name() throws RuleFileException {
        if (content instanceof Content.Scalar(var text, var _) && NAME.matcher(text).matches()) {
            return text;
        }
        throw wrong(Sentence.verbatim("a short name such as 12 or v3"));
    }

    RuleFileException wrong(Sentence expected) {
        return refused(shown(), expected);
    }

    RuleFileException refused(Sentence found, Sentence expected) {
        return place.refused(
                path.isEmpty() ? found : Sentence.of("rulefile.as", found, path), expected);
    }

    private static boolean isSomethingElse(String text) {
        return text.isEmpty()
                || OTHER_THINGS.contains(text.toLowerCase(java.util.Locale.ROOT))
                || LIKE_A_NUMBER.matcher(text).matches();
    }

    /** Whether a text means itself where it stands without quotes. */
    static boolean needsNoQuotes(String text) {
        return !isSomethingElse(text);
    }

    private Sentence shown() {
        return switch (content) {
            case Content.Items _ -> Sentence.of("rulefile.alist");
            case Content.Entries _ -> Sentence.of("rulefile.entries");
            case Content.Scalar(var text, var quoted) ->
                    text.isEmpty() && !quoted
                            ? Sentence.of("rulefile.nothing")
                            : Sentence.verbatim(quoted(text));
        };
    }

    /** For a message: short, in one line. */
    static String quoted(String text) {
        var line = text.replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) > MOST_SHOWN) {
            line = line.substring(0, line.offsetByCodePoints(0, MOST_SHOWN)) + "…";
        }
        return "'" + line + "'";
    }
}
