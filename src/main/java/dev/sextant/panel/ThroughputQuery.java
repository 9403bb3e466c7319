package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.cluster.Traffic;
import java.util.List;

/** Predictions over time per model. */
public final class ThroughputQuery implements PanelQuery<Traffic> {

    private final Depth depth;

    /**
     * @param depth that of the latency panel where both stand on one screen, so that they share an
     *     answer
     */
    ThroughputQuery(Depth depth) {
        this.depth = depth;
    }

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope, depth));
    }

    @Override
    public Traffic read(PanelScope scope, Answers answers) throws ClusterException {
        return answers.get(question(scope, depth));
    }

    static Question.PredictionsOverTime question(PanelScope scope, Depth depth) {
        return new Question.PredictionsOverTime(
                scope.range(), scope.filter(), scope.chartInterval(), scope.topModels(), depth);
    }
}
