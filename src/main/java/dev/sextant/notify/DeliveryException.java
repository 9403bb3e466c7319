package dev.sextant.notify;

import dev.sextant.text.ErrorCode;
import dev.sextant.text.Failure;
import dev.sextant.text.Sentence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A notification was not delivered, or nobody knows. The message is one sentence for the delivery
 * log; it never holds a credential.
 */
public final class DeliveryException extends Exception implements Failure {
    private static final long serialVersionUID = 1L;

    /** What may be done now. */
    public enum Outcome {
        /** It surely did not arrive; try again later. */
        RETRY,
        /** It may have arrived; repeat once, marked as a possible repeat. */
        AMBIGUOUS,
        /** This message will never be taken; others may be. */
        REFUSED,
        /** The receiver takes nothing any more until a person mends it. */
        BROKEN
    }

    private final Outcome outcome;
    private final transient @Nullable Duration retryAfter;
    private final String progress;
    private final transient Sentence words;

    /**
     * @param retryAfter how long the whole receiver shall wait; null to back off
     * @param progress what the next attempt needs to know; empty for nothing
     */
    public DeliveryException(
            Outcome outcome,
            Sentence words,
            @Nullable Duration retryAfter,
            String progress,
            @Nullable Throwable cause) {
        super(words.english(), cause);
        this.outcome = outcome;
        this.retryAfter = retryAfter;
        this.progress = progress;
        this.words = words;
    }

    public DeliveryException(Outcome outcome, Sentence words) {
        this(outcome, words, null, "", null);
    }

    public DeliveryException(Outcome outcome, String sentence) {
        this(outcome, Sentence.verbatim(sentence));
    }

    public Outcome outcome() {
        return outcome;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public String progress() {
        return progress;
    }

    @Override
    public Sentence words() {
        return words;
    }

    @Override
    public ErrorCode code() {
        return switch (outcome) {
            case RETRY -> ErrorCode.DELIVERY_RETRY;
            case AMBIGUOUS -> ErrorCode.DELIVERY_AMBIGUOUS;
            case REFUSED -> ErrorCode.DELIVERY_REFUSED;
            case BROKEN -> ErrorCode.DELIVERY_BROKEN;
        };
    }
}
