package dev.sextant.cluster.state;

import dev.sextant.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that were asked; each can be refused or missing by itself.
 *
 * @param value null when it was never answered
 * @param why there is none, or none that is newer; null when it is the newest
 */
public record Part<T>(@Nullable T value, @Nullable Sentence why) {

    public static <T> Part<T> of(T value) {
        return new Part<>(value, null);
    }

    public static <T> Part<T> none(Sentence why) {
        return new Part<>(null, why);
    }

    /** What was answered before stands in for what was not answered now. */
    public Part<T> orOlder(@Nullable Part<T> before) {
        return value != null || before == null || before.value == null
                ? this
                : new Part<>(before.value, why);
    }
}
