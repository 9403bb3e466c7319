package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.LifecycleBucket;
import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.model.Interval;
import dev.sextant.model.Rate;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.Deploys;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.PanelView;
import dev.sextant.panel.ViewContext;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.ChartContent;
import dev.sextant.widget.chart.ChartEpisode;
import dev.sextant.widget.chart.ChartLimit;
import dev.sextant.widget.chart.ChartMode;
import dev.sextant.widget.chart.ChartSeries;
import dev.sextant.widget.chart.TimeChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a rule's condition measures around an alert, with the limit and when it fired. */
final class MomentView implements PanelView<Moment> {

    private static final SeriesStyle FIRST = new SeriesStyle(0);
    private static final SeriesStyle FAILED = new SeriesStyle(6);

    private final Supplier<Alert> alert;
    private final Rule rule;
    private final Supplier<@Nullable Baseline> baseline;
    private final TimeChart chart;

    /**
     * @param alert as it stands now
     */
    MomentView(
            ViewContext context,
            Supplier<Alert> alert,
            Rule rule,
            Supplier<@Nullable Baseline> baseline) {
        this.alert = alert;
        this.rule = rule;
        this.baseline = baseline;
        chart =
                new TimeChart(
                        mode(rule.condition()),
                        unit(rule.condition()),
                        form(rule.condition()),
                        context.crosshair(),
                        context::zone);
        chart.setId("moment-chart");
        chart.setMinHeight(120);
    }

