package dev.sextant.panel;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.model.Interval;
import dev.sextant.panel.PanelRows.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A panel's numbers without its picture: every row, however many.
 *
 * @param interval the length of the buckets, for panels that have some
 */
public record Export(
        String id,
        List<Column> columns,
        @Nullable Function<PanelScope, Interval> interval,
        Load load) {

    /** Loads all rows; blocks. */
    @FunctionalInterface
    public interface Load {
        List<List<@Nullable Object>> rows(Cluster cluster, PanelScope scope)
                throws ClusterException, InterruptedException;
    }

    /** The panels in reading order. */
    public static List<Export> all() {
        return List.of(
                of("timeline", new TimelineQuery(), Rows.TIMELINE, PanelScope::timelineInterval),
                of(
                        "latency",
                        new LatencyQuery(Depth.PERCENTILES_OF_OTHERS),
                        Rows.LATENCY,
                        PanelScope::chartInterval),
                of("error-rate", new ErrorRateQuery(), Rows.ERROR_RATE, null),
                of("versions", new VersionsQuery(), Rows.VERSIONS, null),
                of(
                        "throughput",
                        new ThroughputQuery(Depth.COUNTS),
                        Rows.THROUGHPUT,
                        PanelScope::chartInterval),
                new Export("audit", Rows.AUDIT.columns(), null, Export::wholeAudit),
                of("labels", new LabelsQuery(), PredictionRows.LABELS, PanelScope::chartInterval),
                of("label-shares", new LabelSharesQuery(), PredictionRows.LABEL_SHARES, null),
                of("scores", new ScoresQuery(), PredictionRows.SCORES, null),
                predictions(Integer.MAX_VALUE));
    }

    /**
     * The newest predictions, without their text.
     *
     * @param most at least 1
     */
    public static Export predictions(int most) {
        return new Export(
                "predictions",
                PredictionRows.PREDICTIONS.columns(),
                null,
                (cluster, scope) -> PredictionRows.newest(cluster, scope, most));
    }

    public static Optional<Export> of(String id) {
        return all().stream().filter(export -> export.id().equals(id)).findFirst();
    }

    private static <T> Export of(
            String id,
            PanelQuery<T> query,
            PanelRows<T> rows,
            @Nullable Function<PanelScope, Interval> interval) {
        return new Export(
                id,
                rows.columns(),
                interval,
                (cluster, scope) -> {
                    var answers = cluster.ask(query.questions(scope));
                    return rows.of(query.read(scope, answers), scope);
                });
    }

    private static List<List<@Nullable Object>> wholeAudit(Cluster cluster, PanelScope scope)
            throws ClusterException, InterruptedException {
        var rows = new ArrayList<List<@Nullable Object>>();
        new WholeAudit(cluster, scope).read(rows::addAll);
        return rows;
    }
}
