package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Totals;
import dev.sextant.cluster.Totals.ModelTotal;
import dev.sextant.model.LogField;
import dev.sextant.model.Rate;
import java.util.Comparator;
import java.util.List;

/** Predictions and errors per model: the busiest apart, highest error rate first. */
public final class ErrorRateQuery implements PanelQuery<ErrorRateData> {

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public ErrorRateData read(PanelScope scope, Answers answers) throws ClusterException {
        var totals = answers.get(question(scope));
        if (totals.errors() == null) throw ClusterException.lacking(LogField.STATUS);
        var all = totals.models();
        var apart = Math.min(scope.topModels(), all.size());
        var rest = all.subList(apart, all.size());
        var others =
                rest.isEmpty()
                        ? null
                        : new ModelTotal(
                                "",
                                rest.stream().mapToLong(ModelTotal::predictions).sum(),
                                Totals.sum(rest));
        return new ErrorRateData(
                all.subList(0, apart).stream().sorted(HIGHEST_FIRST).toList(),
                others,
                rest.stream().map(ModelTotal::model).toList());
    }

    private static final Comparator<ModelTotal> HIGHEST_FIRST =
            Comparator.comparingDouble(ErrorRateQuery::rate)
                    .reversed()
                    .thenComparing(ModelTotal::predictions, Comparator.reverseOrder())
                    .thenComparing(ModelTotal::model);

    /** A model is only counted when it made predictions, so a rate exists. */
    private static double rate(ModelTotal model) {
        var percent = Rate.percent(model.errors(), model.predictions());
        return percent == null ? -1 : percent;
    }

    private static Question.ModelTotals question(PanelScope scope) {
        return new Question.ModelTotals(scope.range(), scope.filter());
    }
}
