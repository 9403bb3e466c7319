package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.LabelTraffic;
import dev.sextant.cluster.Question;
import java.util.List;

/** Predictions over time per label. */
final class LabelsQuery implements PanelQuery<LabelTraffic> {

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public LabelTraffic read(PanelScope scope, Answers answers) throws ClusterException {
        return answers.get(question(scope));
    }

    private static Question.LabelsOverTime question(PanelScope scope) {
        return new Question.LabelsOverTime(
                scope.range(), scope.filter(), scope.chartInterval(), scope.topModels());
    }
}
