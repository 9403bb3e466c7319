package dev.sextant.ui.frame;

import dev.sextant.cluster.ClusterException;
import dev.sextant.widget.Messages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a cluster did not answer, in two or three words. */
public final class Reasons {

    private Reasons() {}

    public static String text(ClusterException failure) {
        return text(failure.reason());
    }

    public static String text(ClusterException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> Messages.text("reason.unreachable");
            case UNTRUSTED -> Messages.text("reason.untrusted");
            case UNAUTHORIZED -> Messages.text("reason.unauthorized");
            case FORBIDDEN -> Messages.text("reason.forbidden");
            case TIMED_OUT -> Messages.text("reason.timed_out");
            case THROTTLED -> Messages.text("reason.throttled");
            case INCOMPLETE -> Messages.text("reason.incomplete");
            case REJECTED -> Messages.text("reason.rejected");
            case UNREADABLE -> Messages.text("reason.unreadable");
            case NO_SOURCE -> Messages.text("reason.no_source");
            case FIELD_MISSING -> Messages.text("reason.field_missing");
        };
    }

    /** Why a file could not be written, in a few words. */
    static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> Messages.text("dashboard.notsaved.denied");
            case NoSuchFileException none -> Messages.text("dashboard.notsaved.nodirectory");
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** What the person can do about it. */
    public static String advice(ClusterException failure) {
        return switch (failure.reason()) {
            case UNREACHABLE, TIMED_OUT, THROTTLED, INCOMPLETE ->
                    Messages.text("reason.advice.wait");
            case UNTRUSTED, UNAUTHORIZED, FORBIDDEN, NO_SOURCE ->
                    Messages.text("reason.advice.profile");
            case FIELD_MISSING -> Messages.text("reason.advice.fields");
            case REJECTED, UNREADABLE -> Messages.text("reason.advice.query");
        };
    }
}
