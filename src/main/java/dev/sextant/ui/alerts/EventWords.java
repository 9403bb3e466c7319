package dev.sextant.ui.alerts;

import dev.sextant.alert.Transition.Cause;
import dev.sextant.monitor.AlertDesk.AlertEvent;
import dev.sextant.widget.Messages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line of an alert's history in words. */
final class EventWords {

    private EventWords() {}

    static String what(AlertEvent event) {
        var cause = cause(event);
        return switch (cause) {
            case null -> event.what();
            case PENDING -> Messages.text("alert.event.pending");
            case FIRING -> Messages.text("alert.event.firing");
            case INACTIVE -> Messages.text("alert.event.inactive");
            case RECOVERING -> Messages.text("alert.event.recovering");
            case RELAPSED -> Messages.text("alert.event.relapsed");
            case RESOLVED -> Messages.text("alert.event.resolved");
            case ACKNOWLEDGED -> Messages.text("alert.event.acknowledged");
            case UNACKNOWLEDGED -> Messages.text("alert.event.unacknowledged");
        };
    }

    static @Nullable String role(AlertEvent event) {
        return switch (cause(event)) {
            case FIRING, RELAPSED -> "p1";
            case RESOLVED, ACKNOWLEDGED -> "good";
            case null, default -> null;
        };
    }

    /** Null for one that a newer Sextant wrote. */
    private static @Nullable Cause cause(AlertEvent event) {
        for (var cause : Cause.values()) {
            if (cause.name().toLowerCase(Locale.ROOT).equals(event.what())) return cause;
        }
        return null;
    }
}
