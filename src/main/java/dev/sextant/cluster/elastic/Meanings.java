package dev.sextant.cluster.elastic;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which value of the log contract each value that a field's documents have stands for. */
final class Meanings {

    static final Meanings AS_WRITTEN = new Meanings(Map.of());

    private static final String ANY = "*";

    /** Written values by themselves, and what each means. */
    private final Map<String, String> exact = new TreeMap<>();

    /** What is taken away from before a number, the longest first. */
    private final List<String> prefixes;

    /**
     * @param synonyms as a profile has them
     */
    Meanings(Map<String, String> synonyms) {
        var others = new TreeSet<String>();
        synonyms.forEach(
                (written, meaning) -> {
                    if (meaning.equals(ANY) && written.endsWith(ANY)) {
                        others.add(written.substring(0, written.length() - 1));
                    } else {
                        exact.put(written, meaning);
                    }
                });
        prefixes =
                others.stream()
                        .sorted(
                                Comparator.comparingInt(String::length)
                                        .reversed()
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
    }

    /** Whether two written values may mean the same. */
    boolean differ() {
        return !exact.isEmpty() || !prefixes.isEmpty();
    }

    String of(String written) {
        var meaning = exact.get(written);
        if (meaning != null) return meaning;
        for (var prefix : prefixes) {
            if (written.startsWith(prefix) && isNumber(written.substring(prefix.length()))) {
                return written.substring(prefix.length());
            }
        }
        return written;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    /**
     * Every written value that means this, in order; none when what is written so means another.
     */
    Set<String> written(String meaning) {
        var written = new TreeSet<String>();
        written.add(meaning);
        exact.forEach(
                (one, means) -> {
                    if (means.equals(meaning)) written.add(one);
                });
        if (isNumber(meaning)) prefixes.forEach(prefix -> written.add(prefix + meaning));
        written.removeIf(one -> !of(one).equals(meaning));
        return written;
    }

    /** Written values that a synonym names. */
    Map<String, String> exact() {
        return exact;
    }
}
