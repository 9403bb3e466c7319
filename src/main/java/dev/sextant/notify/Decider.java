package dev.sextant.notify;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Alert.State;
import dev.sextant.alert.OwnProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is to be told of one alert now, and why or why not. Level-triggered: it looks
 * at how things stand and at what was told already, never at what just happened. Pure.
 */
final class Decider {

    /** From one message about an alert that nobody has to the next; it doubles each time. */
    static final Duration FIRST_REPEAT = Duration.ofHours(4);

    static final Duration LONGEST_REPEAT = Duration.ofHours(24);
    static final Duration FLAPPING_SUMMARY = Duration.ofHours(1);

    private Decider() {}

    /**
     * @param kind what to send; null for nothing
     * @param supersedes a row that is no longer wanted as it is
     * @param logged whether the reason not to send is worth a line in the delivery log
     */
    record Decision(
            Reason reason,
            Notification.@Nullable Kind kind,
            Outbox.@Nullable Row supersedes,
            boolean logged) {

        static Decision send(Reason reason, Notification.Kind kind) {
            return new Decision(reason, kind, null, false);
        }

        static Decision not(Reason reason) {
            return new Decision(reason, null, null, true);
        }

        static Decision quietly(Reason reason) {
            return new Decision(reason, null, null, false);
        }
    }

    /**
     * @param told the rows of this alert's current episode for this receiver, oldest first
     * @param before the newest row of an earlier episode that was delivered; null when there is
     *     none
     * @param silenced whether a silence is active for it
     */
    static Decision decide(
            Alert alert,
            Receiver receiver,
            List<Outbox.Row> told,
            Outbox.@Nullable Row before,
            boolean silenced,
            Instant now) {
        if (alert.state() == State.PENDING || alert.episode() == 0) {
            return Decision.quietly(Reason.NOT_DUE);
        }
        var announced = announced(told);
        if (announced == null && !routed(alert, receiver)) return Decision.not(Reason.NO_ROUTE);
        if (alert.state() == State.RESOLVED) {
            return resolved(alert, receiver, told, announced, silenced);
        }
        return announced == null
                ? first(alert, told, before, silenced, now)
                : further(alert, receiver, told, announced, silenced, now);
    }

    /** Whether a rule's routes and a receiver's matchers let an alert through. */
    static boolean routed(Alert alert, Receiver receiver) {
        if (alert.ruleId().equals(OwnProblem.RECEIVER_FAILING.ruleId())
                && receiver.name().equals(alert.labels().get("receiver"))) {
            return false;
        }
        var named =
                receiver instanceof Receiver.Desktop
                        || alert.routes().contains(receiver.name())
                        || alert.routes().contains(receiver.kind().text());
        var labels = alert.matchable();
        return named && receiver.matchers().stream().allMatch(test -> test.matches(labels));
    }

    private static Decision first(
            Alert alert,
            List<Outbox.Row> told,
            Outbox.@Nullable Row before,
            boolean silenced,
            Instant now) {
        if (alert.groupedUnder() != null) return Decision.not(Reason.GROUPED);
        if (alert.acknowledged() != null) return Decision.not(Reason.ALREADY_ACKNOWLEDGED);
        if (silenced) return Decision.not(Reason.SILENCED);
        if (alert.state() == State.RECOVERING) return Decision.quietly(Reason.NOT_DUE);
        if (refused(told)) return Decision.quietly(Reason.NOT_DUE);
        if (alert.flapping() && before != null) {
            return before.at().plus(FLAPPING_SUMMARY).isAfter(now)
                    ? Decision.not(Reason.FLAPPING)
                    : Decision.send(Reason.HOURLY_SUMMARY, Notification.Kind.FIRED);
        }
        return Decision.send(Reason.FIRST, Notification.Kind.FIRED);
    }

