package dev.sextant.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sentence that was written down in English, with the names and numbers in it: databases
 * and what other processes left there hold English alone, and a person may read another language.
 */
final class Recognition {

    /** What Sextant writes down: its rules, how they fare, and why something failed. */
    private static final Set<String> SECTIONS =
            Set.of("written", "watching", "cluster", "sending", "store");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern CODED = Pattern.compile("(.+) \\[(SX-\\d+)]", Pattern.DOTALL);

    /** Fewer letters than this could be anybody's words. */
    private static final int FEWEST_LETTERS = 12;

    private static final int FEWEST_LETTERS_INSIDE = 6;

    /**
     * @param places the number of the argument in each group of {@code pattern}
     * @param longest the longest stretch without a place, by which most are told apart at once
     */
    private record Form(
            String key, Pattern pattern, List<Integer> places, String longest, long letters) {}

    private final Map<String, String> whole = new HashMap<>();
    private final List<Form> forms = new ArrayList<>();

    Recognition(ResourceBundle english) {
        for (var key : english.keySet()) {
            if (!SECTIONS.contains(key.substring(0, key.indexOf('.')))) continue;
            var text = english.getString(key);
            if (text.indexOf('{') < 0) whole.put(text, key);
            // a form with choices in it says different things with the same words
            else if (!text.matches("(?s).*\\{\\d+,.*")) forms.add(form(key, text));
        }
        forms.sort((one, other) -> Long.compare(other.letters(), one.letters()));
    }

    private static Form form(String key, String text) {
        var pattern = new StringBuilder();
        var places = new ArrayList<Integer>();
        var found = PLACE.matcher(text);
        var done = 0;
        var longest = "";
        var letters = 0L;
        while (true) {
            var more = found.find();
            var words = text.substring(done, more ? found.start() : text.length());
            var plain = words.replace("''", "'");
            pattern.append(Pattern.quote(plain));
            if (plain.length() > longest.length()) longest = plain;
            letters += plain.chars().filter(Character::isLetter).count();
            if (!more) break;
            pattern.append("(.*?)");
            places.add(Integer.valueOf(found.group(1)));
            done = found.end();
        }
        return new Form(
                key, Pattern.compile(pattern.toString(), Pattern.DOTALL), places, longest, letters);
    }

    /** The sentence; what nobody here has written stays as it is. */
    Sentence of(String written) {
        var coded = CODED.matcher(written);
        if (coded.matches()) {
            return Sentence.of("reason.coded", of(coded.group(1)), coded.group(2));
        }
        var key = whole.get(written);
        // one or two words alone may be a name that a person gave
        if (key != null && (key.startsWith("written.") || written.endsWith("."))) {
            return Sentence.of(key);
        }
        var found = formed(written, FEWEST_LETTERS);
        return found == null ? Sentence.verbatim(written) : found;
    }

    private @Nullable Sentence formed(String written, int fewest) {
        for (var form : forms) {
            if (form.letters() < fewest || !written.contains(form.longest())) continue;
            var match = form.pattern().matcher(written);
            if (!match.matches()) continue;
            var arguments =
                    new Object[form.places().stream().mapToInt(at -> at + 1).max().orElse(0)];
            Arrays.fill(arguments, "");
            for (var group = 0; group < form.places().size(); group++) {
                arguments[form.places().get(group)] = inside(match.group(group + 1));
            }
            return Sentence.of(form.key(), arguments);
        }
        return null;
    }

    /** A part of a sentence: another sentence, some names of rules, or what it says. */
    private Object inside(String words) {
        var key = words.contains(" ") ? whole.get(words) : null;
        if (key != null) return Sentence.of(key);
        var found = formed(words, FEWEST_LETTERS_INSIDE);
        if (found != null) return found;
        if (!words.contains(", ")) return words;
        var parts = List.of(words.split(", ", -1));
        var known = parts.stream().filter(part -> ownName(part) != null).count();
        if (known == 0) return words;
        return parts.stream()
                .map(this::named)
                .reduce((one, other) -> Sentence.of("reason.and", one, other))
                .orElseThrow();
    }

    private @Nullable String ownName(String words) {
        var key = whole.get(words);
        return key != null && key.startsWith("written.") ? key : null;
    }

    private Sentence named(String words) {
        var key = ownName(words);
        return key == null ? Sentence.verbatim(words) : Sentence.of(key);
    }
}
