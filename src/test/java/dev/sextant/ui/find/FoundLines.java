package dev.sextant.ui.find;

import dev.sextant.ui.find.Findings.Line;

/** What a line of the list says, for tests of the window. */
public final class FoundLines {

    private FoundLines() {}

    public static String text(Object line) {
        return switch ((Line) line) {
            case Line.Head(var kind) -> kind.head();
            case Line.Found(var finding) -> finding.name();
        };
    }
}
