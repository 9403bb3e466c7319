package dev.sextant.panel;

import static dev.sextant.panel.PanelRows.Kind.COUNT;
import static dev.sextant.panel.PanelRows.Kind.MILLISECONDS;
import static dev.sextant.panel.PanelRows.Kind.SCORE;
import static dev.sextant.panel.PanelRows.Kind.SHARE;
import static dev.sextant.panel.PanelRows.Kind.TEXT;
import static dev.sextant.panel.PanelRows.Kind.TIME;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.LabelTraffic;
import dev.sextant.cluster.LabelTraffic.LabelSeries;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Scores;
import dev.sextant.panel.PanelRows.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of labels, scores and predictions. A label may be missing, empty or summed with others:
 * what it is, is said in a column of its own. The text of a prediction is in no row.
 */
final class PredictionRows {

    /** What a row counts. */
    private static final String LABEL = "label";

    private static final String UNLABELLED = "unlabelled";
    private static final String OTHERS = "others";

    private static final int MOST_IN_A_PAGE = 1_000;

    static final PanelRows<LabelTraffic> LABELS =
            new PanelRows<>(
                    List.of(
                            new Column("bucket", TIME),
                            new Column("model", TEXT),
                            new Column("label", TEXT),
                            new Column("count", COUNT),
                            new Column("kind", TEXT)),
                    (traffic, scope) -> labels(traffic));

    static final PanelRows<List<LabelShare>> LABEL_SHARES =
            new PanelRows<>(
                    List.of(
                            new Column("model", TEXT),
                            new Column("label", TEXT),
                            new Column("count", COUNT),
                            new Column("share", SHARE),
                            new Column("share_labelled", SHARE),
                            new Column("kind", TEXT)),
                    (shares, scope) -> shares.stream().map(PredictionRows::share).toList());

    static final PanelRows<Scores> SCORES =
            new PanelRows<>(
                    List.of(
                            new Column("from", SCORE),
                            new Column("to", SCORE),
                            new Column("count", COUNT)),
                    (scores, scope) -> scores(scores));

    static final PanelRows<Page<LogEntry>> PREDICTIONS =
            new PanelRows<>(
                    List.of(
                            new Column("time", TIME),
                            new Column("model", TEXT),
                            new Column("version", TEXT),
                            new Column("environment", TEXT),
                            new Column("label", TEXT),
                            new Column("score", SCORE),
                            new Column("status", TEXT),
                            new Column("latency_ms", MILLISECONDS),
                            new Column("request_id", TEXT)),
                    (page, scope) ->
                            page.items().stream().map(PredictionRows::prediction).toList());

    private PredictionRows() {}

    private static List<List<@Nullable Object>> labels(LabelTraffic traffic) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var series : traffic.labels()) add(rows, series, LABEL);
        for (var series : traffic.unlabelled()) add(rows, series, UNLABELLED);
        if (traffic.others() != null) add(rows, traffic.others(), OTHERS);
        return rows;
    }

    private static void add(List<List<@Nullable Object>> rows, LabelSeries series, String kind) {
        for (var step : series.steps()) {
            rows.add(row(step.start(), series.model(), series.label(), step.predictions(), kind));
        }
    }

    private static List<@Nullable Object> share(LabelShare share) {
        return row(
                share.model(),
                share.label(),
                share.count(),
                share.share(),
                share.shareLabelled(),
                share.model() == null ? OTHERS : share.label() == null ? UNLABELLED : LABEL);
    }

    /** Bins that hold some; then, without edges, how many predictions have no score. */
    private static List<List<@Nullable Object>> scores(Scores scores) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var bin : scores.bins()) {
            if (bin.count() > 0) rows.add(row(bin.from(), bin.to(), bin.count()));
        }
        if (scores.unscored() > 0) rows.add(row(null, null, scores.unscored()));
        return rows;
    }

    private static List<@Nullable Object> prediction(LogEntry entry) {
        return row(
                entry.time(),
                entry.model(),
                entry.version(),
                entry.environment(),
                entry.label(),
                entry.score(),
                entry.status(),
                entry.latencyMs(),
                entry.requestId());
    }

    /**
     * The newest predictions, a page at a time; blocks.
     *
     * @param most at least 1
     */
    static List<List<@Nullable Object>> newest(Cluster cluster, PanelScope scope, int most)
            throws ClusterException, InterruptedException {
        var rows = new ArrayList<List<@Nullable Object>>();
        var next = Cursor.START;
        while (next != null && rows.size() < most) {
            var size = Math.min(MOST_IN_A_PAGE, most - rows.size());
            var question = PredictionsQuery.page(scope, size, next);
            var page = cluster.ask(List.of(question)).get(question);
            rows.addAll(PREDICTIONS.of(page, scope));
            next = page.next();
        }
        return rows.subList(0, Math.min(most, rows.size()));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
