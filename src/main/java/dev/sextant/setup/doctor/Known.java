package dev.sextant.setup.doctor;

import dev.sextant.text.Sentence;

/** What was read, or why it could not be. */
sealed interface Known<T> {

    record Read<T>(T value) implements Known<T> {}

    record Unread<T>(Sentence why) implements Known<T> {}

    /**
     * @throws UnreadException when it is not known
     */
    default T get() throws UnreadException {
        return switch (this) {
            case Read<T>(var value) -> value;
            case Unread<T>(var why) -> throw new UnreadException(why);
        };
    }
}
