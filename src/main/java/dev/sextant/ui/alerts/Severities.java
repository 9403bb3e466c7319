package dev.sextant.ui.alerts;

import dev.sextant.model.Severity;
import dev.sextant.widget.Messages;

/** A severity as word, shape and colour, so that none of them is needed alone. */
public final class Severities {

    private Severities() {}

    /** {@code ■ P1 critical}. */
    public static String text(Severity severity) {
        return shape(severity) + " " + severity.code() + " " + word(severity);
    }

    /** {@code critical}. */
    public static String word(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Messages.text("alert.severity.critical");
            case WARNING -> Messages.text("alert.severity.warning");
            case INFO -> Messages.text("alert.severity.info");
        };
    }

    public static String shape(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "■";
            case WARNING -> "▲";
            case INFO -> "●";
        };
    }

    /** The theme's role: {@code p1}, {@code p2} or {@code p3}. */
    public static String role(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "p1";
            case WARNING -> "p2";
            case INFO -> "p3";
        };
    }
}
