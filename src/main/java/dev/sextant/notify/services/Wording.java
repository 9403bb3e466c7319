package dev.sextant.notify.services;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Labels;
import dev.sextant.model.Figures;
import dev.sextant.model.Severity;
import dev.sextant.model.VisibleText;
import dev.sextant.notify.Notification;
import dev.sextant.text.Language;
import dev.sextant.text.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a notification reads: the same words in Slack, in mail and on the desktop. Names from the
 * cluster are on one line, cut, and have nothing invisible in them; escaping for a format is left
 * to who writes it.
 */
final class Wording {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_DECIMALS = 6;
    private static final String DOT = " · ";

    /** How the ids of Sextant's own rules begin; what they count is of no interest. */
    private static final String OWN = "sextant-";

    private Wording() {}

    /**
     * Something known about an alert, by name.
     *
     * @param text empty when it is a time
     */
    record Fact(String name, String text, @Nullable Instant time) {
        private static Fact of(String name, String text) {
            return new Fact(name, text, null);
        }

        private static Fact at(String name, Instant time) {
            return new Fact(name, "", time);
        }
    }

    /** In UTC, to the minute. */
    static String time(Instant time) {
        return UTC.format(time);
    }

    /** The severity as word and shape: {@code ■ CRITICAL}. */
    static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "■ " + say("notice.critical");
            case WARNING -> "▲ " + say("notice.warning");
            case INFO -> "● " + say("notice.info");
        };
    }

    /** What is told, in one or two words. */
    static String state(Notification.Kind kind) {
        return switch (kind) {
            case FIRED -> say("notice.firing");
            case REPEAT -> say("notice.still");
            case RESOLVED -> say("notice.resolved");
            case ACKNOWLEDGED -> say("notice.acknowledged");
            case MISSED -> say("notice.over");
            case DIGEST -> say("notice.summary");
            case STORM -> say("notice.storm");
            case STORM_OVER -> say("notice.stormover");
            case TEST -> say("notice.test");
        };
    }

    /** {@code ■ CRITICAL · High error rate · fraud-detector v12}: the first line everywhere. */
    static String headline(Notification notification) {
        var mark =
                switch (notification.kind()) {
                    case FIRED -> severity(notification.alert().severity());
                    case RESOLVED, STORM_OVER -> "✔ " + state(notification.kind());
                    case TEST -> state(notification.kind());
                    default ->
                            severity(notification.alert().severity())
                                    + DOT
                                    + state(notification.kind());
                };
        return mark + DOT + title(notification);
    }

    /** {@code High error rate · fraud-detector v12}; for several alerts, how many. */
    static String title(Notification notification) {
        var count = notification.alerts().size();
        return switch (notification.kind()) {
            case STORM, STORM_OVER ->
                    name(rule(notification.alert()))
                            + (count == 1 ? "" : DOT + say("notice.alerts", count));
            case DIGEST -> count == 1 ? title(notification.alert()) : say("notice.alerts", count);
            default ->
                    count == 1
                            ? title(notification.alert())
                            : say("notice.more", title(notification.alert()), count - 1);
        };
    }

    /** {@code High error rate · fraud-detector v12}. */
    static String title(Alert alert) {
        var title = new StringBuilder(name(rule(alert)));
        var model = alert.labels().model();
        if (model != null) {
            title.append(DOT).append(name(model));
            if (version(alert) != null) title.append(" v").append(version(alert));
        } else if (alert.labels().get(Labels.NODE) != null) {
            title.append(DOT).append(name(String.valueOf(alert.labels().get(Labels.NODE))));
        } else if (alert.labels().get(Labels.RECEIVER) != null) {
            title.append(DOT).append(name(String.valueOf(alert.labels().get(Labels.RECEIVER))));
        }
        return title.toString();
    }

    /**
     * The value against the limit: {@code 24.1 % of 4,310 predictions failed · limit 5 %}; empty
     * where there is nothing to compare.
     */
    static String figure(Alert alert) {
        var reading = alert.reading();
        var value = reading.value();
        var sample = reading.sample();
        return switch (alert.unit()) {
            case PERCENT -> {
                var text = beyond(value, reading.threshold()) + (value == null ? "" : " %");
                if (reading.matching() != null && sample != null) {
                    text = say("notice.failed", text, Figures.count(sample));
                } else if (alert.labels().get(Labels.NODE) != null) {
                    text = say("notice.disk", text);
                }
                yield text + DOT + say("notice.limit", plain(reading.threshold()) + " %");
            }
            case MILLISECONDS -> {
                var text = milliseconds(value, reading.threshold());
                if (sample != null) {
                    text = say("notice.over.predictions", text, Figures.count(sample));
                }
                yield text + DOT + say("notice.limit", Figures.milliseconds(reading.threshold()));
            }
            case COUNT -> {
                if (value == null || alert.ruleId().startsWith(OWN)) yield "";
                // Only what counts predictions has a sample.
                if (sample != null) yield say("notice.predictions", Figures.count(sample));
                var events =
                        value == 1
                                ? say("notice.event", plain(value))
                                : say("notice.events", plain(value));
                yield events + DOT + say("notice.limit", plain(reading.threshold()));
            }
        };
    }

    /** What happened, as a sentence; times in UTC. */
    static String happened(Notification notification) {
        var alert = notification.alert();
        var several = notification.alerts().size() > 1;
        return switch (notification.kind()) {
            case FIRED -> alert.late() ? say("notice.late", lateness(notification)) : "";
            case REPEAT -> say("notice.nobody", lasted(alert, notification.at()));
            case RESOLVED -> ended(alert);
            case ACKNOWLEDGED -> acknowledged(alert);
            case MISSED -> several ? say("notice.missed.several") : missed(notification);
            case DIGEST -> say("notice.digest");
            case STORM -> say("notice.storm.why");
            case STORM_OVER -> say("notice.stormover.why");
            case TEST -> say("notice.test.why");
        };
    }

    /** {@code may be a repeat} and the like, to stand in brackets; empty when there is none. */
    static String remark(Notification notification) {
        return notification.mayBeRepeat() ? say("notice.repeat") : "";
    }

    /** One line for one alert of several. */
    static String item(Notification notification, Alert alert) {
        var line = new StringBuilder();
        if (notification.kind() == Notification.Kind.DIGEST) {
            line.append(severity(alert.severity()))
                    .append(DOT)
                    .append(itemState(alert))
                    .append(DOT);
        }
        line.append(title(alert));
        var figure = figure(alert);
        if (!figure.isEmpty()) line.append(": ").append(figure);
        var from = alert.firedAt() == null ? alert.since() : alert.firedAt();
        var ended = alert.endedAt();
        line.append(DOT)
                .append(
                        ended == null
                                ? say("notice.since", time(from))
                                : say("notice.sinceuntil", time(from), time(ended)));
        return line.toString();
    }

    /** What identifies the alert and when it was what, in the order it is read. */
    static List<Fact> facts(Notification notification) {
        var facts = new ArrayList<Fact>();
        var alert = notification.alert();
        if (notification.alerts().size() == 1) {
            alert.labels()
                    .values()
                    .forEach((name, value) -> facts.add(Fact.of(capital(name), value(value))));
            var version = version(alert);
            if (version != null && alert.labels().get(Labels.VERSION) == null) {
                facts.add(Fact.of(say("notice.fact.version"), version));
            }
            facts.add(Fact.at(say("notice.fact.since"), alert.since()));
            if (alert.endedAt() != null)
                facts.add(Fact.at(say("notice.fact.ended"), alert.endedAt()));
            var taken = alert.acknowledged();
            if (taken != null) facts.add(Fact.of(say("notice.fact.by"), value(taken.by())));
        }
        facts.add(Fact.of(say("notice.fact.cluster"), value(notification.source())));
        return facts;
    }

    private static String missed(Notification notification) {
        var alert = notification.alert();
        var why = alert.late() ? say("notice.missed.late") : say("notice.missed.down");
        var fired = alert.firedAt() == null ? alert.since() : alert.firedAt();
        var ended = alert.endedAt();
        return say("notice.missed", time(fired), ended == null ? Figures.NONE : time(ended), why);
    }

    private static String lateness(Notification notification) {
        var alert = notification.alert();
        var fired = alert.firedAt() == null ? alert.since() : alert.firedAt();
        return Spans.age(Language.spoken(), Duration.between(fired, notification.at()));
    }

    private static String ended(Alert alert) {
        var ended = alert.endedAt();
        var after = ended == null ? "" : " " + say("notice.after", lasted(alert, ended));
        return switch (alert.end()) {
            case RECOVERED -> say("notice.recovered", after);
            case RULE_CHANGED -> say("notice.closed.changed", after);
            case RULE_REMOVED -> say("notice.closed.removed", after);
            case RETIRED -> say("notice.closed.retired", after);
            case CLUSTER_REPLACED -> say("notice.closed.cluster", after);
            case null -> say("notice.ended", after);
        };
    }

    private static String acknowledged(Alert alert) {
        var taken = alert.acknowledged();
        if (taken == null) return say("notice.somebody");
        var note = VisibleText.line(taken.note(), 500);
        return note.isBlank()
                ? say("notice.hasit", value(taken.by()), time(taken.at()))
                : say("notice.hasit.note", value(taken.by()), time(taken.at()), note);
    }

    private static String lasted(Alert alert, Instant until) {
        return Spans.age(Language.spoken(), Duration.between(alert.since(), until));
    }

    private static String itemState(Alert alert) {
        return switch (alert.state()) {
            case PENDING -> say("alert.state.pending");
            case FIRING ->
                    alert.acknowledged() == null
                            ? say("alert.state.firing")
                            : say("notice.state.acknowledged");
            case RECOVERING -> say("alert.state.recovering");
            case RESOLVED -> say("alert.state.resolved");
        };
    }

    /** The value, with as many decimals as it takes to tell it from the limit. */
    private static String beyond(@Nullable Double value, double limit) {
        if (value == null || !Double.isFinite(value)) return Figures.NONE;
        for (var decimals = 2; decimals < MOST_DECIMALS; decimals++) {
            var text = Figures.plain(value, decimals);
            if (value == limit || !text.equals(Figures.plain(limit, decimals))) return text;
        }
        return Figures.plain(value, MOST_DECIMALS);
    }

    private static String milliseconds(@Nullable Double value, double limit) {
        var text = Figures.milliseconds(value);
        var same = value != null && value != limit && text.equals(Figures.milliseconds(limit));
        return same ? beyond(value, limit) + " ms" : text;
    }

    private static String plain(double value) {
        return Figures.written(value, number -> Figures.plain(number, 2));
    }

    private static @Nullable String version(Alert alert) {
        var version = alert.labels().get(Labels.VERSION);
        if (version == null) version = alert.version();
        return version == null ? null : name(version);
    }

    private static String capital(String label) {
        var text = VisibleText.line(label, LONGEST_NAME);
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The rule's name in the language of what is sent. */
    private static String rule(Alert alert) {
        return Language.spoken().known(alert.ruleName());
    }

    private static String say(String key, Object... arguments) {
        return Language.spoken().text(key, arguments);
    }

    private static String name(String text) {
        return VisibleText.line(text, LONGEST_NAME);
    }

    private static String value(String text) {
        return VisibleText.line(text, LONGEST_VALUE);
    }
}
