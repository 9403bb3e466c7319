package dev.sextant.support;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a number in place of each host, person, index and profile, the same one everywhere. */
final class Names {

    private static final int SHORTEST = 3;
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

    private final boolean masked;
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /**
     * @param masked whether anything is put in place at all
     */
    Names(boolean masked) {
        this.masked = masked;
    }

    /** The name as it is shown; a new one gets the next number of its kind. */
    @Nullable String of(String kind, @Nullable String name) {
        if (name == null || name.isBlank() || !masked) return name;
        return numbers.computeIfAbsent(
                name, ignored -> kind + "-" + counts.merge(kind, 1, Integer::sum));
    }

    /** Every known name within a text. */
    String within(String text) {
        if (!masked) return text;
        var safe = text;
        var longestFirst =
                numbers.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (Map.Entry<String, String> one) -> -one.getKey().length()))
                        .toList();
        for (var name : longestFirst) {
            if (name.getKey().length() >= SHORTEST) {
                safe = safe.replace(name.getKey(), name.getValue());
            }
        }
        safe = MAIL.matcher(safe).replaceAll("•••@•••");
        return ADDRESS.matcher(safe)
                .replaceAll(found -> found.group().equals("127.0.0.1") ? "127.0.0.1" : "•.•.•.•");
    }
}
