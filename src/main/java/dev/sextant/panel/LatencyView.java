package dev.sextant.panel;

import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.model.Latency;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.ChartContent;
import dev.sextant.widget.chart.ChartMode;
import dev.sextant.widget.chart.ChartSeries;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Latency as lines: P99 of several models, or three percentiles of one. */
public final class LatencyView implements PanelView<LatencyData> {

    private final ViewContext context;
    private final ModelChartView view;

    public LatencyView(ViewContext context) {
        this.context = context;
        view =
                new ModelChartView(
                        context,
                        "latency-chart",
                        ChartMode.LINES,
                        Messages.text("panel.latency.unit"),
                        Numbers::milliseconds);
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(LatencyData data, PanelScope scope) {
        var traffic = data.traffic();
        var interval = scope.chartInterval();
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var lines = new TrafficSeries(interval, buckets);
        var onlyModel = only(data, scope);
        var series =
                onlyModel != null
                        ? percentiles(lines, traffic.models().getFirst())
                        : perModel(lines, traffic);
        if (series.stream().allMatch(LatencyView::blank)) {
            var some = traffic.total().predictions() > 0;
            view.showEmpty(
                    some
                            ? Messages.text("panel.latency.unmeasured")
                            : Messages.text("panel.predictions.empty"));
            return;
        }
        var content = ChartContent.of(scope.range(), interval, scope.now(), buckets, series);
        view.chart()
                .show(
                        content.withMarkers(Deploys.markers(data.deployments()))
                                .withEpisodes(
                                        context.episodes(scope.filter().model(), scope.range())));
        view.showChart(traffic);
    }

    /** Percentiles of the others cannot be had from those of all: then they have no line. */
    private List<ChartSeries> perModel(TrafficSeries lines, Traffic traffic) {
        return lines
                .perModel(traffic, context.styles(), step -> step.latency().p99(), LatencyView::gap)
                .stream()
                .filter(one -> !one.key().equals(TrafficSeries.OTHERS) || !blank(one))
                .toList();
    }

    /** Where nothing was measured a line has a gap, never a zero. */
    private static double gap(Instant bucket) {
        return Double.NaN;
    }

    private static @Nullable String only(LatencyData data, PanelScope scope) {
        var models = data.traffic().models();
        if (models.size() != 1 || data.traffic().others() != null) return null;
        var name = TrafficSeries.name(models.getFirst());
        return name.equals(scope.filter().model()) ? name : null;
    }

    private static List<ChartSeries> percentiles(TrafficSeries lines, ModelTraffic model) {
        return List.of(
                percentile("P50", 0, lines, model, Latency::p50),
                percentile("P95", 1, lines, model, Latency::p95),
                percentile("P99", 6, lines, model, Latency::p99));
    }

    private static ChartSeries percentile(
            String name,
            int slot,
            TrafficSeries lines,
            ModelTraffic model,
            Function<Latency, @Nullable Double> percentile) {
        Function<Step, @Nullable Double> value = step -> percentile.apply(step.latency());
        return new ChartSeries(
                name, name, new SeriesStyle(slot), lines.values(model, value, LatencyView::gap));
    }

    private static boolean blank(ChartSeries series) {
        return series.values().stream().allMatch(value -> value.isNaN());
    }
}
