package dev.sextant.cluster;

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
    private final String sentence;

    public ClusterException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.sentence = message;
    }

    public ClusterException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The message: one sentence for a person. */
    public String sentence() {
        return sentence;
    }
}
