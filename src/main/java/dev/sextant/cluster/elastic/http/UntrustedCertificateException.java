package dev.sextant.cluster.elastic.http;

import dev.sextant.text.Sentence;
import java.io.Serial;
import java.security.cert.CertificateException;
import java.util.List;

/**
 * The server's certificates are not believed. The message is one sentence: what, why, what to do.
 */
public final class UntrustedCertificateException extends CertificateException {
    @Serial private static final long serialVersionUID = 1L;

    /** Why they are not believed. */
    public enum Problem {
        UNKNOWN_AUTHORITY,
        PIN_NOT_PRESENTED,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_HOST
    }

    /**
     * One certificate of the chain that the server presented.
     *
     * @param authority whether it may sign others; only such a certificate can be pinned
     */
    public record Presented(String subject, String sha256, boolean authority) {}

    private final Problem problem;
    private final transient Sentence words;
    private final transient List<Presented> chain;

    UntrustedCertificateException(
            Problem problem, Sentence words, List<Presented> chain, Throwable cause) {
        super(words.english(), cause);
        this.problem = problem;
        this.words = words;
        this.chain = List.copyOf(chain);
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong and what to do. */
    Sentence words() {
        return words;
    }

    /** In the order the server sent them, its own first. */
    public List<Presented> chain() {
        return chain;
    }
}
