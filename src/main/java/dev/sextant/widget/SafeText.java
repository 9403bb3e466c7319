package dev.sextant.widget;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text from a cluster, made safe to show on one line: what is invisible or would turn the reading
 * direction is written as a visible escape, so that no name can look like another.
 */
public final class SafeText {

    private SafeText() {}

    /** The text on one line; an em dash for none. */
    public static String line(@Nullable String text) {
        if (text == null) return Numbers.NONE;
        if (text.codePoints().noneMatch(SafeText::mustBeSeen)) return text;
        var result = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            if (mustBeSeen(point)) result.append(escape(point));
                            else result.appendCodePoint(point);
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
