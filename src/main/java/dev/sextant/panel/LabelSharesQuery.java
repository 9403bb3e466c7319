package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import java.util.List;

/** Predictions of each label and their share, most first. */
final class LabelSharesQuery implements PanelQuery<List<LabelShare>> {

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public List<LabelShare> read(PanelScope scope, Answers answers) throws ClusterException {
        return LabelShare.of(answers.get(question(scope)));
    }

    private static Question.LabelTotals question(PanelScope scope) {
        return new Question.LabelTotals(scope.range(), scope.filter());
    }
}
