package dev.sextant.demo;

import dev.sextant.text.ErrorCode;

/** The local Elasticsearch cannot run. The message is one sentence: what, why, where its log is. */
public final class NodeException extends Exception {
    private static final long serialVersionUID = 1L;

    NodeException(String sentence) {
        super(sentence);
    }

    NodeException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What to show. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public ErrorCode code() {
        return ErrorCode.DEMO;
    }

    /** The sentence with its code, as it is said to a person. */
    public String coded() {
        return code().after(sentence());
    }
}
