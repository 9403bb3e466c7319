package dev.sextant.cluster.elastic;

import java.io.Serial;
import java.security.cert.CertificateException;
import java.util.List;

/**
 * The server's certificates are not believed. The message is one sentence: what, why, what to do.
 */
final class UntrustedCertificateException extends CertificateException {
    @Serial private static final long serialVersionUID = 1L;

    enum Problem {
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
    record Presented(String subject, String sha256, boolean authority) {}

    private final Problem problem;
    private final transient List<Presented> chain;

    UntrustedCertificateException(
            Problem problem, String message, List<Presented> chain, Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.chain = List.copyOf(chain);
    }

    Problem problem() {
        return problem;
    }

    /** In the order the server sent them, its own first. */
    List<Presented> chain() {
        return chain;
    }
}
