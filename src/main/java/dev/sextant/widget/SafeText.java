package dev.sextant.widget;

import dev.sextant.model.VisibleText;
import org.jspecify.annotations.Nullable;

/** Text from a cluster, made safe to show in the window. */
public final class SafeText {

    private SafeText() {}

    /** The text on one line, as {@link VisibleText} writes it; an em dash for none. */
    public static String line(@Nullable String text) {
        return text == null ? Numbers.NONE : VisibleText.line(text);
    }
}
