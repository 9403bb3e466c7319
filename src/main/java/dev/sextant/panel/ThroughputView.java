package dev.sextant.panel;

import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.model.Interval;
import dev.sextant.widget.ChartContent;
import dev.sextant.widget.ChartMode;
import dev.sextant.widget.Messages;
import dev.sextant.widget.NameList;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.TimeChart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;

/** Predictions per minute as stacked areas. */
public final class ThroughputView implements PanelView<Traffic> {

    private final ViewContext context;
    private final TimeChart chart;
    private final OrEmpty node;
    private List<String> otherModels = List.of();

    public ThroughputView(ViewContext context) {
        this.context = context;
        chart =
                new TimeChart(
                        ChartMode.STACKED_AREA,
                        Messages.text("panel.throughput.unit"),
                        Numbers::perMinute,
                        context.crosshair(),
                        context::zone);
        chart.setId("throughput-chart");
        chart.setOnRangeChosen(context::zoom);
        chart.setOnDrill((key, _) -> drill(key));
        node = new OrEmpty(chart);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Traffic traffic, PanelScope scope) {
        otherModels = traffic.otherModels();
        if (traffic.total().predictions() == 0) {
            node.showEmpty(Messages.text("panel.predictions.empty"));
            return;
        }
        var interval = scope.chartInterval();
        var buckets = whole(scope, interval);
        var series =
                new TrafficSeries(interval, buckets)
                        .perModel(
                                traffic,
                                context.styles(),
                                step -> perMinute(step, interval),
                                // counting nothing is a zero that was measured, but for the future
                                start -> start.isAfter(scope.now()) ? Double.NaN : 0.0);
        chart.show(ChartContent.of(scope.range(), interval, scope.now(), buckets, series));
        node.showContent();
    }

    /** The buckets but for one that the start of the range cuts: it holds too few to compare. */
    private static List<Instant> whole(PanelScope scope, Interval interval) {
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var cut = buckets.size() > 2 && buckets.getFirst().isBefore(scope.range().from());
        return cut ? buckets.subList(1, buckets.size()) : buckets;
    }

    private static double perMinute(Step step, Interval interval) {
        var start = interval.floor(step.start());
        var length = Duration.between(start, interval.next(start));
        return step.predictions() * 60_000.0 / length.toMillis();
    }

    private void drill(String key) {
        if (!key.equals(TrafficSeries.OTHERS)) context.drill(key);
        else NameList.show(chart, Messages.text("panel.othersTitle"), otherModels, context::drill);
    }
}
