package dev.sextant.store;

import dev.sextant.text.ErrorCode;
import dev.sextant.text.Failure;
import dev.sextant.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A file on this machine cannot be read or written. The message is one sentence fit to show to a
 * person: which file, where in it, what was expected; it never holds a secret.
 */
public final class StoreException extends Exception implements Failure {
    private static final long serialVersionUID = 1L;

    private final transient Sentence words;

    public StoreException(Sentence words, @Nullable Throwable cause) {
        super(words.english(), cause);
        this.words = words;
    }

    public StoreException(Sentence words) {
        this(words, null);
    }

    @Override
    public Sentence words() {
        return words;
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.STORE;
    }
}
