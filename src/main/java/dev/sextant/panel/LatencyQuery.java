package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import java.util.List;

/** Latency percentiles over time, with the deployments in between. */
public final class LatencyQuery implements PanelQuery<LatencyData> {

    private final Depth depth;

    /**
     * @param depth whether the models summed as others are measured too
     */
    LatencyQuery(Depth depth) {
        this.depth = depth;
    }

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(traffic(scope), deployments(scope));
    }

    @Override
    public LatencyData read(PanelScope scope, Answers answers) throws ClusterException {
        return new LatencyData(
                answers.get(traffic(scope)).measured(), answers.get(deployments(scope)));
    }

    private Question.PredictionsOverTime traffic(PanelScope scope) {
        return ThroughputQuery.question(scope, depth);
    }

    private static Question.Deployments deployments(PanelScope scope) {
        return new Question.Deployments(scope.range(), scope.filter().withStage(null));
    }
}
