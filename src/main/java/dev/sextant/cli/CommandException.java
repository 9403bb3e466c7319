package dev.sextant.cli;

/** A command cannot go on. The message is one sentence: what, why, what to do. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String sentence;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
        this.sentence = message;
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return sentence;
    }
}
