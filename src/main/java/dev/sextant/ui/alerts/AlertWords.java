package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Rule;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An alert in words. Nothing in them comes from a document but names, which are made safe. */
public final class AlertWords {

    private AlertWords() {}

    public static String state(Alert.State state) {
        return switch (state) {
            case PENDING -> Messages.text("alert.state.pending");
            case FIRING -> Messages.text("alert.state.firing");
            case RECOVERING -> Messages.text("alert.state.recovering");
            case RESOLVED -> Messages.text("alert.state.resolved");
        };
    }

    /** Why it is over; empty while it is not. */
    public static String end(Alert alert) {
        return switch (alert.end()) {
            case null -> "";
            case RECOVERED -> Messages.text("alert.end.recovered");
            case RULE_CHANGED -> Messages.text("alert.end.changed");
            case RULE_REMOVED -> Messages.text("alert.end.removed");
            case RETIRED -> Messages.text("alert.end.retired");
            case CLUSTER_REPLACED -> Messages.text("alert.end.replaced");
        };
    }

    /** What it is about: {@code fraud-detector v12}, {@code es-data-2}; a dash for the whole. */
    public static String subject(Alert alert) {
        var model = alert.labels().model();
        if (model != null) {
            var version = alert.labels().get(Labels.VERSION);
            if (version == null) version = alert.version();
            return version == null
                    ? SafeText.line(model)
                    : SafeText.line(model) + " v" + SafeText.line(version);
        }
        if (alert.labels().values().isEmpty()) return Numbers.NONE;
        return alert.labels().values().values().stream()
                .map(value -> SafeText.line(HealthWords.known(value)))
                .collect(Collectors.joining(" · "));
    }

    /** {@code High error rate · fraud-detector v12}; the rule alone for what is about the whole. */
    public static String title(Alert alert) {
        var subject = subject(alert);
        var rule = Messages.known(alert.ruleName());
        return subject.equals(Numbers.NONE) ? rule : rule + " · " + subject;
    }

    /** The labels that {@link #subject} leaves out, such as the environment. */
    public static String apart(Alert alert) {
        if (alert.labels().model() == null) return "";
        return alert.labels().values().entrySet().stream()
                .filter(label -> !label.getKey().equals(Labels.MODEL))
                .filter(label -> !label.getKey().equals(Labels.VERSION))
                .map(label -> SafeText.line(label.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /** What was measured: {@code 24.08 %}; a dash when the number itself is not known. */
    public static String value(Alert alert) {
        var value = alert.reading().value();
        if (value == null) return Numbers.NONE;
        return written(value, alert.unit());
    }

    private static String written(double value, Condition.Unit unit) {
        return switch (unit) {
            case COUNT -> Numbers.count(Math.round(value));
            case PERCENT -> Numbers.percent(value);
            case MILLISECONDS -> Numbers.milliseconds(value);
        };
    }

    /** What it was compared with, as exact as the rule says it. */
    public static String threshold(Alert alert) {
        var threshold = alert.reading().threshold();
        return switch (alert.unit()) {
            case COUNT -> Numbers.count(Math.round(threshold));
            case PERCENT -> Numbers.axis(threshold) + " %";
            case MILLISECONDS -> Numbers.milliseconds(threshold);
        };
    }

    /**
     * How it compares: {@code > 5 %}, {@code in 30 min}; empty for what is not compared.
     *
     * @param rule null when it is no longer there
     */
    public static String comparison(Alert alert, @Nullable Rule rule) {
        var condition = rule == null ? null : rule.condition();
        return switch (condition) {
            case Condition.Own own -> "";
            case Condition.Absence absence ->
                    Messages.text("alert.within", Numbers.span(absence.window()));
            case null, default -> sign(alert) + " " + threshold(alert);
        };
    }

    private static String sign(Alert alert) {
        var value = alert.reading().value();
        var above =
                value == null ? alert.memory().breaching() : value > alert.reading().threshold();
        return above ? ">" : "≤";
    }

    /** {@code 24.08 % > 5 %}. */
    public static String reading(Alert alert, @Nullable Rule rule) {
        if (rule != null && rule.condition() instanceof Condition.Own) return Numbers.NONE;
        return value(alert) + " " + comparison(alert, rule);
    }

    /** {@code 07:52 · 1 h 24 min}, {@code Fri 17:03 – 17:08}. */
    public static String since(Alert alert, TimeText text, Instant now) {
        var from = moment(alert.since(), text, now);
        var ended = alert.endedAt();
        if (ended != null) return from + " – " + text.minute(ended);
        return from + " · " + Numbers.span(Duration.between(alert.since(), now));
    }

    /** To the minute: rules are judged by windows, not by seconds. */
    private static String moment(Instant time, TimeText text, Instant now) {
        return text.recentMinute(time, now);
    }

    /** {@code somchai: rolling back}; a dash when nobody has it. */
    public static String acknowledged(Alert alert) {
        var had = alert.acknowledged();
        if (had == null) return Numbers.NONE;
        return had.note().isBlank()
                ? SafeText.line(had.by())
                : SafeText.line(had.by()) + ": " + SafeText.line(had.note());
    }
}
