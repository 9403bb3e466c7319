package dev.sextant.ui.alerts;

import dev.sextant.alert.Condition;
import dev.sextant.cluster.Traffic;
import dev.sextant.model.Rate;
import dev.sextant.panel.PanelRows;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chart around an alert as a table. */
final class MomentRows {

    private MomentRows() {}

    static PanelRows<Moment> of(Condition condition) {
        var columns =
                switch (condition) {
                    case Condition.Count count ->
                            List.of(
                                    new Column("bucket", Kind.TIME),
                                    new Column("registered", Kind.COUNT),
                                    new Column("transitioned", Kind.COUNT),
                                    new Column("deployed", Kind.COUNT),
                                    new Column("failed", Kind.COUNT));
                    case Condition.ErrorRate rate ->
                            List.of(
                                    new Column("bucket", Kind.TIME),
                                    new Column("predictions", Kind.COUNT),
                                    new Column("errors", Kind.COUNT),
                                    new Column("error_rate", Kind.PERCENT));
                    default ->
                            List.of(
                                    new Column("bucket", Kind.TIME),
                                    new Column("count", Kind.COUNT),
                                    new Column("p50", Kind.MILLISECONDS),
                                    new Column("p95", Kind.MILLISECONDS),
                                    new Column("p99", Kind.MILLISECONDS));
                };
        return new PanelRows<>(columns, (moment, scope) -> rows(moment.quantity()));
    }

    private static List<List<@Nullable Object>> rows(Moment.Quantity quantity) {
        var rows = new ArrayList<List<@Nullable Object>>();
        switch (quantity) {
            case Moment.Quantity.Errors(var buckets) -> {
                for (var bucket : buckets) {
                    rows.add(
                            row(
                                    bucket.start(),
                                    bucket.predictions(),
                                    bucket.errors(),
                                    Rate.percent(bucket.errors(), bucket.predictions())));
                }
            }
            case Moment.Quantity.Events(var buckets) -> {
                for (var bucket : buckets) {
                    rows.add(
                            row(
                                    bucket.start(),
                                    bucket.registered(),
                                    bucket.transitioned(),
                                    bucket.deployed(),
                                    bucket.failed()));
                }
            }
            case Moment.Quantity.Predictions(Traffic traffic) -> {
                for (var model : traffic.models()) {
                    for (var step : model.steps()) {
                        var latency = step.latency();
                        rows.add(
                                row(
                                        step.start(),
                                        step.predictions(),
                                        latency.p50(),
                                        latency.p95(),
                                        latency.p99()));
                    }
                }
            }
        }
        return rows;
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
