package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.VersionStats;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the versions of a model compare; of the busiest models when none is chosen. */
public final class VersionsQuery implements PanelQuery<List<VersionStats>> {

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public List<VersionStats> read(PanelScope scope, Answers answers) throws ClusterException {
        var versions = answers.get(question(scope));
        var byModel =
                versions.stream()
                        .collect(
                                Collectors.groupingBy(
                                        VersionStats::model,
                                        Collectors.summingLong(VersionStats::predictions)));
        var busiest =
                byModel.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(scope.topModels())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return versions.stream().filter(version -> busiest.contains(version.model())).toList();
    }

    private static Question.Versions question(PanelScope scope) {
        var filter = scope.filter();
        var model = filter.model() != null ? filter.model() : scope.versionModel();
        return new Question.Versions(scope.range(), filter.withModel(model));
    }
}
