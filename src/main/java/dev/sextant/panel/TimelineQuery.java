package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.LifecycleBucket;
import dev.sextant.cluster.Question;
import java.util.List;

/** Registrations, transitions and deployments over time. */
public final class TimelineQuery implements PanelQuery<List<LifecycleBucket>> {

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public List<LifecycleBucket> read(PanelScope scope, Answers answers) throws ClusterException {
        return answers.get(question(scope));
    }

    private static Question.LifecycleOverTime question(PanelScope scope) {
        return new Question.LifecycleOverTime(
                scope.range(), scope.filter(), scope.timelineInterval());
    }
}
