package dev.sextant.panel;

import dev.sextant.cluster.LifecycleBucket;
import dev.sextant.model.TimeRange;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.ChartContent;
import dev.sextant.widget.chart.ChartFlag;
import dev.sextant.widget.chart.ChartMode;
import dev.sextant.widget.chart.ChartSeries;
import dev.sextant.widget.chart.TimeChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import javafx.scene.Node;

/** Registrations, transitions and deployments as stacked bars, with the failed ones marked. */
public final class TimelineView implements PanelView<List<LifecycleBucket>> {

    private final TimeChart chart;
    private final OrEmpty node;

    public TimelineView(ViewContext context) {
        chart =
                new TimeChart(
                        ChartMode.STACKED_BARS,
                        Messages.text("panel.timeline.unit"),
                        value -> Numbers.count(Math.round(value)),
                        context.crosshair(),
                        context::zone);
        chart.setId("timeline-chart");
        chart.setOnRangeChosen(context::zoom);
        node = new OrEmpty(chart);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(List<LifecycleBucket> data, PanelScope scope) {
        if (data.isEmpty()) {
            node.showEmpty(Messages.text("panel.timeline.empty"));
            return;
        }
        var interval = scope.timelineInterval();
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var found = new HashMap<Instant, LifecycleBucket>();
        for (var bucket : data) found.put(interval.floor(bucket.start()), bucket);
        var series =
                List.of(
                        kind("registered", 0, buckets, found, LifecycleBucket::registered),
                        kind("transitioned", 1, buckets, found, LifecycleBucket::transitioned),
                        kind("deployed", 2, buckets, found, LifecycleBucket::deployed));
        // whole bars, also for a bucket that has only begun
        var whole = new TimeRange(buckets.getFirst(), interval.next(buckets.getLast()));
        var content = ChartContent.of(whole, interval, scope.now(), buckets, series);
        chart.show(content.withFlags(failures(buckets, found)));
        node.showContent();
    }

    /** The kinds are words of the log contract, so they are not translated. */
    private static ChartSeries kind(
            String name,
            int slot,
            List<Instant> buckets,
            Map<Instant, LifecycleBucket> found,
            ToLongFunction<LifecycleBucket> count) {
        var values =
                buckets.stream()
                        .map(
                                start -> {
                                    var bucket = found.get(start);
                                    return bucket == null
                                            ? 0.0
                                            : (double) count.applyAsLong(bucket);
                                })
                        .toList();
        return new ChartSeries(name, name, new SeriesStyle(slot), values);
    }

    private static List<ChartFlag> failures(
            List<Instant> buckets, Map<Instant, LifecycleBucket> found) {
        var flags = new ArrayList<ChartFlag>();
        for (var index = 0; index < buckets.size(); index++) {
            var bucket = found.get(buckets.get(index));
            if (bucket == null || bucket.failed() == 0) continue;
            var words = Messages.text("panel.timeline.failed", bucket.failed());
            flags.add(new ChartFlag(index, words));
        }
        return flags;
    }
}
