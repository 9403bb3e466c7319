package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Condition;
import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.PanelQuery;
import dev.sextant.panel.PanelScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what an alert's condition measures, over time, and which deployment came before it. */
final class MomentQuery implements PanelQuery<Moment> {

    private static final Duration DAY = Duration.ofDays(1);

    private final Alert alert;
    private final Condition condition;

    MomentQuery(Alert alert, Condition condition) {
        this.alert = alert;
        this.condition = condition;
    }

    /** Whether there is something to draw over time. */
    static boolean draws(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> true;
            case Condition.ErrorRate rate -> true;
            case Condition.LatencyAbove latency -> true;
            case Condition.LatencyRegression latency -> true;
            case Condition.Absence absence -> true;
            case Condition.Disk disk -> false;
            case Condition.Own own -> false;
        };
    }

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        var questions = new ArrayList<Question<?>>();
        questions.add(measured(scope));
        if (scope.filter().model() != null) {
            questions.add(deployments(scope));
            questions.add(versions(scope));
        }
        return questions;
    }

    private Question<?> measured(PanelScope scope) {
        return switch (condition) {
            case Condition.Count count -> events(scope);
            case Condition.ErrorRate rate -> errors(scope);
            case Condition.LatencyAbove latency -> traffic(scope, Depth.PERCENTILES);
            case Condition.LatencyRegression latency -> traffic(scope, Depth.PERCENTILES);
            case Condition.Absence absence -> traffic(scope, Depth.COUNTS);
            case Condition.Disk disk -> traffic(scope, Depth.COUNTS);
            case Condition.Own own -> traffic(scope, Depth.COUNTS);
        };
    }

    @Override
    public Moment read(PanelScope scope, Answers answers) throws ClusterException {
        var quantity =
                switch (condition) {
                    case Condition.Count count ->
                            new Moment.Quantity.Events(answers.get(events(scope)));
                    case Condition.ErrorRate rate ->
                            new Moment.Quantity.Errors(
                                    ErrorBucket.counted(answers.get(errors(scope))));
                    case Condition.LatencyAbove latency -> latencies(scope, answers);
                    case Condition.LatencyRegression latency -> latencies(scope, answers);
                    case Condition.Absence absence -> predictions(scope, answers);
                    case Condition.Disk disk -> predictions(scope, answers);
                    case Condition.Own own -> predictions(scope, answers);
                };
        if (scope.filter().model() == null) return new Moment(quantity, null, null);
        return new Moment(
                quantity,
                orUnknown(answers, deployments(scope)),
                orUnknown(answers, versions(scope)));
    }

    private static Moment.Quantity latencies(PanelScope scope, Answers answers)
            throws ClusterException {
        var traffic = answers.get(traffic(scope, Depth.PERCENTILES));
        return new Moment.Quantity.Predictions(traffic.measured());
    }

    private static Moment.Quantity predictions(PanelScope scope, Answers answers)
            throws ClusterException {
        return new Moment.Quantity.Predictions(answers.get(traffic(scope, Depth.COUNTS)));
    }

    /** What is only told beside the chart does not take the chart away when it fails. */
    private static <A> @Nullable A orUnknown(Answers answers, Question<A> question) {
        try {
            return answers.get(question);
        } catch (ClusterException notTold) {
            return null;
        }
    }

    private static Question.ErrorsOverTime errors(PanelScope scope) {
        return new Question.ErrorsOverTime(scope.range(), scope.filter(), scope.chartInterval());
    }

    private static Question.PredictionsOverTime traffic(PanelScope scope, Depth depth) {
        return new Question.PredictionsOverTime(
                scope.range(), scope.filter(), scope.chartInterval(), 1, depth);
    }

    private static Question.LifecycleOverTime events(PanelScope scope) {
        return new Question.LifecycleOverTime(
                scope.range(), scope.filter(), scope.timelineInterval());
    }

    private Question.Deployments deployments(PanelScope scope) {
        var from = alert.since().minus(DAY);
        var range = scope.range();
        return new Question.Deployments(
                new TimeRange(from.isBefore(range.from()) ? from : range.from(), range.to()),
                scope.filter().withStage(null));
    }

    private Question.Versions versions(PanelScope scope) {
        return new Question.Versions(
                TimeRange.last(DAY, alert.since()), scope.filter().withStage(null));
    }
}
