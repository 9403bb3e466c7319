package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks for the figures above the panels; most of it the panels ask as well. */
public final class HeadlineQuery implements PanelQuery<Headline> {

    private static final Interval MINUTE = new Interval.Fixed(Duration.ofMinutes(1));
    private static final Duration MINUTES_BACK = Duration.ofMinutes(30);

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(
                totals(scope),
                inventory(scope),
                minutes(scope),
                ErrorTrendQuery.question(scope),
                traffic(scope),
                choices(scope));
    }

    @Override
    public Headline read(PanelScope scope, Answers answers) throws ClusterException {
        List<InventoryEntry> inventory = List.of();
        ClusterException unknown = null;
        try {
            inventory = answers.get(inventory(scope));
        } catch (ClusterException e) {
            // A log of predictions alone has figures for the other tiles.
            if (e.reason() != ClusterException.Reason.FIELD_MISSING) throw e;
            unknown = e;
        }
        return new Headline(
                answers.get(totals(scope)),
                inventory,
                unknown,
                answers.get(minutes(scope)),
                answers.get(ErrorTrendQuery.question(scope)),
                answers.get(traffic(scope)),
                answers.get(choices(scope)));
    }

    /** The start of the last minute of the range that is over. */
    public static Instant lastFullMinute(PanelScope scope) {
        return end(scope).minus(Duration.ofMinutes(1));
    }

    private static Instant end(PanelScope scope) {
        var to = scope.range().to();
        return MINUTE.floor(to.isAfter(scope.now()) ? scope.now() : to);
    }

    private static Question.ModelTotals totals(PanelScope scope) {
        return new Question.ModelTotals(scope.range(), scope.filter());
    }

    private static Question.Inventory inventory(PanelScope scope) {
        return new Question.Inventory(scope.range().to(), scope.filter());
    }

    private static Question.ErrorsOverTime minutes(PanelScope scope) {
        return new Question.ErrorsOverTime(
                TimeRange.last(MINUTES_BACK, end(scope)), scope.filter(), MINUTE);
    }

    /** The latency panel's own question, so that it is asked once. */
    private static Question.PredictionsOverTime traffic(PanelScope scope) {
        return ThroughputQuery.question(scope, Depth.PERCENTILES);
    }

    private static Question.Choices choices(PanelScope scope) {
        return new Question.Choices(scope.range());
    }
}
