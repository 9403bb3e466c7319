package dev.sextant.panel;

import dev.sextant.cluster.Traffic;
import dev.sextant.model.Interval;
import dev.sextant.model.Rate;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.chart.ChartContent;
import dev.sextant.widget.chart.ChartMode;
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

    /**
     * The buckets but for those that an end of the range cuts: they hold too few to compare. The
     * one that is still open stays, it is drawn as such.
     */
    static List<Instant> whole(PanelScope scope, Interval interval) {
        var range = scope.range();
        var buckets = ChartContent.bucketsOf(range, interval);
        if (buckets.size() <= 2) return buckets;
        var end = interval.next(buckets.getLast());
        var cutAtStart = buckets.getFirst().isBefore(range.from());
        var cutAtEnd = end.isAfter(range.to()) && !end.isAfter(scope.now());
        return buckets.subList(cutAtStart ? 1 : 0, buckets.size() - (cutAtEnd ? 1 : 0));
    }
}
