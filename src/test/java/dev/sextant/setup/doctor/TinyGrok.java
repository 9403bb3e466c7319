package dev.sextant.setup.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As much of a grok as the common recipe uses: its patterns found anywhere in a line, the fields
 * that they capture, and no field for what was captured empty.
 */
final class TinyGrok {

    private static final Pattern REFERENCE = Pattern.compile("%\\{(\\w+)(?::([^}]+))?}");
    private static final Map<String, String> PATTERNS =
            Map.of(
                    "TIMESTAMP_ISO8601",
                    "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:?\\d{2}(?::?\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?",
                    "LOGLEVEL",
                    "(?:INFO|WARN(?:ING)?|ERROR|DEBUG)",
                    "WORD",
                    "\\b\\w+\\b",
                    "INT",
                    "[+-]?[0-9]+",
                    "NUMBER",
                    "(?<![0-9.+-])(?>[+-]?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+))",
                    "UUID",
                    "[A-Fa-f0-9]{8}-(?:[A-Fa-f0-9]{4}-){3}[A-Fa-f0-9]{12}",
                    "DATA",
                    ".*?",
                    "NOTSPACE",
                    "\\S+");

    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();

    TinyGrok(String grok) {
        var regex = new StringBuilder();
        var found = REFERENCE.matcher(grok);
        while (found.find()) {
            var meaning = PATTERNS.get(found.group(1));
            if (meaning == null) throw new IllegalArgumentException(found.group(1));
            var name = found.group(2);
            if (name != null) names.add(name);
            var group = name == null ? "(?:" + meaning + ")" : "(" + meaning + ")";
            found.appendReplacement(regex, java.util.regex.Matcher.quoteReplacement(group));
        }
        found.appendTail(regex);
        pattern = Pattern.compile(regex.toString());
    }

    /** The fields of a line; null when it is another kind of line. */
    @Nullable Map<String, String> match(String line) {
        var found = pattern.matcher(line);
        if (!found.find()) return null;
        var fields = new LinkedHashMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            var value = found.group(i + 1);
            if (value != null && !value.isEmpty()) fields.put(names.get(i), value);
        }
        return fields;
    }
}
