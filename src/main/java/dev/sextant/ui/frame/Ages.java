package dev.sextant.ui.frame;

import dev.sextant.widget.Numbers;
import java.time.Duration;
import java.time.Instant;

/** Spans of time in words, in the largest unit that fits. */
public final class Ages {

    private Ages() {}

    /** How long ago {@code then} was; never negative. */
    public static String since(Instant then, Instant now) {
        return Numbers.age(Duration.between(then, now));
    }
}
