package dev.sextant.cli;

import dev.sextant.text.ErrorCode;

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

    ErrorCode code() {
        return switch (exitCode) {
            case ExitCode.USAGE -> ErrorCode.USAGE;
            case ExitCode.CONFIGURATION -> ErrorCode.CONFIGURATION;
            case ExitCode.UNREACHABLE -> ErrorCode.NO_ANSWER;
            case ExitCode.NOT_PERMITTED -> ErrorCode.NOT_PERMITTED;
            default -> ErrorCode.TROUBLE;
        };
    }

    /** The sentence with its code, as it is said to a person. */
    String coded() {
        return code().after(sentence());
    }
}
