package dev.sextant.notify.desktop;

import dev.sextant.model.VisibleText;

/** Texts as a desktop shows them: short, without anything invisible. */
final class Markup {

    /** Of a title or a body, escapes included. */
    static final int LONGEST = 200;

    private Markup() {}

    /** For a service that shows text as it is. */
    static String plain(String text) {
        return VisibleText.lines(text, LONGEST);
    }

    /** For a service that knows markup: none of the text is any. */
    static String escaped(String text) {
        var visible = VisibleText.lines(text, LONGEST);
        var result = new StringBuilder();
        for (var at = 0; at < visible.length(); ) {
            var point = visible.codePointAt(at);
            var next = escaped(point);
            var last = at + Character.charCount(point) == visible.length();
            if (result.length() + next.length() > LONGEST - (last ? 0 : 1)) {
                return result.append('…').toString();
            }
            result.append(next);
            at += Character.charCount(point);
        }
        return result.toString();
    }

    private static String escaped(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> Character.toString(point);
        };
    }
}
