package dev.sextant.panel;

import dev.sextant.cluster.Traffic;
import dev.sextant.widget.Messages;
import dev.sextant.widget.NameList;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.chart.ChartMode;
import dev.sextant.widget.chart.TimeChart;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import javafx.scene.Node;

/**
 * A chart over time with a series for each model: zooming and pointing are the screen's, drilling
 * leads to the model, or to the list of those summed as others.
 */
final class ModelChartView {

    private final ViewContext context;
    private final TimeChart chart;
    private final OrEmpty node;
    private Set<String> models = Set.of();
    private List<String> otherModels = List.of();

    ModelChartView(
            ViewContext context,
            String id,
            ChartMode mode,
            String unit,
            DoubleFunction<String> form) {
        this.context = context;
        chart = new TimeChart(mode, unit, form, context.crosshair(), context::zone);
        chart.setId(id);
        chart.setOnRangeChosen(context::zoom);
        chart.setOnDrill((key, _) -> drill(key));
        node = new OrEmpty(chart);
    }

    Node node() {
        return node;
    }

    TimeChart chart() {
        return chart;
    }

    /** The chart in place of a reason why it is empty. */
    void showChart(Traffic traffic) {
        models = traffic.models().stream().map(TrafficSeries::name).collect(Collectors.toSet());
        otherModels = traffic.otherModels();
        node.showContent();
    }

    void showEmpty(String why) {
        node.showEmpty(why);
    }

    /** A series that is no model, such as a percentile of the only one, leads nowhere. */
    private void drill(String key) {
        if (key.equals(TrafficSeries.OTHERS)) {
            NameList.show(chart, Messages.text("panel.othersTitle"), otherModels, context::drill);
        } else if (models.contains(key)) {
            context.drill(key);
        }
    }
}
