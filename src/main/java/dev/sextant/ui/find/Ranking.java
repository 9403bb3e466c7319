package dev.sextant.ui.find;

import java.util.Locale;

/**
 * How well a text answers to what was typed. The order is always the same: the whole text, its
 * beginning, the beginning of a word, some part, letters in their order from the beginning of a
 * word. Each typed word must be found; the worst decides.
 */
final class Ranking {

    /** It does not answer. */
    static final int NONE = Integer.MAX_VALUE;

    private static final int WHOLE = 0;
    private static final int BEGINNING = 1;
    private static final int WORD = 2;
    private static final int PART = 3;
    private static final int LETTERS = 4;
    private static final int STEPS = 5;

    private Ranking() {}

    /**
     * The lower the better.
     *
     * @param typed not blank
     */
    static int of(String typed, String text) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        var given = text.toLowerCase(Locale.ROOT);
        var whole = step(wanted, given);
        var words = wanted.split("\\s+", -1);
        if (words.length == 1) return whole == NONE ? NONE : whole * STEPS;
        var worst = 0;
        for (var word : words) {
            var step = step(word, given);
            if (step == NONE) return whole == NONE ? NONE : whole * STEPS;
            worst = Math.max(worst, step);
        }
        // words that stand together are better than the same words apart
        return Math.min(whole == NONE ? NONE : whole * STEPS, worst * STEPS + 1);
    }

    /** As {@link #of}, where words under which it is found too come after those of its name. */
    static int of(String typed, Finding finding) {
        var byName = of(typed, finding.name());
        if (byName != NONE || finding.also().isEmpty()) return byName;
        var otherwise = of(typed, finding.name() + " " + finding.also());
        return otherwise == NONE || otherwise >= LETTERS * STEPS ? NONE : PART * STEPS + otherwise;
    }

    private static int step(String wanted, String text) {
        if (text.equals(wanted)) return WHOLE;
        if (text.startsWith(wanted)) return BEGINNING;
        var at = text.indexOf(wanted);
        if (at < 0) return letters(wanted, text) ? LETTERS : NONE;
        for (; at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (beginsWord(text, at)) return WORD;
        }
        return PART;
    }

    private static boolean letters(String wanted, String text) {
        for (var from = 0; from < text.length(); from++) {
            if (!beginsWord(text, from) || text.charAt(from) != wanted.charAt(0)) continue;
            var found = 0;
            for (var at = from; at < text.length() && found < wanted.length(); at++) {
                if (text.charAt(at) == wanted.charAt(found)) found++;
            }
            if (found == wanted.length()) return true;
        }
        return false;
    }

    private static boolean beginsWord(String text, int at) {
        if (at == 0) return true;
        var before = text.codePointBefore(at);
        return !Character.isLetterOrDigit(before)
                || (Character.isDigit(text.codePointAt(at)) && !Character.isDigit(before));
    }
}
