package dev.sextant.store.rules;

import dev.sextant.text.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person probably meant by a word that is not known. */
final class Suggestion {

    private static final int MOST_NAMED = 20;

    /** Words of other tools for the same thing. */
    private static final Map<String, List<String>> ELSEWHERE =
            Map.ofEntries(
                    Map.entry("for", List.of("pending-for")),
                    Map.entry("alert", List.of("name")),
                    Map.entry("expr", List.of("condition")),
                    Map.entry("query", List.of("condition")),
                    Map.entry("type", List.of("kind")),
                    Map.entry("interval", List.of("every")),
                    Map.entry("threshold", List.of("above", "limit", "factor")),
                    Map.entry("limit", List.of("above", "factor")),
                    Map.entry("description", List.of("explanation")),
                    Map.entry("runbook-url", List.of("runbook")),
                    Map.entry("receivers", List.of("routes")),
                    Map.entry("by", List.of("group-by")),
                    Map.entry("critical", List.of("P1")),
                    Map.entry("warning", List.of("P2")),
                    Map.entry("info", List.of("P3")),
                    Map.entry("ratio", List.of("error-rate")));

    private Suggestion() {}

    /** "one of a, b, c", and which of them is nearest when one is near. */
    static Sentence among(String word, List<String> known) {
        var near = nearest(word, known);
        var words = String.join(", ", known.subList(0, Math.min(MOST_NAMED, known.size())));
        var all =
                known.size() == 1 ? Sentence.verbatim(words) : Sentence.of("rulefile.oneof", words);
        return near.isEmpty() ? all : Sentence.of("rulefile.meant", all, near);
    }

    /** Empty when none is near. */
    private static String nearest(String word, List<String> known) {
        var plain =
                word.replaceAll("([a-z])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[_ ]+", "-");
        for (var meant : ELSEWHERE.getOrDefault(plain, List.of())) {
            if (known.contains(meant)) return meant;
        }
        var best = "";
        var least = 3;
        for (var candidate : known) {
            var distance = distance(plain, candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance * 2 < candidate.length()) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** How many letters must be changed, added, left out or exchanged; 3 for many. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) return 3;
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) rows[i][0] = i;
        for (var j = 0; j <= b.length(); j++) rows[0][j] = j;
        for (var i = 1; i <= a.length(); i++) {
            for (var j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1);
                var least = rows[i - 1][j - 1] + (same ? 0 : 1);
                least = Math.min(least, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = least;
            }
        }
        return rows[a.length()][b.length()];
    }
}
