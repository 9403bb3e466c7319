package dev.sextant.panel;

import dev.sextant.cluster.ErrorBucket;
import dev.sextant.model.Rate;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.ChartContent;
import dev.sextant.widget.chart.ChartMode;
import dev.sextant.widget.chart.ChartSeries;
import dev.sextant.widget.chart.TimeChart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The error rate over time as one line; a gap where nothing was predicted. */
final class ErrorTrendView implements PanelView<List<ErrorBucket>> {

    private static final SeriesStyle STYLE = new SeriesStyle(0);

    private final ViewContext context;
    private final TimeChart chart;

    ErrorTrendView(ViewContext context) {
        this.context = context;
        chart =
                new TimeChart(
                        ChartMode.LINES, "%", Numbers::percent, context.crosshair(), context::zone);
        chart.setOnRangeChosen(context::zoom);
    }

    @Override
    public Node node() {
        return chart;
    }

    @Override
    public void show(List<ErrorBucket> data, PanelScope scope) {
        var interval = scope.chartInterval();
        Map<Instant, ErrorBucket> known =
                data.stream().collect(Collectors.toMap(ErrorBucket::start, bucket -> bucket));
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var values = buckets.stream().map(start -> rate(known.get(start))).toList();
        var series =
                new ChartSeries("errors", Messages.text("panel.error-trend.series"), STYLE, values);
        chart.show(
                ChartContent.of(scope.range(), interval, scope.now(), buckets, List.of(series))
                        .withLimit(ErrorRateView.limit(context))
                        .withEpisodes(context.episodes(scope.filter().model(), scope.range())));
    }

    private static double rate(@Nullable ErrorBucket bucket) {
        var percent = bucket == null ? null : Rate.percent(bucket.errors(), bucket.predictions());
        return percent == null ? Double.NaN : percent;
    }
}