    private static ChartMode mode(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> ChartMode.STACKED_BARS;
            case Condition.Absence absence -> ChartMode.STACKED_AREA;
            default -> ChartMode.LINES;
        };
    }

    private static String unit(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> Messages.text("panel.timeline.unit");
            case Condition.ErrorRate rate -> "%";
            case Condition.LatencyAbove latency -> Messages.text("panel.latency.unit");
            case Condition.LatencyRegression latency -> Messages.text("panel.latency.unit");
            default -> Messages.text("panel.throughput.unit");
        };
    }

    private static DoubleFunction<String> form(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> value -> Numbers.count(Math.round(value));
            case Condition.ErrorRate rate -> Numbers::percent;
            case Condition.LatencyAbove latency -> Numbers::milliseconds;
            case Condition.LatencyRegression latency -> Numbers::milliseconds;
            default -> Numbers::perMinute;
        };
    }

    @Override
    public Node node() {
        return chart;
    }

    @Override
    public void show(Moment data, PanelScope scope) {
        var content =
                switch (data.quantity()) {
                    case Moment.Quantity.Errors(var buckets) -> errors(buckets, scope);
                    case Moment.Quantity.Predictions(var traffic) -> predictions(traffic, scope);
                    case Moment.Quantity.Events(var buckets) -> events(buckets, scope);
                };
        var deployments = data.deployments();
        if (deployments != null) content = content.withMarkers(Deploys.markers(deployments));
        chart.show(content.withLimit(limit()).withEpisodes(fired(scope)));
    }

    private List<ChartEpisode> fired(PanelScope scope) {
        var shown = alert.get();
        var from = shown.firedAt();
        if (from == null) return List.of();
        var ended = shown.endedAt();
        var to = ended == null ? scope.range().to() : ended;
        if (!from.isBefore(to)) return List.of();
        var words =
                ended == null
                        ? AlertWords.state(shown.state())
                        : Messages.text("alert.chart.fired");
        return List.of(new ChartEpisode(new TimeRange(from, to), words));
    }

    private @Nullable ChartLimit limit() {
        var threshold = alert.get().reading().threshold();
        return switch (rule.condition()) {
            case Condition.ErrorRate rate ->
                    new ChartLimit(
                            threshold,
                            Messages.text("panel.errorRate.limit", Numbers.axis(threshold)));
            case Condition.LatencyAbove latency ->
                    new ChartLimit(
                            threshold,
                            Messages.text("alert.chart.limit", Numbers.milliseconds(threshold)));
            case Condition.LatencyRegression latency ->
                    new ChartLimit(
                            threshold,
                            Messages.text(
                                    "alert.chart.regression",
                                    RuleWords.number(latency.factor()),
                                    Numbers.milliseconds(threshold)));
            default -> null;
        };
    }

    private static ChartContent errors(List<ErrorBucket> found, PanelScope scope) {
        var interval = scope.chartInterval();
        var known = new HashMap<Instant, ErrorBucket>();
        for (var bucket : found) known.put(interval.floor(bucket.start()), bucket);
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var values =
                buckets.stream()
                        .map(
                                start -> {
                                    var bucket = known.get(start);
                                    var rate =
                                            bucket == null
                                                    ? null
                                                    : Rate.percent(
                                                            bucket.errors(), bucket.predictions());
                                    return rate == null ? Double.NaN : rate;
                                })
                        .toList();
        var label = Messages.text("panel.error-trend.series");
        var series = new ChartSeries("errors", label, FIRST, values);
        return ChartContent.of(scope.range(), interval, scope.now(), buckets, List.of(series));
    }

    private ChartContent predictions(Traffic traffic, PanelScope scope) {
        var interval = scope.chartInterval();
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var steps = new HashMap<Instant, Step>();
        for (var model : traffic.models()) {
            for (var step : model.steps()) steps.put(interval.floor(step.start()), step);
        }
        var series =
                switch (rule.condition()) {
                    case Condition.LatencyAbove latency ->
                            latencies(Percentile.of(latency.percentile()), buckets, steps);
                    case Condition.LatencyRegression latency ->
                            latencies(Percentile.of(latency.percentile()), buckets, steps);
                    default -> List.of(throughput(buckets, steps, interval, scope));
                };
        return ChartContent.of(scope.range(), interval, scope.now(), buckets, series);
    }

    private List<ChartSeries> latencies(
            Percentile percentile, List<Instant> buckets, Map<Instant, Step> steps) {
        var series = new ArrayList<ChartSeries>();
        series.add(
                new ChartSeries(
                        "latency",
                        percentile.name(),
                        FIRST,
                        values(
                                buckets,
                                start -> {
                                    var step = steps.get(start);
                                    var value = step == null ? null : percentile.of(step.latency());
                                    return value == null ? Double.NaN : value;
                                })));
        var usual = baseline.get();
        var level = usual == null ? null : usual.at(percentile.judged());
        if (usual != null && level != null) {
            var label = Messages.text("alert.chart.baseline", usual.outgoing());
            series.add(
                    new ChartSeries(
                            "baseline", label, SeriesStyle.OTHERS, values(buckets, any -> level)));
        }
        return series;
    }

    private static ChartSeries throughput(
            List<Instant> buckets, Map<Instant, Step> steps, Interval interval, PanelScope scope) {
        return new ChartSeries(
                "predictions",
                Messages.text("panel.throughput.note"),
                FIRST,
                values(
                        buckets,
                        start -> {
                            var step = steps.get(start);
                            if (step == null) return start.isAfter(scope.now()) ? Double.NaN : 0.0;
                            return Rate.perMinute(step.predictions(), start, interval);
                        }));
    }

    private static ChartContent events(List<LifecycleBucket> found, PanelScope scope) {
        var interval = scope.timelineInterval();
        var known = new HashMap<Instant, LifecycleBucket>();
        for (var bucket : found) known.put(interval.floor(bucket.start()), bucket);
        var buckets = ChartContent.bucketsOf(scope.range(), interval);
        var failed =
                new ChartSeries(
                        "failed",
                        Messages.text("alert.chart.failed"),
                        FAILED,
                        values(buckets, start -> failed(known.get(start))));
        var others =
                new ChartSeries(
                        "others",
                        Messages.text("alert.chart.others"),
                        SeriesStyle.OTHERS,
                        values(buckets, start -> others(known.get(start))));
        var whole = new TimeRange(buckets.getFirst(), interval.next(buckets.getLast()));
        return ChartContent.of(whole, interval, scope.now(), buckets, List.of(failed, others));
    }

    /** An answered bucket without documents is a count: none happened. */
    private static double failed(@Nullable LifecycleBucket bucket) {
        return bucket == null ? 0 : bucket.failed();
    }

    private static double others(@Nullable LifecycleBucket bucket) {
        if (bucket == null) return 0;
        var all = bucket.registered() + bucket.transitioned() + bucket.deployed();
        return all - bucket.failed();
    }

    private static List<Double> values(List<Instant> buckets, Function<Instant, Double> value) {
        return buckets.stream().map(value).toList();
    }
}
