package dev.sextant.cluster;

import dev.sextant.model.LogField;
import dev.sextant.text.ErrorCode;
import dev.sextant.text.Failure;
import dev.sextant.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The cluster did not answer as asked. The message is one sentence fit to show to a person (what,
 * why, what to do); it never holds a credential.
 */
public final class ClusterException extends Exception implements Failure {
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

    /** A fault of this program met on the way: what was asked is unanswered, and that is said. */
    public static ClusterException defect(RuntimeException cause) {
        return new ClusterException(Reason.UNREADABLE, Sentence.of("cluster.defect.ask"), cause);
    }

    /** The log lacks a field of the log contract, and this cannot be told without it. */
    public static ClusterException lacking(LogField field) {
        return new ClusterException(
                Reason.FIELD_MISSING,
                Sentence.of(
                        "cluster.field", field.contractName(), Sentence.of("cluster.field.none")));
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public Sentence words() {
        return words;
    }

    @Override
    public ErrorCode code() {
        return switch (reason) {
            case UNREACHABLE -> ErrorCode.CLUSTER_UNREACHABLE;
            case UNTRUSTED -> ErrorCode.CLUSTER_UNTRUSTED;
            case UNAUTHORIZED -> ErrorCode.CLUSTER_UNAUTHORIZED;
            case FORBIDDEN -> ErrorCode.CLUSTER_FORBIDDEN;
            case TIMED_OUT -> ErrorCode.CLUSTER_TIMED_OUT;
            case THROTTLED -> ErrorCode.CLUSTER_THROTTLED;
            case INCOMPLETE -> ErrorCode.CLUSTER_INCOMPLETE;
            case REJECTED -> ErrorCode.CLUSTER_REJECTED;
            case UNREADABLE -> ErrorCode.CLUSTER_UNREADABLE;
            case NO_SOURCE -> ErrorCode.CLUSTER_NO_SOURCE;
            case FIELD_MISSING -> ErrorCode.CLUSTER_FIELD_MISSING;
        };
    }
}
