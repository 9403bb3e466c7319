package dev.sextant.store.secrets;

/** The keychain of the operating system cannot be used. */
final class KeychainException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    enum Problem {
        /** There is none, or nothing of it answers. */
        ABSENT,
        /** It wants to be unlocked first, and nobody did. */
        LOCKED,
        /** It answers, but does not do as it is told. */
        REFUSED
    }

    private final Problem problem;

    KeychainException(Problem problem, Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
    }

    KeychainException(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
