package dev.sextant.panel;

import dev.sextant.cluster.Traffic;
import dev.sextant.model.Interval;
import dev.sextant.model.Rate;
import dev.sextant.widget.ChartContent;
import dev.sextant.widget.ChartMode;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;

/** Predictions per minute as stacked areas. */
public final class ThroughputView implements PanelView<Traffic> {

    private final ViewContext context;
    private final ModelChartView view;

    public ThroughputView(ViewContext context) {
        this.context = context;
        view =
                new ModelChartView(
                        context,
                        "throughput-chart",
                        ChartMode.STACKED_AREA,
                        Messages.text("panel.throughput.unit"),
                        Numbers::perMinute);
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(Traffic traffic, PanelScope scope) {
        if (traffic.total().predictions() == 0) {
            view.showEmpty(Messages.text("panel.predictions.empty"));
            return;
        }
        var interval = scope.chartInterval();
        var buckets = whole(scope, interval);
        var series =
                new TrafficSeries(interval, buckets)
                        .perModel(
                                traffic,
                                context.styles(),
                                step -> Rate.perMinute(step.predictions(), step.start(), interval),
                                // counting nothing is a zero that was measured, but for the future
                                start -> start.isAfter(scope.now()) ? Double.NaN : 0.0);
        view.chart()
                .show(
                        ChartContent.of(scope.range(), interval, scope.now(), buckets, series)
                                .withEpisodes(
                                        context.episodes(scope.filter().model(), scope.range())));
        view.showChart(traffic);
    }

    /** The buckets but for one that the start of the range cuts: it holds too few to compare. */
    private static List<Instant> whole(PanelScope scope, Interval interval) {
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var cut = buckets.size() > 2 && buckets.getFirst().isBefore(scope.range().from());
        return cut ? buckets.subList(1, buckets.size()) : buckets;
    }
}
