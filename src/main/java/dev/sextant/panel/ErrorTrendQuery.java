package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.Question;
import java.util.List;

/** Predictions and errors of all models that the filter lets through, over time. */
final class ErrorTrendQuery implements PanelQuery<List<ErrorBucket>> {

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public List<ErrorBucket> read(PanelScope scope, Answers answers) throws ClusterException {
        return ErrorBucket.counted(answers.get(question(scope)));
    }

    static Question.ErrorsOverTime question(PanelScope scope) {
        return new Question.ErrorsOverTime(scope.range(), scope.filter(), scope.chartInterval());
    }
}
