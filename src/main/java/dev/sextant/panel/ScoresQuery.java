package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Scores;
import java.util.List;

/** How the scores of predictions are spread. */
final class ScoresQuery implements PanelQuery<Scores> {

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public Scores read(PanelScope scope, Answers answers) throws ClusterException {
        return answers.get(question(scope));
    }

    private static Question.ScoreSpread question(PanelScope scope) {
        return new Question.ScoreSpread(scope.range(), scope.filter());
    }
}
