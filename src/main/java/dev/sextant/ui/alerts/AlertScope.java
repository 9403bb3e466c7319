package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.Matching;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.ui.frame.Behind;
import dev.sextant.widget.Messages;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which documents and which time an alert is about. */
final class AlertScope {

    private static final Duration LEAST_LEAD = Duration.ofHours(1);
    private static final Duration MOST_LEAD = Duration.ofHours(6);
    private static final int WINDOWS_OF_LEAD = 10;

    private AlertScope() {}

    /** The rule's own filter, narrowed to what the alert is about. */
    static Filter filter(Alert alert, Rule rule) {
        var filter = rule.filter();
        var environment = alert.labels().get(Labels.ENVIRONMENT);
        var stage = alert.labels().get(Labels.STAGE);
        return new Filter(
                environment == null ? filter.environment() : environment,
                alert.labels().model(),
                stage == null ? filter.stage() : stage);
    }

    /** The window that the reading is of; null for what is read at one moment. */
    static @Nullable TimeRange judged(Alert alert, Rule rule) {
        var window = rule.condition().window();
        return window.isZero() ? null : TimeRange.last(window, alert.memory().lastMeasured());
    }

    /** From well before it began until now, or until a while after it was over. */
    static RangeChoice around(Alert alert, Rule rule, Instant now) {
        var window = rule.condition().window();
        var lead = window.multipliedBy(WINDOWS_OF_LEAD);
        if (lead.compareTo(LEAST_LEAD) < 0) lead = LEAST_LEAD;
        if (lead.compareTo(MOST_LEAD) > 0) lead = MOST_LEAD;
        var from = alert.since().minus(window).minus(lead);
        var ended = alert.endedAt();
        if (ended == null) return new RangeChoice.Last(length(from, now));
        var to = ended.plus(lead.dividedBy(2));
        if (to.isAfter(now)) to = now;
        return new RangeChoice.Between(new TimeRange(from, from.plus(length(from, to))));
    }

    private static Duration length(Instant from, Instant to) {
        var length = Duration.between(from, to);
        return length.compareTo(LEAST_LEAD) < 0 ? LEAST_LEAD : length;
    }

    /** The documents that the value counts; null for what counts none. */
    static @Nullable Behind behind(Alert alert, @Nullable Rule rule) {
        if (rule == null) return null;
        var window = judged(alert, rule);
        if (window == null) return null;
        var matching = matching(alert, rule.condition());
        if (matching == null) return null;
        var absent = rule.condition() instanceof Condition.Absence;
        // nothing was counted: what came last before is of use
        var range = absent ? new TimeRange(window.from().minus(MOST_LEAD), window.to()) : window;
        return new Behind(
                Messages.known(alert.ruleName()),
                AlertWords.subject(alert),
                range,
                filter(alert, rule),
                alert.labels().get(Labels.VERSION),
                matching,
                absent ? null : alert.reading().matching());
    }

    private static @Nullable Matching matching(Alert alert, Condition condition) {
        return switch (condition) {
            case Condition.Count count ->
                    new Matching(count.events(), count.failedOnly(), false, null);
            case Condition.ErrorRate rate -> Matching.FAILED_PREDICTIONS;
            case Condition.LatencyAbove latency ->
                    Matching.slowPredictions(alert.reading().threshold());
            case Condition.LatencyRegression latency ->
                    Matching.slowPredictions(alert.reading().threshold());
            case Condition.Absence absence -> Matching.PREDICTIONS;
            case Condition.Disk disk -> null;
            case Condition.Own own -> null;
        };
    }
}
