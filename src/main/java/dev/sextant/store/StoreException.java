package dev.sextant.store;

import dev.sextant.model.ErrorCode;

/**
 * A file on this machine cannot be read or written. The message is one sentence fit to show to a
 * person: which file, where in it, what was expected; it never holds a secret.
 */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    StoreException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    /**
     * @param message one sentence for a person
     */
    public StoreException(String message) {
        super(message);
        this.sentence = message;
    }

    /** The message: one sentence for a person. */
    public String sentence() {
        return sentence;
    }

    public ErrorCode code() {
        return ErrorCode.STORE;
    }

    /** The sentence with its code, as it is said to a person. */
    public String coded() {
        return code().after(sentence());
    }
}
