package dev.sextant.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of what would change.
 *
 * @param text without its sign; for {@link Sign#GAP} how many unchanged lines are not shown
 */
public record DiffLine(Sign sign, String text) {

    /** What becomes of a line. */
    public enum Sign {
        ADDED("+"),
        REMOVED("-"),
        KEPT(" "),
        GAP("…");

        private final String mark;

        Sign(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    /** Unchanged lines around a change. */
    private static final int CONTEXT = 3;

    /** As one line of a unified diff. */
    public String line() {
        return sign.mark() + " " + text;
    }

    public static String text(List<DiffLine> lines) {
        return lines.stream().map(DiffLine::line).collect(Collectors.joining("\n"));
    }

    /** From one text to another; empty when they are the same. */
    static List<DiffLine> between(String before, String after) {
        if (before.equals(after)) return List.of();
        return folded(all(lines(before), lines(after)));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    /** By the longest common subsequence; the texts have hundreds of lines, not thousands. */
    private static List<DiffLine> all(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (var i = before.size() - 1; i >= 0; i--) {
            for (var j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<DiffLine>();
        var i = 0;
        var j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new DiffLine(Sign.KEPT, before.get(i)));
                i++;
                j++;
            } else if (i < before.size()
                    && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new DiffLine(Sign.REMOVED, before.get(i++)));
            } else {
                lines.add(new DiffLine(Sign.ADDED, after.get(j++)));
            }
        }
        return lines;
    }

    private static List<DiffLine> folded(List<DiffLine> all) {
        var shown = new ArrayList<DiffLine>();
        var hidden = 0;
        for (var at = 0; at < all.size(); at++) {
            if (isNearChange(all, at)) {
                if (hidden > 0) shown.add(new DiffLine(Sign.GAP, String.valueOf(hidden)));
                hidden = 0;
                shown.add(all.get(at));
            } else {
                hidden++;
            }
        }
        if (hidden > 0) shown.add(new DiffLine(Sign.GAP, String.valueOf(hidden)));
        return List.copyOf(shown);
    }

    private static boolean isNearChange(List<DiffLine> all, int at) {
        var to = Math.min(all.size(), at + CONTEXT + 1);
        for (var near = Math.max(0, at - CONTEXT); near < to; near++) {
            if (all.get(near).sign() != Sign.KEPT) return true;
        }
        return false;
    }
}
