package dev.sextant.ui.rules;

import dev.sextant.store.rules.DurationText;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lengths of time as a person types them: as in rule files, and a little more freely. */
final class Spans {

    private Spans() {}

    static String text(Duration span) {
        return span.isZero() ? "0" : DurationText.of(span);
    }

    /** Null when it is no length; a number without a unit is one only when it is 0. */
    static @Nullable Duration parse(String text) {
        var plain = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (plain.equals("0")) return Duration.ZERO;
        return DurationText.read(plain.replace("min", "m").replace("sec", "s"));
    }
}
