package dev.sextant.node;

import java.io.PrintStream;

/**
 * What the parent reads: one {@code sextant-node KEY VALUE} a line, where KEY is {@code starting}
 * (the server's version), {@code note} (a sentence on something that is missing), {@code ready}
 * (the HTTP port) or {@code failed} (the reason, one line). Anything else on the stream is not for
 * it.
 */
final class Report {
    private static final String PREFIX = "sextant-node ";

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void starting(String version) {
        say("starting", version);
    }

    void note(String sentence) {
        say("note", sentence);
    }

    void ready(int port) {
        say("ready", Integer.toString(port));
    }

    /** The innermost cause says it best: the outer ones only say that the node could not start. */
    void failed(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        var message = cause.getMessage();
        say("failed", message == null ? cause.getClass().getSimpleName() : message);
    }

    private void say(String key, String value) {
        out.println(PREFIX + key + " " + value.lines().findFirst().orElse("").strip());
        out.flush();
    }
}
