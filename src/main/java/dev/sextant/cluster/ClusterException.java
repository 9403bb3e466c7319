package dev.sextant.cluster;

import dev.sextant.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The cluster did not answer as asked. The message is one sentence fit to show to a person (what,
 * why, what to do); it never holds a credential.
 */
public final class ClusterException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. Each has a text in the message bundle under {@code reason.<name in lower case>}. */
    public enum Reason {
        UNREACHABLE,
        UNTRUSTED,
        UNAUTHORIZED,
        FORBIDDEN,
        TIMED_OUT,
        THROTTLED,
        INCOMPLETE,
        REJECTED,
        UNREADABLE,
        NO_SOURCE,
        FIELD_MISSING
    }

    private final Reason reason;
    private final transient Sentence words;

    public ClusterException(Reason reason, Sentence words, @Nullable Throwable cause) {
        super(words.english(), cause);
        this.reason = reason;
        this.words = words;
    }

    public ClusterException(Reason reason, Sentence words) {
        this(reason, words, null);
    }

    public ClusterException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, Sentence.verbatim(message), cause);
    }

    public ClusterException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** One sentence for a person, in whatever language. */
    public Sentence words() {
        return words;
    }

    /** The message: one sentence for a person, in English. */
    public String sentence() {
        return words.english();
    }
}