    private static Decision further(
            Alert alert,
            Receiver receiver,
            List<Outbox.Row> told,
            Outbox.Row announced,
            boolean silenced,
            Instant now) {
        var unsent = announced.open() && announced.attempts() == 0;
        var acknowledged = alert.acknowledged();
        if (acknowledged != null) {
            if (unsent) return superseded(Reason.ALREADY_ACKNOWLEDGED, announced);
            var newest = newest(told, Notification.Kind.ACKNOWLEDGED);
            var isTold = newest != null && !newest.at().isBefore(acknowledged.at());
            return isTold || !receiver.kind().takes(Notification.Kind.ACKNOWLEDGED)
                    ? Decision.quietly(Reason.ALREADY_ACKNOWLEDGED)
                    : Decision.send(Reason.ACKNOWLEDGED, Notification.Kind.ACKNOWLEDGED);
        }
        if (silenced) {
            return unsent
                    ? superseded(Reason.SILENCED, announced)
                    : Decision.quietly(Reason.SILENCED);
        }
        // PagerDuty itself goes on until somebody takes an incident.
        if (announced.open() || receiver instanceof Receiver.PagerDuty) {
            return Decision.quietly(Reason.NOT_DUE);
        }
        var repeats = 0;
        var last = announced.at();
        for (var row : told) {
            if (row.notification().kind() != Notification.Kind.REPEAT) continue;
            if (row.open()) return Decision.quietly(Reason.NOT_DUE);
            repeats++;
            last = row.at();
        }
        return last.plus(repeatAfter(repeats)).isAfter(now)
                ? Decision.quietly(Reason.NOT_DUE)
                : Decision.send(Reason.REPEAT_DUE, Notification.Kind.REPEAT);
    }

    static Duration repeatAfter(int repeats) {
        var doubled = FIRST_REPEAT.multipliedBy(1L << Math.min(repeats, 8));
        return doubled.compareTo(LONGEST_REPEAT) > 0 ? LONGEST_REPEAT : doubled;
    }

    private static Decision resolved(
            Alert alert,
            Receiver receiver,
            List<Outbox.Row> told,
            Outbox.@Nullable Row announced,
            boolean silenced) {
        var takesMissed = receiver.kind().takes(Notification.Kind.MISSED);
        if (announced == null) {
            var missed =
                    alert.late() && told.isEmpty() && takesMissed && alert.acknowledged() == null;
            if (!missed) {
                return new Decision(
                        Reason.NEVER_ANNOUNCED, null, null, alert.late() && told.isEmpty());
            }
            return silenced
                    ? Decision.not(Reason.SILENCED)
                    : Decision.send(Reason.MISSED, Notification.Kind.MISSED);
        }
        if (newest(told, Notification.Kind.RESOLVED) != null
                || announced.notification().kind() == Notification.Kind.MISSED) {
            return Decision.quietly(Reason.RESOLVED);
        }
        if (announced.open() && !announced.notification().mayBeRepeat()) {
            if (announced.state() == DeliveryEntry.State.SENDING) {
                return Decision.quietly(Reason.NOT_DUE);
            }
            return takesMissed
                    ? new Decision(Reason.MISSED, Notification.Kind.MISSED, announced, false)
                    : superseded(Reason.NEVER_ANNOUNCED, announced);
        }
        // An incident at the other side is closed in any case; a message can be spared.
        if (silenced && !(receiver instanceof Receiver.PagerDuty))
            return Decision.not(Reason.SILENCED);
        return Decision.send(Reason.RESOLVED, Notification.Kind.RESOLVED);
    }

    private static Decision superseded(Reason reason, Outbox.Row row) {
        return new Decision(reason, null, row, true);
    }

    /** The row that told, or will tell, that the episode began; null when nothing does. */
    static Outbox.@Nullable Row announced(List<Outbox.Row> told) {
        for (var row : told) {
            var tells =
                    row.notification().kind() == Notification.Kind.FIRED
                            || row.notification().kind() == Notification.Kind.MISSED;
            if (tells && (row.open() || row.state() == DeliveryEntry.State.DELIVERED)) return row;
        }
        return null;
    }

    /** Whether the other side will never take this episode's first message. */
    private static boolean refused(List<Outbox.Row> told) {
        return told.stream()
                .anyMatch(
                        row ->
                                row.notification().kind() == Notification.Kind.FIRED
                                        && row.state() == DeliveryEntry.State.DEAD);
    }

    private static Outbox.@Nullable Row newest(List<Outbox.Row> told, Notification.Kind kind) {
        Outbox.Row newest = null;
        for (var row : told) {
            if (row.notification().kind() == kind && row.state() != DeliveryEntry.State.DROPPED) {
                newest = row;
            }
        }
        return newest;
    }
}
