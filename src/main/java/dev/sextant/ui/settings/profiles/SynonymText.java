package dev.sextant.ui.settings.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The synonyms of a field's values in one line: {@code Promote=transitioned, Deploy=deployed}. A
 * value with a comma, an equals sign or a quote stands between double quotes, quotes in it twice.
 */
final class SynonymText {

    private SynonymText() {}

    static String of(Map<String, String> synonyms) {
        return new TreeMap<>(synonyms)
                .entrySet().stream()
                        .map(one -> quoted(one.getKey()) + " = " + quoted(one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String quoted(String value) {
        var plain = !value.matches("(?s).*[,=\"].*") && value.equals(value.strip());
        return plain && !value.isEmpty() ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** Null when the line is not written so, or names a value twice. */
    static @Nullable Map<String, String> parse(String line) {
        if (line.isBlank()) return Map.of();
        var synonyms = new TreeMap<String, String>();
        for (var pair : parts(line, ',')) {
            var sides = parts(pair, '=');
            if (sides.size() != 2) return null;
            var written = value(sides.get(0));
            var meaning = value(sides.get(1));
            if (written == null || meaning == null) return null;
            if (synonyms.put(written, meaning) != null) return null;
        }
        return synonyms;
    }

    /** What stands between the marks that are outside of quotes. */
    private static List<String> parts(String text, char mark) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == '"') isQuoted = !isQuoted;
            if (letter == mark && !isQuoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static @Nullable String value(String text) {
        var stripped = text.strip();
        if (!stripped.contains("\"")) return stripped.isEmpty() ? null : stripped;
        if (!stripped.matches("(?s)\"([^\"]|\"\")*\"")) return null;
        return stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"");
    }
}
