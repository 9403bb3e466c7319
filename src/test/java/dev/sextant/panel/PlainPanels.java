package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Totals;
import dev.sextant.model.Rate;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The simplest panels there can be, for tests of what stands around a panel. */
public final class PlainPanels {

    private PlainPanels() {}

    /** Every one asks for the totals and shows how many models there are. */
    public static List<Panel<?>> six() {
        return List.of(
                of("timeline"),
                of("latency"),
                of("error-rate"),
                of("versions"),
                of("throughput"),
                of("audit"));
    }

    public static Panel<Totals> of(String id) {
        return new Panel<>(
                id,
                new TotalsQuery(),
                new PanelRows<>(
                        List.of(
                                new Column("model", Kind.TEXT),
                                new Column("predictions", Kind.COUNT),
                                new Column("error_rate", Kind.PERCENT)),
                        (totals, scope) ->
                                totals.models().stream()
                                        .map(
                                                one ->
                                                        Arrays.<Object>asList(
                                                                one.model(),
                                                                one.predictions(),
                                                                Rate.percent(
                                                                        one.errors(),
                                                                        one.predictions())))
                                        .toList()),
                context -> new PlainView(id));
    }

    private static final class PlainView implements PanelView<Totals> {
        private final Label label = new Label();

        PlainView(String id) {
            label.setId("plain-" + id);
        }

        @Override
        public Node node() {
            return label;
        }

        @Override
        public void show(Totals data, PanelScope scope) {
            label.setText(data.models().size() + " models " + scope.filter().environment());
        }
    }

    private record TotalsQuery() implements PanelQuery<Totals> {
        @Override
        public List<Question<?>> questions(PanelScope scope) {
            return List.of(new Question.ModelTotals(scope.range(), scope.filter()));
        }

        @Override
        public Totals read(PanelScope scope, Answers answers) throws ClusterException {
            return answers.get(new Question.ModelTotals(scope.range(), scope.filter()));
        }
    }
}
