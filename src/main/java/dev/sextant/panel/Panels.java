package dev.sextant.panel;

import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.model.Rate;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.util.Arrays;
import java.util.List;

/** The panels of each screen, in reading order. A new panel is one line here. */
public final class Panels {

    private static final int AUDIT_PAGE = 100;

    private static final PanelRows<List<ErrorBucket>> ERROR_TREND =
            new PanelRows<>(
                    List.of(
                            new Column("bucket", Kind.TIME),
                            new Column("predictions", Kind.COUNT),
                            new Column("errors", Kind.COUNT),
                            new Column("error_rate", Kind.PERCENT)),
                    (buckets, scope) ->
                            buckets.stream()
                                    .map(
                                            bucket ->
                                                    Arrays.<Object>asList(
                                                            bucket.start(),
                                                            bucket.predictions(),
                                                            bucket.errors(),
                                                            Rate.percent(
                                                                    bucket.errors(),
                                                                    bucket.predictions())))
                                    .toList());

    private Panels() {}

    /** The six of the dashboard. */
    public static List<Panel<?>> dashboard() {
        return List.of(timeline(), latency(), errorRate(), versions(), throughput(), audit());
    }

    /** Those of one model's page; the first is the widest. */
    public static List<Panel<?>> model() {
        return List.of(
                latency(), versions(), errorTrend(), throughput(), audit(), timeline(), labels());
    }

    /** Those of what was predicted, of one model or of all. */
    public static List<Panel<?>> predictions() {
        return List.of(
                labels(),
                new Panel<>(
                        "label-shares",
                        new LabelSharesQuery(),
                        PredictionRows.LABEL_SHARES,
                        LabelSharesView::new),
                new Panel<>("scores", new ScoresQuery(), PredictionRows.SCORES, ScoresView::new),
                new Panel<>(
                        "predictions",
                        new PredictionsQuery(),
                        PredictionRows.PREDICTIONS,
                        PredictionsView::new));
    }

    private static Panel<?> labels() {
        return new Panel<>("labels", new LabelsQuery(), PredictionRows.LABELS, LabelsView::new);
    }

    private static Panel<?> timeline() {
        return new Panel<>("timeline", new TimelineQuery(), Rows.TIMELINE, TimelineView::new);
    }

    private static Panel<?> latency() {
        return new Panel<>(
                "latency", new LatencyQuery(Depth.PERCENTILES), Rows.LATENCY, LatencyView::new);
    }

    private static Panel<?> errorRate() {
        return new Panel<>("error-rate", new ErrorRateQuery(), Rows.ERROR_RATE, ErrorRateView::new);
    }

    private static Panel<?> errorTrend() {
        return new Panel<>("error-trend", new ErrorTrendQuery(), ERROR_TREND, ErrorTrendView::new);
    }

    private static Panel<?> versions() {
        return new Panel<>("versions", new VersionsQuery(), Rows.VERSIONS, VersionsView::new);
    }

    private static Panel<?> throughput() {
        return new Panel<>(
                "throughput",
                new ThroughputQuery(Depth.PERCENTILES),
                Rows.THROUGHPUT,
                ThroughputView::new);
    }

    private static Panel<?> audit() {
        return new Panel<>(
                "audit", new AuditQuery(AUDIT_PAGE, Cursor.START), Rows.AUDIT, AuditView::new);
    }
}
