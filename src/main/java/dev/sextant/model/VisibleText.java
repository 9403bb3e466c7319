package dev.sextant.model;

import java.util.Locale;

/**
 * Text from a cluster, made safe to show to people: what is invisible or would turn the reading
 * direction is written as a visible escape, so that no name can look like another.
 */
public final class VisibleText {

    private static final String ELLIPSIS = "…";

    private VisibleText() {}

    /** On one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Line feeds stay; everything else as in {@link #line}. */
    public static String lines(String text) {
        return escaped(text.replace("\r\n", "\n"), true);
    }

    /**
     * The beginning of a text, with an ellipsis where something is left out; never half a
     * character.
     *
     * @param most UTF-16 units of the result, at least 1
     */
    public static String cut(String text, int most) {
        if (text.length() <= most) return text;
        var end = most - ELLIPSIS.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + ELLIPSIS;
    }

    /** As {@link #line}, but no longer than {@code most} UTF-16 units, however long the text. */
    public static String line(String text, int most) {
        return cut(line(cut(text, most + 1)), most);
    }

    /** As {@link #lines(String)}, but no longer than {@code most} UTF-16 units. */
    public static String lines(String text, int most) {
        return cut(lines(cut(text, most + 1)), most);
    }

    private static String escaped(String text, boolean keepLines) {
        if (text.codePoints().noneMatch(VisibleText::mustBeSeen)) return text;
        var result = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            if (mustBeSeen(point) && !(keepLines && point == '\n')) {
                                result.append(escape(point));
                            } else {
                                result.appendCodePoint(point);
                            }
                        });
        return result.toString();
    }

    private static boolean mustBeSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            // joiners shape emoji and some scripts, and turn nothing
            case Character.FORMAT -> point != 0x200C && point != 0x200D;
            default -> false;
        };
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04X", point);
        };
    }
}
