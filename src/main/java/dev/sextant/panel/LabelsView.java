package dev.sextant.panel;

import dev.sextant.cluster.LabelTraffic;
import dev.sextant.cluster.LabelTraffic.LabelSeries;
import dev.sextant.widget.Messages;
import dev.sextant.widget.NameList;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.ChartContent;
import dev.sextant.widget.chart.ChartMode;
import dev.sextant.widget.chart.ChartSeries;
import dev.sextant.widget.chart.TimeChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javafx.scene.Node;

/** Predictions of each label as stacked areas, those without a label and all others among them. */
final class LabelsView implements PanelView<LabelTraffic> {

    private final ViewContext context;
    private final TimeChart chart;
    private final OrEmpty node;
    private List<String> otherLabels = List.of();
    private boolean oneModel;

    LabelsView(ViewContext context) {
        this.context = context;
        chart =
                new TimeChart(
                        ChartMode.STACKED_AREA,
                        Messages.text("panel.labels.unit"),
                        value -> Numbers.count(Math.round(value)),
                        context.crosshair(),
                        context::zone);
        chart.setId("labels-chart");
        chart.setOnRangeChosen(context::zoom);
        chart.setOnDrill((key, _) -> drill(key));
        node = new OrEmpty(chart);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(LabelTraffic traffic, PanelScope scope) {
        oneModel = scope.filter().model() != null;
        if (traffic.labels().isEmpty()) {
            var unlabelled =
                    traffic.unlabelled().stream().mapToLong(LabelSeries::predictions).sum();
            node.showEmpty(
                    unlabelled == 0
                            ? Messages.text("panel.predictions.empty")
                            : Messages.text("panel.labels.unlabelled", unlabelled));
            return;
        }
        otherLabels =
                traffic.otherLabels().stream()
                        .map(one -> LabelNames.of(one.model(), one.label(), oneModel))
                        .toList();
        var interval = scope.chartInterval();
        var buckets = ThroughputView.whole(scope, interval);
        chart.show(
                ChartContent.of(
                                scope.range(),
                                interval,
                                scope.now(),
                                buckets,
                                series(traffic, scope, buckets))
                        .withEpisodes(context.episodes(scope.filter().model(), scope.range())));
        node.showContent();
    }

    private List<ChartSeries> series(
            LabelTraffic traffic, PanelScope scope, List<Instant> buckets) {
        context.styles().show(traffic.labels().stream().map(LabelsView::key).toList());
        var named = new ArrayList<>(traffic.labels());
        named.addAll(traffic.unlabelled());
        var series = new ArrayList<ChartSeries>();
        for (var one : named) {
            series.add(
                    new ChartSeries(
                            key(one),
                            LabelNames.of(one.model(), one.label(), oneModel),
                            one.label() == null
                                    ? SeriesStyle.NAMELESS
                                    : context.styles().of(key(one)),
                            values(one, scope, buckets)));
        }
        var others = traffic.others();
        if (others != null) {
            series.add(
                    new ChartSeries(
                            LabelNames.OTHERS,
                            Messages.text("panel.others", traffic.otherLabels().size()),
                            SeriesStyle.OTHERS,
                            values(others, scope, buckets)));
        }
        return series;
    }

    private static String key(LabelSeries series) {
        return LabelNames.key(series.model(), series.label());
    }

    /** Counting nothing is a zero that was measured, but for the future. */
    private static List<Double> values(
            LabelSeries series, PanelScope scope, List<Instant> buckets) {
        var interval = scope.chartInterval();
        var counts = new HashMap<Instant, Double>();
        for (var step : series.steps()) {
            counts.put(interval.floor(step.start()), (double) step.predictions());
        }
        return buckets.stream()
                .map(
                        start ->
                                start.isAfter(scope.now())
                                        ? Double.NaN
                                        : counts.getOrDefault(start, 0.0))
                .toList();
    }

    private void drill(String key) {
        if (key.equals(LabelNames.OTHERS)) {
            NameList.show(chart, Messages.text("panel.othersTitle"), otherLabels, _ -> {});
            return;
        }
        var model = LabelNames.model(key);
        if (model != null && !oneModel) context.drill(model);
    }
}
