package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Silence;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Silences and their matchers in words. */
public final class Silences {

    private Silences() {}

    /** {@code model is fraud-detector and rule is high-error-rate}. */
    public static String matchers(List<Matcher> matchers) {
        return matchers.stream()
                .map(Silences::matcher)
                .collect(Collectors.joining(" " + Messages.text("alert.and") + " "));
    }

    private static String matcher(Matcher matcher) {
        var label = SafeText.line(matcher.label());
        return matcher.value().equals("*")
                ? Messages.text("alert.matcher.any", label)
                : Messages.text("alert.matcher", label, SafeText.line(matcher.value()));
    }

    /** {@code until 11:00, 42 min left}; {@code from 12:00 until 13:00} for one to come. */
    static String until(Silence silence, TimeText text, Instant now) {
        return switch (silence.state(now)) {
            case ACTIVE ->
                    Messages.text(
                            "alert.silence.until",
                            moment(silence.until(), text, now),
                            Numbers.span(Duration.between(now, silence.until())));
            case PENDING ->
                    Messages.text(
                            "alert.silence.pending",
                            moment(silence.from(), text, now),
                            moment(silence.until(), text, now));
            case EXPIRED -> Messages.text("alert.silence.expired");
        };
    }

    private static String moment(Instant time, TimeText text, Instant now) {
        return Duration.between(now, time).abs().toHours() < 12
                ? text.minute(time)
                : text.dayAndMinute(time);
    }

    /** What silences exactly this alert: its rule and its labels. */
    static List<Matcher> of(Alert alert) {
        var matchers = new ArrayList<Matcher>();
        matchers.add(new Matcher("rule", alert.ruleId()));
        alert.labels().values().forEach((name, value) -> matchers.add(new Matcher(name, value)));
        var version = alert.version();
        if (version != null && alert.labels().get(Labels.VERSION) == null) {
            matchers.add(new Matcher(Labels.VERSION, version));
        }
        return matchers;
    }
}
