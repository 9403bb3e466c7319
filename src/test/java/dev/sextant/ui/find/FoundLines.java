package dev.sextant.ui.find;

import dev.sextant.ui.find.Findings.Line;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a line of the list says, for tests of the window. */
public final class FoundLines {

    private FoundLines() {}

    public static String text(@Nullable Object line) {
        return switch ((Line) Objects.requireNonNull(line)) {
            case Line.Head(var kind) -> kind.head();
            case Line.Found(var finding) -> finding.name();
        };
    }
}
